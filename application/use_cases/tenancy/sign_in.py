"""Signing in by name and password, for users who have set one."""

from dataclasses import dataclass

from application.ports.accounts import SessionStore, UserStore
from application.ports.passwords import Passwords
from application.use_cases.tenancy.sessions import OpenedSession, OpenSession
from domain.shared.errors import InvalidInputError, NotSignedInError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import UserStatus

SHORTEST, LONGEST = 12, 128


@dataclass(frozen=True)
class SetPassword:
    """Length is the only rule. Whoever came in otherwise is out: only the session `kept`, a digest, goes on."""

    users: UserStore
    sessions: SessionStore
    passwords: Passwords

    async def __call__(self, tenant_id: TenantId, user_id: UserId, password: str, kept: str = "") -> None:
        if not SHORTEST <= len(password) <= LONGEST:
            msg = f"A password has {SHORTEST} to {LONGEST} characters."
            raise InvalidInputError(msg)
        user = await self.users.get(tenant_id, user_id)
        await self.users.save(tenant_id, user, await self.passwords.hash(password))
        await self.sessions.close_others(tenant_id, user_id, kept)


@dataclass(frozen=True)
class SignIn:
    """Neither answer nor time tells whether it was the name or the password that was wrong."""

    users: UserStore
    passwords: Passwords
    open_session: OpenSession

    async def __call__(self, tenant_id: TenantId, name: str, password: str) -> OpenedSession:
        found = await self.users.password_hash(tenant_id, name)
        fits = await self.passwords.matches(password[:LONGEST], found[1] if found else "")
        if found is None or not fits or found[0].status is not UserStatus.ACTIVE:
            msg = "This name and password do not go together."
            raise NotSignedInError(msg)
        return await self.open_session(tenant_id, found[0].id)
