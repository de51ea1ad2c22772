"""Clusters of characters that are drawn, kept and cut as one: accents, conjuncts, flags, joined emoji."""

import unicodedata
from collections.abc import Iterator

_JOINER, _KEYCAP = "\u200d", "\u20e3"
_BELONGS = frozenset({_JOINER, "\u200c", "\ufe0e", "\ufe0f", _KEYCAP, "\u0e33", "\u0eb3"})
_MARKS = frozenset({"Mn", "Me", "Mc"})
_TAGS, _SKIN_TONES = range(0xE0020, 0xE0080), range(0x1F3FB, 0x1F400)
_REGIONS, _HANGUL_TAILS = range(0x1F1E6, 0x1F200), range(0x1160, 0x1200)
_LEADING_VOWELS = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_VIRAMA = 9
_INDIC = range(0x0900, 0x0D80)


def clusters(text: str) -> Iterator[str]:
    """Every character is in exactly one cluster, in order. Indic conjuncts and Thai syllables' vowels are not torn."""
    held = ""
    for char in text:
        if held and not _joins(held, char):
            yield held
            held = ""
        held += char
    if held:
        yield held


def is_emoji(cluster: str) -> bool:
    """Tell what is shown as a small picture: by its own nature, or because a selector or a keycap asks for it."""
    first = ord(cluster[0])
    asked = "\ufe0f" in cluster or _KEYCAP in cluster
    return "\ufe0e" not in cluster and (asked or first >= 0x1F000)  # noqa: PLR2004 - the planes of emoji


def is_mark(char: str) -> bool:
    return unicodedata.category(char) in _MARKS


def _joins(held: str, char: str) -> bool:
    if char in _BELONGS or is_mark(char) or ord(char) in _TAGS or ord(char) in _SKIN_TONES:
        return True
    if ord(char) in _HANGUL_TAILS or held.endswith(_JOINER) or held in _LEADING_VOWELS:
        return not char.isspace()
    if ord(char) in _REGIONS:
        return len(held) % 2 == 1 and all(ord(each) in _REGIONS for each in held)
    return _conjunct(held, char)


def _conjunct(held: str, char: str) -> bool:
    """A killed vowel binds its consonant to the next letter of the same script."""
    last = held.rstrip(_JOINER)[-1:]
    bound = bool(last) and unicodedata.combining(last) == _VIRAMA and ord(last) in _INDIC
    return bound and ord(char) in _INDIC and unicodedata.category(char) == "Lo"
