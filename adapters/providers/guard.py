"""What stands between us and one provider: so many at once, at a pace, in time, and not while it is out of order."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from adapters.providers.breaker import CircuitBreaker
from adapters.providers.pace import Pace
from domain.shared.errors import NothingFittingError, ProviderRefusedError, ProviderUnavailableError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`timeout_sec` is for one order with all its requests; 0 leaves it to whoever asks.

    A provider's “later” is waited for up to `patience_sec`, once; a longer one counts as a failure. After `failures`
    in a row nobody asks for `pause_sec`.
    """

    concurrency: int = 4
    per_minute: int = 0
    timeout_sec: float = 0
    patience_sec: float = 10
    failures: int = 3
    pause_sec: float = 60


class Guard:
    """One for each provider and process: whoever orders from it shares its limits and its breaker."""

    def __init__(self, name: str, limits: Limits, breaker: CircuitBreaker | None = None) -> None:
        self.name = name
        self._limits = limits
        self._breaker = breaker or CircuitBreaker(limits.failures, limits.pause_sec)
        self._pace = Pace(limits.per_minute)
        self._places = asyncio.Semaphore(limits.concurrency)
        self._last_failure = ""

    async def ask(self, order: Callable[[], Awaitable[T]]) -> T:
        """Raise `ProviderUnavailableError` without asking while the provider is out of order."""
        async with self._places:
            self._refuse_if_out_of_order()
            try:
                return await self._tried(order)
            except ProviderUnavailableError as error:
                later = error.retry_after_sec
                if later is None or later > self._limits.patience_sec:
                    raise
                self._pace.pause(later)
                return await self._tried(order)

    async def _tried(self, order: Callable[[], Awaitable[T]]) -> T:
        await self._pace.wait()
        self._breaker.begin()
        try:
            answer = await self._in_time(order)
        except NothingFittingError:
            self._breaker.succeeded()
            raise
        except (ProviderUnavailableError, ProviderRefusedError) as error:
            self._note(error)
            raise
        except BaseException:
            self._breaker.given_up()
            raise
        self._breaker.succeeded()
        return answer

    def _note(self, error: ProviderUnavailableError | ProviderRefusedError) -> None:
        self._breaker.failed()
        self._last_failure = str(error)
        if isinstance(error, ProviderUnavailableError) and error.retry_after_sec:
            self._pace.pause(error.retry_after_sec)

    async def _in_time(self, order: Callable[[], Awaitable[T]]) -> T:
        limit = self._limits.timeout_sec
        try:
            async with asyncio.timeout(limit or None):
                return await order()
        except TimeoutError:
            msg = f"{self.name} did not answer within {limit:g} seconds."
            raise ProviderUnavailableError(msg) from None

    def _refuse_if_out_of_order(self) -> None:
        left = self._breaker.closed_in()
        if left:
            failed = f"{self.name} failed {self._limits.failures} times in a row and is left alone for {left:.0f} s"
            msg = f"{failed}. The last time: {self._last_failure}"
            raise ProviderUnavailableError(msg, retry_after_sec=left)
        asked = self._pace.paused_for()
        if asked > self._limits.patience_sec:
            msg = f"{self.name} asked to be left alone for {asked:.0f} s more."
            raise ProviderUnavailableError(msg, retry_after_sec=asked)
