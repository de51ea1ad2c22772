"""Which moments a kind of article needs: they are looked for first, and dropped last."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from adapters.language.offline.counting import ArticleType
from adapters.language.offline.sentences import Sentence
from adapters.language.offline.slots import Slot
from adapters.language.offline.words import NUMBER

NEEDED = 2.0
"""A moment that is kept so firmly is what its scene is about."""


class Moment(StrEnum):
    FACT = "fact"
    QUOTE = "quote"
    NEXT = "next"
    COMPARISON = "comparison"
    CAUSE = "cause"
    CLAIM = "claim"
    COUNTER = "counter-argument"
    PROBLEM = "problem"
    RESULT = "result"
    DEFINITION = "definition"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Shot:
    """`favour` is added to each sentence with the signs, `keep` to the scene that has the best one."""

    moment: Moment
    favour: float
    keep: float = 0.0


SIGNS: Mapping[Moment, re.Pattern[str]] = {
    Moment.FACT: re.compile(NUMBER),
    Moment.NEXT: re.compile(
        r"\bwill\b|(?i:\bfrom \d|\bstarting\b|\bnext (week|month|year)\b|\bavailable\b|\bsign up\b)"
    ),
    Moment.COMPARISON: re.compile(
        rf"(?i)\b(than|instead of|twice|half|halved|doubled|fewer|from (?:{NUMBER}).* to (?:{NUMBER}))\b"
    ),
    Moment.CAUSE: re.compile(
        r"(?i)\b(because|reasons?|due to|thanks to|causes?|caused|explains?|drives?|that is why)\b"
    ),
    Moment.CLAIM: re.compile(r"(?i)\b(should|must|i think|i believe|needs? to|has to)\b"),
    Moment.COUNTER: re.compile(
        r"(?i)^(critics|opponents|sceptics|skeptics|others|some (people )?(say|argue|will)|of course|to be fair|"
        r"true,|yes,|it is true)\b|\b(is|are) right\b"
    ),
    Moment.PROBLEM: re.compile(
        r"(?i)\b(problem|hard|slow|guess(ed)?|failed|couldn[’']t|could not|difficult|challenge|tension|stuck|broke)\b"
    ),
    Moment.RESULT: re.compile(r"(?i)\b(now|results?|fell|dropped|rose|grew|saves?d?|in the end|takes? only)\b"),
    Moment.DEFINITION: re.compile(r"^.{0,52}\b(is|are|refers to|means) (a|an|the|software|like)\b"),
    Moment.EXAMPLE: re.compile(r"(?i)\b(simple (type|kind)|example|is like|imagine|think of)\b"),
}
SHOT_LISTS: Mapping[ArticleType, Sequence[Shot]] = {
    ArticleType.ANNOUNCEMENT: (Shot(Moment.FACT, 0.6), Shot(Moment.QUOTE, 0.9, 2.5), Shot(Moment.NEXT, 1.0, 2.5)),
    ArticleType.DATA: (Shot(Moment.FACT, 0.3), Shot(Moment.COMPARISON, 0.7, 2.0), Shot(Moment.CAUSE, 1.2, 2.0)),
    ArticleType.OPINION: (Shot(Moment.CLAIM, 0.5, 1.0), Shot(Moment.CAUSE, 0.3), Shot(Moment.COUNTER, 1.2, 2.0)),
    ArticleType.CASE: (Shot(Moment.PROBLEM, 0.5, 1.0), Shot(Moment.RESULT, 0.7, 2.0)),
    ArticleType.EXPLAINER: (Shot(Moment.DEFINITION, 0.4, 1.0), Shot(Moment.EXAMPLE, 0.6, 0.5)),
}


def favour(kind: ArticleType, slots: Sequence[Slot]) -> None:
    """Sentences are favoured in place: what has the signs of a wanted moment is chosen for its scene."""
    for shot in SHOT_LISTS.get(kind, ()):
        found = [(s, slot) for slot in slots for s in slot.pool if _shows(s, shot.moment) and s.speakable()]
        for sentence in {id(s): s for s, _ in found}.values():
            sentence.score += shot.favour
        if found and shot.keep:
            sentence, scene = max(found, key=lambda pair: (pair[0].score, -pair[0].order))
            scene.keep += shot.keep
            if shot.keep >= NEEDED:
                sentence.score = max(other.score for other in scene.pool) + 0.1


def _shows(sentence: Sentence, moment: Moment) -> bool:
    if moment is Moment.QUOTE:
        return sentence.quotation is not None
    return sentence.quotation is None and bool(SIGNS[moment].search(sentence.full))
