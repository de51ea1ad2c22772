"""The written words of a text, each with its place, and the sentences they form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST_SIGNS = 8
_WORD = re.compile(r"\S+")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_CLAUSE = re.compile(r"[^、，。！？；：,.!?;:]+[、，。！？；：,.!?;:]*[）》」』”]*|.")
_END = re.compile(r"[.!?…。！？][\"”’»)」』）]*$")
_ABBREVIATION = re.compile(
    r"^\W*([A-Za-zÄÖÜäöü]\.)+$|^\W*(Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|ca|bzw|usw|approx|\d{1,2})\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is written; text without spaces between words is cut at its clauses."""

    text: str
    start: int


def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(token for match in _WORD.finditer(text) for token in _cut(match.group(), match.start()))


def sentences_of(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    begun = 0
    for index, token in enumerate(tokens, 1):
        if index == len(tokens) or (_END.search(token.text) and not _ABBREVIATION.match(token.text)):
            yield tuple(tokens[begun:index])
            begun = index


def _cut(word: str, start: int) -> Iterator[Token]:
    if not _SIGNS.search(word):
        yield Token(word, start)
        return
    for clause in _CLAUSE.finditer(word):
        whole = clause.group()
        parts = -(-len(whole) // LONGEST_SIGNS)
        size = -(-len(whole) // parts)
        for at in range(0, len(whole), size):
            yield Token(whole[at : at + size], start + clause.start() + at)
