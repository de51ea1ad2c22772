"""Sentences with their place in the article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from adapters.language.offline.languages import Language
from adapters.language.offline.outline import Passage, Section
from adapters.language.offline.quotations import Quotation
from adapters.language.offline.words import count_words

_BREAK = re.compile(r"[.!?…؟]+[\"”’)]*\s+(?=[\"“‘(¿¡«„]?[\w§.`])|[。！？]+[」』]*")


@dataclass(frozen=True, slots=True)
class Line:
    """Words to be spoken, and the characters of the article that back them (none for our own phrases)."""

    text: str
    start: int = 0
    end: int = 0

    @property
    def size(self) -> int:
        return count_words(self.text)


@dataclass(slots=True, eq=False)
class Sentence:
    """`line` is how it would be spoken, `full` how it stands; `faults` are the reasons against speaking it.

    `spare` words are not counted where room is short: two sentences breathe more easily than one.
    """

    line: Line
    full: str
    section: Section
    passage: Passage
    order: int
    position: int
    passage_position: int
    following: str = ""
    faults: frozenset[str] = field(default_factory=frozenset)
    score: float = 0.0
    quotation: Quotation | None = None
    spare: int = 0

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def size(self) -> int:
        return self.line.size

    def speakable(self, *, alone: bool = True) -> bool:
        """A sentence that points back may follow its predecessor, but not stand alone."""
        excused = {"first_person"} if alone else {"first_person", "dangling", "points_back", "unknown_name"}
        return not self.faults - excused


def successor(sentence: Sentence, pool: Iterable[Sentence]) -> Sentence | None:
    """Return the next sentence of the same paragraph."""
    return next((s for s in pool if s.passage is sentence.passage and s.position == sentence.position + 1), None)


def split(text: str, start: int, language: Language) -> Iterator[Line]:
    """Cut after full stops that end a sentence, not after those of abbreviations, numbers and names."""
    last = 0
    for found in _BREAK.finditer(text):
        if _continues(text, last, found, language):
            continue
        yield from _piece(text, last, found.end(), start)
        last = found.end()
    yield from _piece(text, last, len(text), start)


def _piece(text: str, first: int, last: int, start: int) -> Iterator[Line]:
    piece = text[first:last]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        yield Line(piece.strip(), start + first + lead, start + first + lead + len(piece.strip()))


def _continues(text: str, last: int, found: re.Match[str], language: Language) -> bool:
    mark = text[found.start()]
    before = re.search(r"(\S+)$", text[last : found.start() + 1])
    word = re.sub(r"[^\w.]", "", before[1] if before else "").rstrip(".").lower()
    if mark == "." and before and "°" in before[1]:
        return False
    if mark == "." and (word in language.abbreviations or re.fullmatch(r"[^\W\d]|(\w\.)+[^\W\d]", word)):
        return True
    if mark == "." and language.code == "de" and word.isdigit():
        return True
    return mark in ".…" and text[found.end() : found.end() + 1].islower()
