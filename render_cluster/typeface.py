"""Typefaces: which file draws which character, at which weight; no text is drawn with a face that lacks its glyphs."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import font_roboto
from PIL import ImageFont

FONTS = Path(__file__).resolve().parent / "fonts"
ROBOTO = Path(font_roboto.font_directory)
FALLBACKS = (
    "ibm-plex-sans",
    "roboto",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-devanagari",
    "noto-sans-thai",
    "noto-sans-sc",
    "noto-sans-kr",
    "noto-emoji",
)
"""In this order; scripts differ, so the first that has a character is the one meant for it."""

_ROBOTO_WEIGHTS = {100: "Thin", 300: "Light", 400: "Regular", 500: "Medium", 700: "Bold", 900: "Black"}
_NAME = re.compile(
    r"(?P<family>.+)-(?P<subset>latin-ext|latin|vietnamese|greek|cyrillic-ext|cyrillic|arabic|devanagari|hebrew|thai|\d+)"
    r"-(?P<weight>\d{3}|wght)-(?P<style>normal|italic)"
)
_PROBE_SIZE = 32
_EMOJI_SHARE = 0.8
_NOT_A_CHARACTER = "\U0010fffe"
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_JOINING = frozenset("\u200d\ufe0e\ufe0f\u20e3") | {chr(code) for code in range(0x1F3FB, 0x1F400)}


@dataclass(frozen=True, slots=True)
class Face:
    """A family at one weight; `font` opens its Latin file. `elsewhere` is the weight in other families, 0: the same."""

    family: str
    weight: int
    italic: bool = False
    elsewhere: int = 0

    def font(self, size: int) -> ImageFont.FreeTypeFont:
        return _open(_own_files(self)[0], self.weight, size)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in a row that one font draws."""

    text: str
    font: ImageFont.FreeTypeFont


def open_face(family: str, weight: int, size: int, italic: bool = False) -> ImageFont.FreeTypeFont:  # noqa: FBT001, FBT002 - as one asks for a font
    """Return the family's Latin face, Roboto if the family is not there."""
    return Face(family, weight, italic).font(size)


def split_runs(text: str, face: Face, size: int) -> tuple[Run, ...]:
    """Split into runs that one font can draw; characters that no font has are left out, as are invisible ones."""
    runs: list[tuple[Path, str]] = []
    for cluster in _clusters(text):
        before = runs[-1][0] if runs else None
        path = before if before and cluster.isspace() else _path_for(cluster[0], face)
        if path is None:
            continue
        if path == before:
            runs[-1] = (path, runs[-1][1] + cluster)
        else:
            runs.append((path, cluster))
    weight = face.elsewhere or face.weight
    return tuple(Run(part, _open(path, weight, size)) for path, part in runs)


def missing_glyphs(text: str, face: Face) -> str:
    """Return the characters that no typeface here can draw, each once, in the order of the text."""
    absent = (c[0] for c in _clusters(text) if not c.isspace() and _path_for(c[0], face) is None)
    return "".join(dict.fromkeys(absent))


def forget() -> None:
    """Look for the files again: they may have been fetched since."""
    for remembered in (_catalogue, _files, _path_for):
        remembered.cache_clear()


def _clusters(text: str) -> Iterator[str]:
    """Characters with what combines with them: accents, joiners, variation selectors, skin tones."""
    held = ""
    for char in text:
        if char in _INVISIBLE:
            continue
        joins = char in _JOINING or unicodedata.category(char) in {"Mn", "Me", "Mc"} or held.endswith("\u200d")
        if held and not joins:
            yield held
            held = ""
        held += char
    if held:
        yield held


@lru_cache(maxsize=8192)
def _path_for(char: str, face: Face) -> Path | None:
    own = _own_files(face)
    others = (_files(family, face.elsewhere or face.weight, face.italic) for family in FALLBACKS)
    return next((path for files in (own, *others) for path in files if _covers(path, char)), None)


@lru_cache(maxsize=16384)
def _covers(path: Path, char: str) -> bool:
    """A character without a glyph is drawn as the same box as one that cannot exist."""
    if char.isspace():
        return True
    font, absent = _probe(path)
    mask = font.getmask(char)
    return (bytes(mask), mask.size) != absent and bool(mask.size[0])


@lru_cache(maxsize=512)
def _probe(path: Path) -> tuple[ImageFont.FreeTypeFont, tuple[bytes, tuple[int, int]]]:
    font = ImageFont.truetype(str(path), _PROBE_SIZE, layout_engine=ImageFont.Layout.BASIC)
    mask = font.getmask(_NOT_A_CHARACTER)
    return font, (bytes(mask), mask.size)


@lru_cache(maxsize=512)
def _open(path: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    scaled = round(size * _EMOJI_SHARE) if path.name.startswith("noto-emoji") else size
    font = ImageFont.truetype(str(path), max(1, scaled), layout_engine=ImageFont.Layout.RAQM)
    if "-wght-" in path.name:
        axis = font.get_variation_axes()[0]
        font.set_variation_by_axes([min(max(weight, axis["minimum"] or weight), axis["maximum"] or weight)])
    return font


def _own_files(face: Face) -> tuple[Path, ...]:
    return _files(face.family, face.weight, face.italic) or (_roboto(face.elsewhere or face.weight, face.italic),)


@lru_cache(maxsize=128)
def _files(family: str, weight: int, italic: bool) -> tuple[Path, ...]:  # noqa: FBT001 - a cache key
    """Return the family's files of the nearest weight, Latin first; none if the family is not there."""
    found = [(path, match) for path, match in _catalogue() if match["family"] == family]
    if not found:
        return (_roboto(weight, italic),) if family == "roboto" else ()
    style = "italic" if italic and any(match["style"] == "italic" for _, match in found) else "normal"
    styled = [(path, match) for path, match in found if match["style"] == style]
    weights = {int(match["weight"]) for _, match in styled if match["weight"] != "wght"}
    nearest = str(min(weights, key=lambda have: (abs(have - weight), -have))) if weights else "wght"
    files = [path for path, match in styled if match["weight"] == nearest]
    return tuple(sorted(files, key=lambda path: (f"{family}-latin-{nearest}" not in path.name, path.name)))


@lru_cache(maxsize=1)
def _catalogue() -> tuple[tuple[Path, re.Match[str]], ...]:
    named = ((path, _NAME.fullmatch(path.stem)) for path in sorted(FONTS.glob("*.woff2")))
    return tuple((path, match) for path, match in named if match)


def _roboto(weight: int, italic: bool) -> Path:  # noqa: FBT001 - passed on
    name = _ROBOTO_WEIGHTS[min(_ROBOTO_WEIGHTS, key=lambda have: abs(have - weight))]
    style = ("Italic" if name == "Regular" else name + "Italic") if italic else name
    return ROBOTO / f"Roboto-{style}.ttf"
