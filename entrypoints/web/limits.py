"""How often something may be asked for, counted in this process."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from domain.shared.errors import TooManyRequestsError

MAX_KEYS = 20_000


@dataclass(slots=True)
class RateLimit:
    """At most `times` in any `per_sec` seconds for one key; the longest unseen keys are forgotten first."""

    times: int
    per_sec: float
    now: Callable[[], float] = time.monotonic
    _seen: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def spend(self, key: str) -> None:
        """Raise `TooManyRequestsError` when there is nothing left to spend."""
        now, seen = self.now(), self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while len(self._seen) > MAX_KEYS:
            self._seen.popitem(last=False)
        while seen and seen[0] <= now - self.per_sec:
            seen.popleft()
        if len(seen) >= self.times:
            wait = max(1, round(seen[0] + self.per_sec - now))
            msg = f"Too many attempts. Try again in {wait} seconds."
            raise TooManyRequestsError(msg, wait)
        seen.append(now)


@dataclass(slots=True)
class Limits:
    """Signing in counts per name, per address and in all; the beacon and the API per who asks."""

    sign_in_name: RateLimit = field(default_factory=lambda: RateLimit(10, 300))
    sign_in_address: RateLimit = field(default_factory=lambda: RateLimit(20, 300))
    sign_in_all: RateLimit = field(default_factory=lambda: RateLimit(1000, 300))
    beacon: RateLimit = field(default_factory=lambda: RateLimit(120, 60))
    api: RateLimit = field(default_factory=lambda: RateLimit(3000, 60))
    refused: RateLimit = field(default_factory=lambda: RateLimit(600, 60))

    def sign_in(self, name: str, address: str) -> None:
        self.sign_in_all.spend("")
        self.sign_in_address.spend(address)
        if name:
            self.sign_in_name.spend(name.casefold())
