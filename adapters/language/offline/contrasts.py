"""Two sides that an article sets against each other: then and now, old and new."""

import re

from adapters.language.offline.sentences import Sentence
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import STOP, capitalised, count_words, words

SIDES = (
    (
        re.compile(r"^(?:The |Our )?old\b", re.IGNORECASE),
        re.compile(r"^(?:The |Our )?new\b", re.IGNORECASE),
        "Old",
        "New",
    ),
    (re.compile(r"^Before\b"), re.compile(r"^(?:Now|Today|After|Afterwards)\b"), "Before", "After"),
    (re.compile(r"^(?:In the past|Formerly|Once|Then)\b"), re.compile(r"^(?:Now|Today|These days)\b"), "Then", "Now"),
)
LONGEST = 6
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|required|requires|took|takes|needed|needs|cost|costs|had|has|have|meant|means|used|uses)\b "
    r"(?P<what>[^,;:.]+)"
)
_TAIL = re.compile(r" (?:that|which|who|because|so that|and|or|but|when|while|typically|usually|from|for|by|with)\b.*$")


def contrast_in(study: Study, slot: Slot) -> tuple[str, ...]:
    """Heads, then what is said of each side; nothing unless the scene speaks of one of the two."""
    if slot.section is None:
        return ()
    family = slot.section.family()
    near = [s for s in study.sentences if s.section in family]
    for first, second, left, right in SIDES:
        before = next((s for s in near if first.match(s.full)), None)
        after = next((s for s in near if second.match(s.full)), None)
        if before and after and (before in slot.chosen or after in slot.chosen):
            what, then = _what(before), _what(after)
            if what and then:
                return f"{left} | {right}", f"{what} | {then}"
    return ()


def _what(sentence: Sentence) -> str:
    found = _PREDICATE.search(sentence.full)
    if found is None:
        return ""
    what = _TAIL.sub("", found["what"]).strip()
    last = words(what)[-1].lower() if words(what) else ""
    whole = 1 < count_words(what) <= LONGEST and last not in STOP
    return capitalised(re.sub(r"^(?:an?|the) ", "", what)) if whole else ""
