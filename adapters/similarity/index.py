"""A sparse term index: cosine of TF-IDF vectors against many texts at once, on numpy alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
_NO_INTS, _NO_FLOATS = np.empty(0, np.int32), np.empty(0, np.float32)


@dataclass(slots=True)
class TermIndex:
    """Texts are added in any number; what belongs to one term lies together, so a question reads its own terms only."""

    _vocabulary: dict[str, int] = field(default_factory=dict)
    _rows: Ints = field(default_factory=lambda: _NO_INTS)
    _terms: Ints = field(default_factory=lambda: _NO_INTS)
    _weights: Floats = field(default_factory=lambda: _NO_FLOATS)
    _starts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(1, np.int64))
    _rarity: Floats = field(default_factory=lambda: _NO_FLOATS)
    _norms: Floats = field(default_factory=lambda: _NO_FLOATS)
    size: int = 0

    def add(self, texts: Sequence[Mapping[str, int]]) -> None:
        pairs = [
            (self.size + row, self._vocabulary.setdefault(term, len(self._vocabulary)), count)
            for row, text in enumerate(texts)
            for term, count in text.items()
        ]
        self.size += len(texts)
        table = np.array(pairs, dtype=np.float64).reshape(-1, 3)
        terms = np.concatenate([self._terms, table[:, 1].astype(np.int32)])
        order = np.argsort(terms, kind="stable")
        self._terms = terms[order]
        self._rows = np.concatenate([self._rows, table[:, 0].astype(np.int32)])[order]
        self._weights = np.concatenate([self._weights, damped(table[:, 2])])[order]
        self._measure()

    def cosines(self, text: Mapping[str, int]) -> Floats:
        """Return one number a text, in the order in which they were added."""
        own = self.weights(text)
        known = [(self._vocabulary[term], weight) for term, weight in own.items() if term in self._vocabulary]
        scores = np.zeros(self.size, np.float32)
        for term, weight in known:
            part = slice(self._starts[term], self._starts[term + 1])
            scores[self._rows[part]] += weight * self._weights[part] * self._rarity[term]
        length = np.sqrt(sum(weight * weight for weight in own.values())) or 1.0
        return np.asarray(scores / (self._norms * np.float32(length)), np.float32)

    def weights(self, text: Mapping[str, int]) -> dict[str, float]:
        """The TF-IDF weight of each term; one that no text has is the rarest."""
        unseen = np.log1p(self.size) + 1
        rarity = {term: self._rarity[at] if (at := self._vocabulary.get(term)) is not None else unseen for term in text}
        counts = damped(np.array(list(text.values()), np.float64))
        return {term: float(count * rarity[term]) for term, count in zip(text, counts, strict=True)}

    def _measure(self) -> None:
        found = np.bincount(self._terms, minlength=len(self._vocabulary))
        self._starts = np.concatenate([[0], np.cumsum(found)])
        self._rarity = (np.log((1 + self.size) / (1 + found)) + 1).astype(np.float32)
        squares = (self._weights * self._rarity[self._terms]) ** 2
        norms = np.sqrt(np.bincount(self._rows, weights=squares, minlength=self.size))
        self._norms = np.where(norms > 0, norms, 1).astype(np.float32)


def damped(counts: NDArray[np.float64]) -> Floats:
    """The tenth mention of a word says little more than the third."""
    return (1 + np.log(np.maximum(counts, 1))).astype(np.float32)
