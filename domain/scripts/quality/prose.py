"""Words and sentences of any language that is written with blanks, and how alike two sentences are."""

import re
from difflib import SequenceMatcher

_SENTENCE = re.compile(r"(?<=[.!?…。！？؟])[”\"’»)」]*\s+(?=[\"“„«¿¡(‘]?[^\W_a-zß-öø-ÿ])|(?<=[。！？])")
_WORD = re.compile(r"[^\W_][\w’'%-]*")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
ABBREVIATIONS = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "no",
        "vs",
        "z.b",
        "d.h",
        "u.a",
        "bzw",
        "ca",
        "p.ej",
        "sr",
        "sra",
        "m",
        "mme",
        "exmo",
    ]
)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """A full stop behind an abbreviation or a figure of German ends none."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _goes_on(found[-1]):
            found[-1] += f" {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _goes_on(piece: str) -> bool:
    last = piece.rsplit(maxsplit=1)[-1].rstrip(".").lower().lstrip("(“\"'")
    return piece.endswith(".") and (last in ABBREVIATIONS or re.fullmatch(r"\w|(\w\.)+\w|\d{1,2}", last) is not None)


def stems(text: str) -> set[str]:
    """The beginnings of the words that carry meaning: `planned` and `planning` are one."""
    return {word[:_STEM] for word in _CONTENT.findall(text.casefold())}


def alike(one: str, other: str) -> float:
    """Share of letters in common, 0 to 1."""
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0.8 else 0.0  # noqa: PLR2004 - below, nobody asks how alike


def stands_in(phrase: str, text: str) -> re.Match[str] | None:
    """The phrase's words one behind the other, whatever blanks, quotes and case stand there."""
    spoken = re.findall(r"\w+", phrase)
    if not spoken:
        return None
    return re.search(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, spoken)) + r"(?!\w)", text, re.IGNORECASE)
