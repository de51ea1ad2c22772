"""Typefaces: which file draws which cluster, at which weight; no text is drawn with a face that lacks its glyphs."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

from render_cluster import font_files
from render_cluster.font_files import IGNORABLE, advance, covers, drawn_marks, files_of, open_font, roboto
from render_cluster.graphemes import clusters, is_emoji, is_mark

EMOJI = "noto-emoji"
FALLBACKS = (
    "ibm-plex-sans",
    "roboto",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-devanagari",
    "noto-sans-thai",
    "noto-sans-sc",
    "noto-sans-kr",
    EMOJI,
)
"""In this order; scripts differ, so the first that has a character is the one meant for it."""
_INVISIBLE = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Face:
    """A family at one weight; `font` opens its Latin file. `elsewhere` is the weight in other families, 0: the same."""

    family: str
    weight: int
    italic: bool = False
    elsewhere: int = 0

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return open_font(_own_files(self)[0], self.weight, size)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that one font draws."""

    text: str
    font: ImageFont.FreeTypeFont


def open_face(family: str, weight: int, size: int, italic: bool = False) -> ImageFont.FreeTypeFont:  # noqa: FBT001, FBT002 - as one asks for a font
    """Return the family's Latin face, Roboto if the family is not there."""
    return Face(family, weight, italic).font(size)


def split_runs(text: str, face: Face, size: int) -> tuple[Run, ...]:
    """Split into runs that one font can draw; clusters that no font has are left out, as is what is invisible.

    A space goes with what is before it, but after an emoji: there it would be as wide as a picture.
    """
    runs: list[tuple[Path, str]] = []
    pictures = files_of(EMOJI, 0)
    for cluster in _visible(text):
        before = runs[-1][0] if runs else None
        path = before if before and cluster.isspace() and before not in pictures else _path_for(cluster, face)
        if path is None:
            continue
        if path == before:
            runs[-1] = (path, runs[-1][1] + cluster)
        else:
            runs.append((path, cluster))
    weight = face.elsewhere or face.weight
    return tuple(Run(part, open_font(path, weight, size)) for path, part in runs)


def missing_glyphs(text: str, face: Face) -> str:
    """Return the characters that no typeface here can draw, each once, in the order of the text."""
    absent = (c[0] for c in _visible(text) if not c.isspace() and _path_for(c, face) is None)
    return "".join(dict.fromkeys(absent))


def forget() -> None:
    """Look for the files again: they may have been fetched since."""
    font_files.forget()
    _path_for.cache_clear()


def _visible(text: str) -> Iterator[str]:
    """Clusters without what has no picture; a joiner alone joins nothing."""
    kept = "".join(char for char in text if char not in _INVISIBLE)
    return (cluster for cluster in clusters(kept) if any(char not in IGNORABLE for char in cluster))


@lru_cache(maxsize=8192)
def _path_for(cluster: str, face: Face) -> Path | None:
    """The first file that has all of it; else the one that has the letter and most of its marks."""
    if is_emoji(cluster) and (picture := _emoji_file(cluster)):
        return picture
    composed = unicodedata.normalize("NFC", cluster)
    marks = sum(is_mark(char) and char not in IGNORABLE for char in composed[1:])
    best, most = None, -1
    for path in _candidates(face):
        if covers(path, composed) and (drawn := drawn_marks(path, composed)) > most:
            best, most = path, drawn
            if drawn == marks:
                break
    return best


def _candidates(face: Face) -> Iterator[Path]:
    yield from _own_files(face)
    for family in FALLBACKS:
        yield from files_of(family, face.elsewhere or face.weight, italic=face.italic)


def _emoji_file(cluster: str) -> Path | None:
    """A sequence is known to the file that makes one picture of it: the narrowest."""
    files = [path for path in files_of(EMOJI, 0) if covers(path, cluster)]
    return min(files, key=lambda path: (advance(path, cluster), path.name), default=None)


def _own_files(face: Face) -> tuple[Path, ...]:
    own = files_of(face.family, face.weight, italic=face.italic)
    return own or (roboto(face.elsewhere or face.weight, italic=face.italic),)
