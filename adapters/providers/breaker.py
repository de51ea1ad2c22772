"""A provider that failed several times in a row is left alone for a while."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class CircuitBreaker:
    """Closed: everybody may ask. Open: nobody until the pause is over. Then one asks, and its fate decides for all."""

    failures: int
    pause_sec: float
    now: Callable[[], float] = monotonic
    _in_a_row: int = field(default=0, init=False)
    _until: float = field(default=0.0, init=False)
    _tried: bool = field(default=False, init=False)

    def closed_in(self) -> float:
        """Return the seconds until somebody may ask, 0 if one may now."""
        if self._in_a_row < self.failures:
            return 0.0
        left = self._until - self.now()
        return left if left > 0 else self.pause_sec if self._tried else 0.0

    def begin(self) -> None:
        """Somebody asks now; while the circuit is half open, nobody else does."""
        self._tried = self._in_a_row >= self.failures

    def succeeded(self) -> None:
        self._in_a_row, self._tried = 0, False

    def failed(self) -> None:
        self._in_a_row, self._tried = self._in_a_row + 1, False
        if self._in_a_row >= self.failures:
            self._until = self.now() + self.pause_sec

    def given_up(self) -> None:
        """Whoever asked went away before there was an answer: that tells nothing about the provider."""
        self._tried = False
