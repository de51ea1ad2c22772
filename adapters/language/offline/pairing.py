"""Two sentences that are one thought: a fact about somebody or something that only the sentence before it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from adapters.language.offline.sentences import Line, Sentence
from adapters.language.offline.words import NUMBER_RE

LONGEST = 30
BONUS, BREATH = 0.6, 4
LEANS_ON_A_NAME = "unknown_name"
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b|^[A-Z][a-z]{2,}(?= (?:has|was|is|did|does|had|can)\b)")
_FEW = 4


def pairs_of(sentences: Sequence[Sentence], body: str) -> Iterator[Sentence]:
    """Mark what leans on a name, and join what has a figure with the sentence it leans on, if both stay short."""
    for first, second in pairwise(sentences):
        if first.passage is not second.passage:
            continue
        if _introduced(first, second, body):
            second.faults |= {LEANS_ON_A_NAME}
        leans = second.faults and not second.faults - {LEANS_ON_A_NAME, "dangling"}
        if leans and NUMBER_RE.search(second.text) and first.speakable() and first.size + second.size <= LONGEST:
            yield replace(
                first,
                line=Line(f"{first.text} {second.text}", first.line.start, second.line.end),
                full=f"{first.full} {second.full}",
                following=second.following,
                spare=BREATH,
                score=max(first.score, second.score) + BONUS,
            )


def _introduced(first: Sentence, second: Sentence, body: str) -> bool:
    """A name that the article uses seldom, and for the first time in the sentence before."""
    for name in _NAME.findall(second.full):
        found = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", body)]
        if name in first.full and len(found) <= _FEW and found[0] >= first.line.start:
            return True
    return False
