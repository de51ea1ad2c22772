"""A sentence worth reading that nobody speaks: shown word for word beside the words of its own section."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from adapters.language.offline.judging import faults_of
from adapters.language.offline.sentences import Sentence
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import count_words, terms
from application.contracts.article import BlockKind

SHORTEST, LONGEST = 5, 17
WORTH = 1.5
_STRONG = re.compile(
    r"(?i)\b(not|never|no|nobody|nothing|only|every|always|but|instead|cannot|without|most|best|worst|easier|harder|"
    r"more than|less than|rather|is like|mistake|trust|fear|free|must|matters?|goal|key|reason)\b"
)
_FLAT = re.compile(
    r"(?i)^(okay|ok|now|you[’']ve|we[’']ll|let|for|in|on|at|as|when|while|with|after|before|since|during|by|if|and|so|then|note)\b|\b(launched|began|will|"
    r"may|might|could|aim|want|hope|wanted|hoped|also)\b|[:;(]|\d{4}"
)
_EXCUSED = frozenset({"first_person", "no_verb"})


def pulled_quote(study: Study, slot: Slot, said: Sequence[str]) -> str:
    """Empty if the section has no short whole sentence that is as strong and says something else than the voice."""
    if slot.section is None:
        return ""
    own = [s for s in slot.pool if s.section in slot.section.family() and s not in slot.chosen and _fits(s)]
    lines = [s.full for s in own]
    if slot.section.level == 1:
        lines += [line.text for line in study.excerpt if _stands(study, line.text)]
    found = [line for line in lines if _worth(study, line) >= WORTH and not _said(line, said)]
    best = max(found, key=lambda line: _worth(study, line), default="")
    return best.strip('"“” ').replace("`", "")


def _stands(study: Study, text: str) -> bool:
    return SHORTEST <= count_words(text) <= LONGEST and not faults_of(text, study.language) - _EXCUSED


def _fits(sentence: Sentence) -> bool:
    whole = SHORTEST <= count_words(sentence.full) <= LONGEST and not re.search(r"[?`“”\"]", sentence.full)
    prose = sentence.passage.kind is BlockKind.PARAGRAPH or not sentence.passage.label
    return whole and prose and not sentence.faults - _EXCUSED and sentence.full[:1].isupper()


def _worth(study: Study, text: str) -> float:
    return min(len(_STRONG.findall(text)), 3) - 1.5 * bool(_FLAT.search(text)) + 0.4 * study.weight_of(text)


def _said(text: str, said: Sequence[str]) -> bool:
    words = set(terms(text))
    for other in said:
        shared = len(words & set(terms(other)))
        if fuzz.ratio(text.lower(), other.lower()) > 60 or shared > 0.6 * max(len(words), 1):
            return True
    return False
