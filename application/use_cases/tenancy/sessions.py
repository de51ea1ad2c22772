"""Sessions: opened by a proof, found by their secret, closed by age or by hand."""

from dataclasses import dataclass, field
from datetime import timedelta

from application.ports.accounts import Session, SessionStore, UserStore
from application.ports.clock import Clock
from application.use_cases.tenancy.secret_words import SecretDigest, new_secret
from domain.shared.errors import NotFoundError, NotSignedInError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import User, UserStatus

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """`secret` goes into the cookie and is kept nowhere else."""

    secret: str = field(repr=False)
    tenant_id: TenantId
    user_id: UserId


@dataclass(frozen=True)
class OpenSession:
    """Always a new secret, so that one planted before signing in is worth nothing after it."""

    sessions: SessionStore
    clock: Clock
    digest: SecretDigest

    async def __call__(self, tenant_id: TenantId, user_id: UserId) -> OpenedSession:
        secret, now = new_secret(), self.clock.now()
        session = Session(
            digest=self.digest(secret),
            tenant_id=tenant_id,
            user_id=user_id,
            csrf=new_secret(),
            created_at=now,
            seen_at=now,
        )
        await self.sessions.open(session)
        return OpenedSession(secret, tenant_id, user_id)


@dataclass(frozen=True)
class FindSession:
    """Raise `NotSignedInError` for an unknown or ended session and for a user who may no longer sign in."""

    sessions: SessionStore
    users: UserStore
    clock: Clock
    digest: SecretDigest

    async def __call__(self, secret: str) -> tuple[Session, User]:
        session = await self.sessions.find(self.digest(secret))
        if session is None or await self._ended(session):
            msg = "Your session is over. Sign in again."
            raise NotSignedInError(msg)
        try:
            user = await self.users.get(session.tenant_id, session.user_id)
        except NotFoundError:
            user = None
        if user is None or user.status is not UserStatus.ACTIVE:
            msg = "This account may not sign in."
            raise NotSignedInError(msg)
        return session, user

    async def _ended(self, session: Session) -> bool:
        now = self.clock.now()
        if now - session.seen_at > IDLE or now - session.created_at > ABSOLUTE:
            await self.sessions.close(session.digest)
            return True
        if now - session.seen_at > TOUCH_EVERY:
            await self.sessions.touch(session.digest, now)
        return False


@dataclass(frozen=True)
class SignOut:
    sessions: SessionStore
    digest: SecretDigest

    async def __call__(self, secret: str) -> None:
        await self.sessions.close(self.digest(secret))
