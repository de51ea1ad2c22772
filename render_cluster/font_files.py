"""The font files: which belong to a family, which characters and clusters each of them can draw."""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path

import font_roboto
from PIL import ImageFont

from render_cluster.graphemes import is_mark

FONTS = Path(__file__).resolve().parent / "fonts"
ROBOTO = Path(font_roboto.font_directory)

_ROBOTO_WEIGHTS = {100: "Thin", 300: "Light", 400: "Regular", 500: "Medium", 700: "Bold", 900: "Black"}
_NAME = re.compile(
    r"(?P<family>.+)-(?P<subset>latin-ext|latin|vietnamese|greek|cyrillic-ext|cyrillic|arabic|devanagari|hebrew|thai|\d+)"
    r"-(?P<weight>\d{3}|wght)-(?P<style>normal|italic)"
)
_PROBE_SIZE = 32
_EMOJI_SHARE = 0.8
_NOT_A_CHARACTER = "\U0010fffe"
IGNORABLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
"""These say something about their neighbours and have no picture of their own."""


def files_of(family: str, weight: int, *, italic: bool = False) -> tuple[Path, ...]:
    """Return the family's files of the nearest weight, Latin first; none if the family is not there."""
    return _files(family, weight, italic)


def roboto(weight: int, *, italic: bool = False) -> Path:
    name = _ROBOTO_WEIGHTS[min(_ROBOTO_WEIGHTS, key=lambda have: abs(have - weight))]
    style = ("Italic" if name == "Regular" else name + "Italic") if italic else name
    return ROBOTO / f"Roboto-{style}.ttf"


@lru_cache(maxsize=512)
def open_font(path: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    scaled = round(size * _EMOJI_SHARE) if path.name.startswith("noto-emoji") else size
    font = ImageFont.truetype(str(path), max(1, scaled), layout_engine=ImageFont.Layout.RAQM)
    if "-wght-" in path.name:
        axis = font.get_variation_axes()[0]
        font.set_variation_by_axes([min(max(weight, axis["minimum"] or weight), axis["maximum"] or weight)])
    return font


def covers(path: Path, cluster: str) -> bool:
    """Every character of a cluster must have a glyph; marks may be built into their letter's, joiners have none."""
    needed = [char for char in cluster if char not in IGNORABLE]
    return bool(needed) and all(_covers(path, char) for char in needed if char == needed[0] or not is_mark(char))


def drawn_marks(path: Path, cluster: str) -> int:
    """Count the marks that the font has of its own; a font without them draws boxes or loses them."""
    return sum(_covers(path, char) for char in cluster[1:] if is_mark(char) and char not in IGNORABLE)


def advance(path: Path, cluster: str) -> float:
    """Ems that the shaped cluster takes: a sequence that a font knows is as wide as one emoji."""
    font = open_font(path, 0, _PROBE_SIZE)
    return font.getlength(cluster) / font.size


@cache
def fingerprint() -> str:
    """Hash what the files hold: where they are missing or newer, text looks different."""
    content = hashlib.sha256()
    for path in (*sorted(FONTS.glob("*.woff2")), *sorted(ROBOTO.glob("*.ttf"))):
        content.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return content.hexdigest()


def forget() -> None:
    """Look for the files again: they may have been fetched since."""
    for remembered in (_catalogue, _files, fingerprint):
        remembered.cache_clear()


@lru_cache(maxsize=32768)
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


@lru_cache(maxsize=128)
def _files(family: str, weight: int, italic: bool) -> tuple[Path, ...]:  # noqa: FBT001 - a cache key
    found = [(path, match) for path, match in _catalogue() if match["family"] == family]
    if not found:
        return (roboto(weight, italic=italic),) if family == "roboto" else ()
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
