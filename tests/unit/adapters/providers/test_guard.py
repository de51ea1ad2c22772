"""When a provider is asked, and when it is left alone."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from adapters.providers.breaker import CircuitBreaker
from adapters.providers.guard import Guard, Limits
from domain.shared.errors import NothingFittingError, ProviderRefusedError, ProviderUnavailableError

DOWN = ProviderUnavailableError("Down.")


@dataclass
class Clock:
    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Provider:
    """Answers in turn what it is given; the last one again and again."""

    answers: list[str | Exception]
    asked: int = 0
    at_once: int = 0
    most_at_once: int = 0
    slow: float = 0.0
    moments: list[float] = field(default_factory=list)

    async def order(self) -> str:
        self.asked += 1
        self.moments.append(asyncio.get_running_loop().time())
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        answer = self.answers[min(self.asked, len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


async def fail(guard: Guard, order: Callable[[], Awaitable[str]], times: int = 1) -> ProviderUnavailableError:
    for _ in range(times):
        with pytest.raises(ProviderUnavailableError) as told:
            await guard.ask(order)
    return told.value


async def test_after_so_many_failures_in_a_row_nobody_asks_until_the_pause_is_over() -> None:
    clock, provider = Clock(), Provider([DOWN, DOWN, "well"])
    guard = Guard("model", Limits(failures=2, pause_sec=60), CircuitBreaker(2, 60, clock))
    refusal = await fail(guard, provider.order, times=4)

    assert provider.asked == 2
    assert str(refusal) == "model failed 2 times in a row and is left alone for 60 s. The last time: Down."
    clock.at = 61
    assert await guard.ask(provider.order) == "well"
    assert await guard.ask(provider.order) == "well"


async def test_one_alone_finds_out_whether_it_is_well_again() -> None:
    clock, provider = Clock(), Provider([DOWN, "well"], slow=0.01)
    guard = Guard("model", Limits(failures=1, pause_sec=60), CircuitBreaker(1, 60, clock))
    await fail(guard, provider.order)
    clock.at = 61
    answers = await asyncio.gather(*(guard.ask(provider.order) for _ in range(3)), return_exceptions=True)

    assert [str(answer) for answer in answers].count("well") == 1
    assert provider.asked == 2


async def test_one_that_fails_again_is_left_alone_again() -> None:
    clock, provider = Clock(), Provider([DOWN])
    guard = Guard("model", Limits(failures=1, pause_sec=60), CircuitBreaker(1, 60, clock))
    await fail(guard, provider.order)
    clock.at = 61
    await fail(guard, provider.order, times=3)

    assert provider.asked == 2


async def test_having_nothing_is_no_failure_and_refusing_is_one() -> None:
    for error, asked in ((NothingFittingError("No picture."), 5), (ProviderRefusedError("No."), 2)):
        provider = Provider([error])
        guard = Guard("stock", Limits(failures=2))
        for _ in range(5):
            with pytest.raises((ProviderRefusedError, ProviderUnavailableError)):
                await guard.ask(provider.order)
        assert provider.asked == asked


async def test_a_short_later_is_waited_for_once() -> None:
    provider = Provider([ProviderUnavailableError("Busy.", retry_after_sec=0.05), "well"])

    assert await Guard("model", Limits(patience_sec=1)).ask(provider.order) == "well"
    assert provider.moments[1] - provider.moments[0] >= 0.05


async def test_a_long_later_is_told_to_whoever_asks_next() -> None:
    provider = Provider([ProviderUnavailableError("Busy.", retry_after_sec=90)])
    guard = Guard("model", Limits(patience_sec=1))
    refusal = await fail(guard, provider.order, times=2)

    assert provider.asked == 1
    assert "asked to be left alone" in str(refusal)


async def test_no_more_are_at_it_than_the_limit_says() -> None:
    provider = Provider(["well"], slow=0.01)
    guard = Guard("model", Limits(concurrency=2))
    await asyncio.gather(*(guard.ask(provider.order) for _ in range(6)))

    assert (provider.asked, provider.most_at_once) == (6, 2)


async def test_requests_are_spread_over_the_minute() -> None:
    provider = Provider(["well"])
    guard = Guard("model", Limits(per_minute=1200))
    await asyncio.gather(*(guard.ask(provider.order) for _ in range(4)))

    assert provider.moments[3] - provider.moments[0] >= 0.14


async def test_one_that_takes_too_long_has_failed() -> None:
    provider = Provider(["well"], slow=5)
    refusal = await fail(Guard("model", Limits(timeout_sec=0.02)), provider.order)

    assert str(refusal) == "model did not answer within 0.02 seconds."


async def test_whoever_went_away_says_nothing_about_the_provider() -> None:
    provider = Provider(["well"], slow=5)
    guard = Guard("model", Limits(failures=1))
    asking = asyncio.create_task(guard.ask(provider.order))
    await asyncio.sleep(0.01)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    provider.slow = 0

    assert await guard.ask(provider.order) == "well"
