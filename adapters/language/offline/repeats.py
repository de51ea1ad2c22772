"""Whether something was said before in other words."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from adapters.language.offline.words import terms


def same(text: str, said: Iterable[str]) -> bool:
    """The same thing said twice: alike in letters, or most content words of the shorter one are in the other."""
    words, figures = set(map(_root, terms(text))), set(_FIGURE.findall(text))
    for other in said:
        if figures & set(_FIGURE.findall(other)):
            return True
        theirs = set(map(_root, terms(other)))
        shared = len(words & theirs)
        if fuzz.ratio(text.lower(), other.lower()) > 75 or shared > max(0.7 * min(len(words), len(theirs)), 2):
            return True
    return False


_FIGURE = re.compile(r"\d+[.,]\d{3}\b")
"""A figure of that size is news once."""


def _root(word: str) -> str:
    """“Logs” and “logged” are one word here."""
    bare = re.sub(r"(?:ies|e?s|ed|ing|ly|e)$", "", word)
    return re.sub(r"(.)\1$", r"\1", bare) if len(bare) > 2 else word
