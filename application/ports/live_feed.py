"""Word that something changed, for whoever shows it live."""

from abc import abstractmethod
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True)
class Change:
    """`subject` is what changed: idea, script, asset, video, post, run, progress; `entity_id` which one."""

    subject: str
    entity_id: str


class LiveFeed(Protocol):
    @abstractmethod
    def changes(self, tenant_id: TenantId) -> AbstractAsyncContextManager[AsyncIterator[Change]]:
        """Follow the tenant's changes from now on; none is promised to be seen, so re-read after a reconnect."""
