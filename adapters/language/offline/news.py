"""What is news about each thing of a round-up."""

import re
from collections.abc import Sequence

from adapters.language.offline.sentences import Sentence
from adapters.language.offline.words import COUNT_WORD

_LARGE = re.compile(r"million|billion|%|\d,\d")
_COUNTED = re.compile(rf"(?i)\b({COUNT_WORD}|\d+) (?!(19|20)\d\d)[a-z]")
_BEGAN = re.compile(r"\b(?:launched|released|opened|went live|began|started|established|founded)\b")
_DATE = re.compile(r"\b(?:[A-Z][a-z]+ )?(?:\d{1,2},? )?(?:19|20)\d\d\b")


def favour_news(pool: Sequence[Sentence], name: str) -> None:
    """In a round-up the largest figure is the news; that something began on a day is none."""
    for sentence in pool:
        text = sentence.text
        sentence.score += 3.2 * bool(_LARGE.search(text)) + 0.6 * bool(_COUNTED.search(text))
        sentence.score += 0.5 * names(text, name) - 4.0 * _only_a_date(text)


def _only_a_date(text: str) -> bool:
    return bool(_BEGAN.search(text) and _DATE.search(text)) and not re.search(r"\d", _DATE.sub("", text))


def names(text: str, name: str) -> bool:
    """Two words of a long name are enough to know it by."""
    words = name.split()
    return any(" ".join(words[at : at + 2]) in text for at in range(max(len(words) - 1, 1)))
