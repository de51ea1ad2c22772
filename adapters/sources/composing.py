"""Blocks are put one after another into one text, and each remembers where it stands in it."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from application.contracts.article import Block, BlockKind

_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\u20e3]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LONGEST_CELL = 300


def clean(text: str) -> str:
    """One line of plain words: no markup entity, emoji, invisible or control character."""
    text = _INVISIBLE.sub("", _EMOJI.sub("", html.unescape(text)))
    return re.sub(r"\s+", " ", _CONTROL.sub(" ", text).replace("\xa0", " ")).strip()


@dataclass(frozen=True, slots=True)
class PictureLink:
    locator: str
    alt: str


@dataclass(slots=True)
class Composition:
    """Collects what a parser finds, in reading order."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[PictureLink] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        return "\n\n".join(self._parts)

    def heading(self, text: str, level: int) -> None:
        if text := clean(text):
            self._add(Block(kind=BlockKind.HEADING, text=text, level=level))

    def paragraph(self, text: str) -> None:
        if text := clean(text):
            self._add(Block(kind=BlockKind.PARAGRAPH, text=text))

    def quote(self, text: str) -> None:
        if text := clean(text):
            self._add(Block(kind=BlockKind.QUOTE, text=text))

    def code(self, text: str, language: str = "") -> None:
        """`items` holds the language that the author named."""
        text = _CONTROL.sub("", text.replace("\t", "    ").replace("\r", "")).rstrip()
        if text:
            self._add(Block(kind=BlockKind.CODE, text=text, items=(language,) if language else ()))

    def items(self, items: Sequence[str], *, ordered: bool, depth: int = 1) -> None:
        kept = tuple(item for item in map(clean, items) if item)
        if kept:
            text = "\n".join(kept)
            self._add(Block(kind=BlockKind.LIST, text=text, items=kept, ordered=ordered, level=depth))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        kept = tuple(tuple(clean(cell)[:LONGEST_CELL] for cell in row) for row in rows if any(map(clean, row)))
        if kept:
            self._add(Block(kind=BlockKind.TABLE, text="\n".join(" | ".join(row) for row in kept), rows=kept))

    def picture(self, locator: str, alt: str) -> None:
        at = self._length
        locator = locator.strip()
        if locator and locator not in {known.locator for known in self.pictures}:
            image = len(self.pictures)
            self.pictures.append(PictureLink(locator, clean(alt)))
            self.blocks.append(Block(kind=BlockKind.IMAGE, text=clean(alt), image=image, start=at, end=at))

    def _add(self, block: Block) -> None:
        start = self._length + (2 if self._parts else 0)
        end = start + len(block.text)
        self.blocks.append(block.model_copy(update={"start": start, "end": end}))
        self._parts.append(block.text)
        self._length = end
