"""Several providers of one thing, asked in order until one serves; who did not, and why, is told with the delivery."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import structlog

from adapters.providers.guard import Guard
from domain.assets.provenance import Passed, Provenance
from domain.budgets.budget import BudgetReachedError
from domain.shared.errors import (
    ContentFactoryError,
    NothingFittingError,
    ProviderRefusedError,
    ProviderUnavailableError,
)

P = TypeVar("P")
T = TypeVar("T")
NOT_SET_UP = "It is not set up here."
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Member(Generic[P]):
    """`closed` says why a provider cannot be asked at all, as when its key is missing."""

    port: P | None
    guard: Guard
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Served(Generic[T]):
    provider: str
    delivery: T
    passed: tuple[Passed, ...]

    def told(self, provenance: Provenance) -> Provenance:
        """Return the delivery's own provenance with who served it and why."""
        return replace(provenance, provider=self.provider, reason=self.reason, passed=self.passed)

    @property
    def reason(self) -> str:
        if not self.passed:
            return "It comes first in the order of providers."
        names = ", ".join(dict.fromkeys(each.provider for each in self.passed))
        return f"It comes next in the order after {names}, who did not serve."


class Chain(Generic[P]):
    """`order` names the members as the settings do; a channel may name another order of the same members."""

    def __init__(self, members: Mapping[str, Member[P]], order: Sequence[str]) -> None:
        self._members = members
        self._order = tuple(order)

    async def serve(
        self, ask: Callable[[str, P], Awaitable[T]], order: Sequence[str] = (), skipped: Iterable[str] = ()
    ) -> Served[T]:
        """Raise what the last one said if nobody serves; if any may later, that it is worth another try.

        `skipped` have nothing to do with this order, which needs no telling. An error that is not a provider's own
        (an unknown template, a budget that lets nothing be made instead) is raised at once.
        """
        passed: list[Passed] = []
        errors: list[ContentFactoryError] = []
        left_out = set(skipped)
        for name in [each for each in order or self._order if each not in left_out]:
            try:
                return Served(name, await self._asked(name, ask), tuple(passed))
            except (ProviderUnavailableError, ProviderRefusedError, BudgetReachedError) as error:
                if isinstance(error, BudgetReachedError) and error.waits:
                    raise
                errors.append(error)
                passed.append(Passed(provider=name, reason=str(error)))
                if not isinstance(error, NothingFittingError):
                    _log.warning("provider_passed", provider=name, reason=str(error))
        raise _worst(errors)

    async def _asked(self, name: str, ask: Callable[[str, P], Awaitable[T]]) -> T:
        member = self._members.get(name)
        if member is None or member.port is None:
            raise ProviderRefusedError(member.closed if member else NOT_SET_UP)
        port = member.port
        return await member.guard.ask(lambda: ask(name, port))


def _worst(errors: Sequence[ContentFactoryError]) -> ContentFactoryError:
    """Nobody served: wait for the first that may, else say what the last one said."""
    waiting = [error for error in errors if isinstance(error, ProviderUnavailableError)]
    if waiting:
        soonest = min((error.retry_after_sec for error in waiting if error.retry_after_sec), default=None)
        return ProviderUnavailableError(" ".join(map(str, waiting)), retry_after_sec=soonest)
    return errors[-1] if errors else ProviderRefusedError("No provider is named for this: set one.")
