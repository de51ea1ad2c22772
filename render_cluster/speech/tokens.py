"""The written words of a text, each with its place, and the sentences they form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from render_cluster.speech.tongues import TONGUES

LONGEST_SIGNS = 8
_WORD = re.compile(r"\S+")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_CLAUSE = re.compile(r"[^、，。！？；：,.!?;:]+[、，。！？；：,.!?;:]*[）》」』”]*|.")
_END = re.compile(r"[.!?…؟。！？][\"”’»)」』）]*$")
_ABBREVIATION = re.compile(
    r"^\W*([A-Za-zÄÖÜäöü]\.)+$|^\W*(Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|ca|bzw|usw|approx|\d{1,2})\.$", re.IGNORECASE
)

_CLOSING = frozenset({"etc.", "usw.", "enz.", "ecc.", "no."})
"""They stand at the end of a sentence as well."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is written; text without spaces between words is cut at its clauses."""

    text: str
    start: int


def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(token for match in _WORD.finditer(text) for token in _cut(match.group(), match.start()))


def sentences_of(tokens: Sequence[Token], language: str = "") -> Iterator[tuple[Token, ...]]:
    begun, short = 0, _abbreviations(language)
    for index, token in enumerate(tokens, 1):
        if index == len(tokens) or (_END.search(token.text) and not _is_short(token.text, short)):
            yield tuple(tokens[begun:index])
            begun = index


def _abbreviations(language: str) -> frozenset[str]:
    tongue = TONGUES.get(language.lower().partition("-")[0])
    words = " ".join(tongue.words).split() if tongue else []
    return frozenset(word for word in words if word.endswith(".")) - _CLOSING


def _is_short(word: str, short: frozenset[str]) -> bool:
    return bool(_ABBREVIATION.match(word)) or word.lower().lstrip("(«„“") in short


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
