"""The channels of a tenant and their settings."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from domain.shared.ids import ChannelId, TenantId
from domain.tenancy.channel import Campaign, Channel
from domain.tenancy.tenant import Tenant


class ChannelStore(Protocol):
    @abstractmethod
    async def get(self, tenant_id: TenantId, channel_id: ChannelId) -> Channel:
        """Raise `NotFoundError` if the tenant has no such channel."""

    @abstractmethod
    async def every(self, tenant_id: TenantId) -> Sequence[Channel]: ...

    @abstractmethod
    async def save(self, tenant_id: TenantId, channel: Channel, actor: str) -> Channel:
        """Insert at version 0, else update; raise `StaleAggregateError` if the stored version is another one."""

    @abstractmethod
    async def campaigns(self, tenant_id: TenantId, channel_id: ChannelId) -> Sequence[Campaign]: ...

    @abstractmethod
    async def save_campaign(self, tenant_id: TenantId, campaign: Campaign, actor: str) -> None:
        """Insert it, or replace the one with its id. Raise `NotFoundError` if the tenant has no such channel."""


class TenantDirectory(Protocol):
    """The tenants themselves: the one table that is read before a tenant is known."""

    @abstractmethod
    async def by_slug(self, slug: str) -> Tenant:
        """Raise `NotFoundError` if there is no such tenant."""

    @abstractmethod
    async def every(self) -> Sequence[Tenant]: ...

    @abstractmethod
    async def save(self, tenant: Tenant) -> None: ...
