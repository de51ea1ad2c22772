"""Standing sources: where they are kept, and who looks at them."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from application.ports.article_source import SourceReading
from domain.ideas.source import PollState, Source
from domain.ideas.trends import Signal
from domain.shared.ids import SourceId, TenantId


class SourceStore(Protocol):
    @abstractmethod
    async def every(self, tenant_id: TenantId) -> Sequence[Source]:
        """By locator."""

    @abstractmethod
    async def get(self, tenant_id: TenantId, source_id: SourceId) -> Source:
        """Raise `NotFoundError` if the tenant has no such source."""

    @abstractmethod
    async def save(self, tenant_id: TenantId, source: Source, signals: Sequence[Signal] = ()) -> Source:
        """Keep the source and what it said in one transaction, so that no state says more than what was kept.

        Insert at version 0, else update; raise `StaleAggregateError` if the stored version is another one. A signal
        that is there already stays as it is.
        """

    @abstractmethod
    async def remove(self, tenant_id: TenantId, source_id: SourceId) -> None:
        """Its signals go with it; ideas that were made of it stay."""

    @abstractmethod
    async def signals(self, tenant_id: TenantId, since: datetime) -> Sequence[Signal]:
        """Newest first, those of `since` and later, of all sources."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a source left: its new state, which tells of a failure too, and what it says is talked about."""

    state: PollState
    signals: tuple[Signal, ...] = ()


class SourcePoller(Protocol):
    """Neither raises for a bad source: the state, or a problem in the reading, names the reason and the cure."""

    @abstractmethod
    async def look(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        """Ask whether there is anything new, as cheaply as the source allows, and keep its content."""

    @abstractmethod
    async def articles(self, tenant_id: TenantId, source: Source) -> SourceReading:
        """Read the articles of the content that the last look kept; pictures are stored already."""
