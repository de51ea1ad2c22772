"""Who may sign in, and with what. Secrets go in and out as digests only."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Idle for 30 minutes or 12 hours old, it is over. `csrf` is the form token bound to it."""

    digest: str
    tenant_id: TenantId
    user_id: UserId
    csrf: str
    created_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    token_id: UUID
    digest: str
    tenant_id: TenantId
    user_id: UserId
    name: str
    created_at: datetime
    expires_at: datetime | None = None
    last_used_at: datetime | None = None


class UserStore(Protocol):
    @abstractmethod
    async def get(self, tenant_id: TenantId, user_id: UserId) -> User: ...

    @abstractmethod
    async def every(self, tenant_id: TenantId) -> Sequence[User]: ...

    @abstractmethod
    async def save(self, tenant_id: TenantId, user: User, password_hash: str | None = None) -> None:
        """Insert or update; None leaves the stored password as it is."""

    @abstractmethod
    async def password_hash(self, tenant_id: TenantId, name: str) -> tuple[User, str] | None:
        """Return the user of that name with the stored hash, empty if none was set."""


class SessionStore(Protocol):
    @abstractmethod
    async def open(self, session: Session) -> None: ...

    @abstractmethod
    async def find(self, digest: str) -> Session | None: ...

    @abstractmethod
    async def touch(self, digest: str, at: datetime) -> None: ...

    @abstractmethod
    async def close(self, digest: str) -> None: ...

    @abstractmethod
    async def close_others(self, tenant_id: TenantId, user_id: UserId, kept: str = "") -> None:
        """End every session of the user but the one with the digest `kept`."""


class SignInLinkStore(Protocol):
    @abstractmethod
    async def issue(self, digest: str, tenant_id: TenantId, user_id: UserId, expires_at: datetime) -> None: ...

    @abstractmethod
    async def redeem(self, digest: str, at: datetime) -> tuple[TenantId, UserId] | None:
        """Use the link up: of two at once exactly one gets the answer. None if unknown, used or expired."""


class ApiTokenStore(Protocol):
    @abstractmethod
    async def issue(self, token: ApiToken) -> None: ...

    @abstractmethod
    async def find(self, digest: str) -> ApiToken | None: ...

    @abstractmethod
    async def every(self, tenant_id: TenantId) -> Sequence[ApiToken]: ...

    @abstractmethod
    async def revoke(self, tenant_id: TenantId, token_id: UUID) -> None: ...
