"""Cards of every layout out of one's own words, and pictures to try captions on: what a preview shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np
from PIL import Image

from render_cluster.look.order import CardContent
from render_cluster.look.thumbs.wording import claim, key_of, wording
from render_cluster.look.words import clean

_SENTENCES = re.compile(r"(?<=[.!?。！？])\s+|\n+")
_LONGEST_TITLE, _LONGEST_QUOTE, _FEWEST = 90, 26, 5
_GRAIN = 7.0
_SHAPE = (31.0, 32.0, 34.0, 38.0, 43.0, 50.0, 58.0, 66.0, 73.0)
_OTHER = (16.0, 17.0, 20.0, 25.0, 31.0, 36.0, 41.0, 50.0, 60.0)
_BARS = (9.0, 6.0, 3.0, 2.0)
"""Figures that only show what a chart looks like."""


@dataclass(frozen=True, slots=True)
class Words:
    """`title` is the first line, `lines` are the sentences after it, repeated until there are enough of them."""

    title: str
    lines: tuple[str, ...]

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(claim(line).rstrip(".!?") for line in self.lines)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key_of(line) or claim(line) for line in self.lines)

    @property
    def quote(self) -> str:
        able = [line for line in self.lines if len(line.split()) <= _LONGEST_QUOTE]
        return max(able, key=len, default=claim(self.title))


def words_of_text(text: str) -> Words:
    """The first line is the title; the rest is cut into sentences."""
    told = [clean(part, 240) for part in _SENTENCES.split(text.strip()) if part.strip()]
    title = told[0] if told else "Your own words"
    rest = told[1:] or [title]
    return Words(clean(title, _LONGEST_TITLE), tuple(islice(cycle(rest), max(_FEWEST, len(rest)))))


def contents(words: Words) -> tuple[CardContent, ...]:
    """One of each layout; a list and a table have a row that is spoken of."""
    title, items, keys = claim(words.title), words.items, words.keys
    return (
        CardContent(layout="headline", headline=words.title, attribution=words.lines[0]),
        CardContent(layout="quote", headline=words.quote, attribution=words.title),
        CardContent(layout="list", headline=title, items=items[:4], active=2),
        _number(words),
        CardContent(layout="comparison", headline=title, items=_sides(items, keys)),
        CardContent(layout="bars", headline=words.lines[0], points=tuple(zip(keys, _BARS, strict=False))),
        _line(title, keys),
        CardContent(layout="code", headline=claim(words.lines[1]), items=_code(keys), active=2, attribution="words.py"),
        CardContent(layout="table", headline=title, items=_rows(items, keys), active=2),
        CardContent(layout="photo", headline=words.title),
        CardContent(layout="photo", headline=words.lines[0], attribution=keys[0]),
        CardContent(layout="end", headline=title, items=(items[0], "example.org")),
    )


def landscape(width: int, height: int, *, dark: bool = False, busy: bool = False) -> Image.Image:
    """A picture that no one took: sky, ridges, water, grain; bright unless `dark`; `busy` is full of small things."""
    longest, grains = max(width, height), np.random.default_rng(5)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / longest
    sky = np.array((26, 38, 74) if dark else (226, 238, 250), np.float32)
    image = sky * (1 - 0.25 * y[..., None])
    for k, level in enumerate((0.42, 0.55, 0.7)):
        ridge = level * height / longest + 0.05 * np.sin(x * (7 + 5 * k) + k) + 0.02 * np.sin(x * (31 + 9 * k))
        tone = sky * (1 - 0.22 * (k + 1)) if dark else sky * (0.97 - 0.05 * k) - 8 * k
        image = np.where((y > ridge)[..., None], tone + 30 * (y - ridge)[..., None], image)
    if busy:
        spots = grains.integers(0, 255, (height // 24 + 1, width // 24 + 1, 3))
        image = 0.4 * image + 0.6 * np.kron(spots, np.ones((24, 24, 1)))[:height, :width]
    image = image + grains.normal(0, _GRAIN, (height, width, 1))
    return Image.fromarray(image.clip(0, 255).astype(np.uint8))


def drawing(width: int, height: int, inks: Sequence[str]) -> Image.Image:
    """A chart as an article has one: flat bars on white."""
    image = Image.new("RGB", (width, height), "#ffffff")
    for k, share in enumerate((0.35, 0.5, 0.42, 0.7, 0.86)):
        left, high = round(width * (0.1 + 0.17 * k)), round(height * 0.8 * share)
        image.paste(
            inks[k % len(inks)], (left, round(height * 0.9) - high, left + round(width * 0.11), round(height * 0.9))
        )
    image.paste("#333333", (round(width * 0.06), round(height * 0.9), round(width * 0.94), round(height * 0.9) + 4))
    return image


def _number(words: Words) -> CardContent:
    """The first figure that the words name."""
    found = [wording(CardContent(layout="number", headline=line)) for line in (words.title, *words.lines)]
    figure, unit = next(((each.figure, each.unit) for each in found if each.figure), ("90%", ""))
    return CardContent(layout="number", headline=words.lines[0], figure=figure, unit=unit, attribution=words.keys[0])


def _line(title: str, keys: Sequence[str]) -> CardContent:
    points = tuple((str(2016 + k), value) for k, value in enumerate(_SHAPE))
    return CardContent(
        layout="line", headline=title, figure=keys[0], unit="%", points=points, series=((keys[1], _OTHER),)
    )


def _sides(items: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    return (f"{keys[0]} | {keys[1]}", f"{items[0]} | {items[1]}", f"{items[2]} | {items[3]}")


def _rows(items: Sequence[str], keys: Sequence[str]) -> tuple[str, ...]:
    return ("Word | Sentence", *(f"{key} | {item}" for key, item in zip(keys[:4], items, strict=False)))


def _code(keys: Sequence[str]) -> tuple[str, ...]:
    return ("words = [", *(f'    "{key}",' for key in keys[:4]), "]", "for word in words:", "    print(word)")
