"""Which picture fits which scene of a video: by words, and no picture twice."""

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TypeVar

from rapidfuzz import fuzz

SHORTEST_WORD = 3
BY_WORDS, BY_WHOLE = 0.75, 0.25
"""How much of the query is found counts more than how much of the description that is."""
NEAR_SPELLING = 86
"""Of 100: words that are so alike are forms of one word."""
_WORD = re.compile(r"\w+")
_EMPTY_WORDS = (
    "the and for with from that this are was were has have not but you your our its his her they them their into than "
    "der die das und mit von für ist sind ein eine einen den dem des les une est pour avec dans que los las una por "
    "con para uma com não dos why how what when where who will can may all more most"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Described:
    """`tags` were chosen by somebody, so each weighs as much as two words of a caption."""

    caption: str
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> Counter[str]:
        return Counter([*words_of(self.caption), *(word for tag in self.tags for word in words_of(tag) * 2)])


def words_of(text: str) -> list[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return [word for word in found if len(word) >= SHORTEST_WORD and word not in _EMPTY and not word.isdigit()]


def scores(query: str, pictures: Mapping[T, Described]) -> dict[T, float]:
    """Return from 0 to 1 how well each picture fits: rare words count more, forms of a word as the word."""
    wanted = Counter(words_of(query))
    shelf = {key: described.words for key, described in pictures.items()}
    spread = Counter(word for words in shelf.values() for word in set(words))
    weights = {word: log(1 + (1 + len(shelf)) / (1 + spread[word])) for word in {*wanted, *spread}}
    return {key: _score(wanted, words, weights) for key, words in shelf.items()}


def _score(wanted: Counter[str], words: Counter[str], weights: Mapping[str, float]) -> float:
    shared = {word: match for word in wanted if (match := _match(word, words))}
    if not shared:
        return 0.0
    found = sum(wanted[word] * weights[word] for word in shared)
    asked = sum(count * weights[word] for word, count in wanted.items())
    told = sqrt(sum((count * weights[word]) ** 2 for word, count in words.items()))
    told_of = sqrt(sum((words[match] * weights[match]) ** 2 for match in set(shared.values())))
    return min(1.0, BY_WORDS * sqrt(found / asked) + BY_WHOLE * told_of / told)


def _match(word: str, words: Counter[str]) -> str:
    if word in words:
        return word
    near = max(words, key=lambda each: fuzz.ratio(word, each), default="")
    return near if near and fuzz.ratio(word, near) >= NEAR_SPELLING else ""


def assigned(wishes: Sequence[Mapping[T, float]], least: float) -> list[T | None]:
    """Give every wish its best picture that no better-fitting wish has: the same wishes, the same pictures.

    Everybody who makes one scene of a video finds the same answer for all of them, without asking the others.
    """
    offers = [
        (score, -index, rank, key)
        for index, wish in enumerate(wishes)
        for rank, (key, score) in enumerate(wish.items())
        if score >= least
    ]
    given: list[T | None] = [None] * len(wishes)
    taken: set[T] = set()
    for _, negative, _, key in sorted(offers, key=lambda offer: (-offer[0], -offer[1], offer[2])):
        index = -negative
        if given[index] is None and key not in taken:
            given[index] = key
            taken.add(key)
    return given


def chosen(wishes: Sequence[Mapping[T, float]], place: int, least: float, take: int = 1) -> T | None:
    """Return the picture of the wish at `place`; another take passes over those that were shown before."""
    shown: set[T] = set()
    given: T | None = None
    for _ in range(max(1, take)):
        left = {key: score for key, score in wishes[place].items() if key not in shown}
        given = assigned([*wishes[:place], left, *wishes[place + 1 :]], least)[place]
        if given is None:
            return None
        shown.add(given)
    return given
