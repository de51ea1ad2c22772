"""Sign-in links: a one-time secret that opens one session."""

from dataclasses import dataclass, replace
from datetime import timedelta

from application.ports.accounts import SignInLinkStore, UserStore
from application.ports.clock import Clock
from application.use_cases.tenancy.secret_words import SecretDigest, new_secret
from application.use_cases.tenancy.sessions import OpenedSession, OpenSession
from domain.shared.errors import NotSignedInError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import LIFECYCLE, UserStatus

LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True)
class IssueSignInLink:
    """Return the secret, which belongs behind `/sign-in/`; only its digest is stored."""

    users: UserStore
    links: SignInLinkStore
    clock: Clock
    digest: SecretDigest

    async def __call__(self, tenant_id: TenantId, user_id: UserId, lifetime: timedelta = LIFETIME) -> str:
        user = await self.users.get(tenant_id, user_id)
        secret = new_secret()
        await self.links.issue(self.digest(secret), tenant_id, user.id, self.clock.now() + lifetime)
        return secret


@dataclass(frozen=True)
class RedeemSignInLink:
    """Use the link up; the first use turns an invited user into an active one."""

    users: UserStore
    links: SignInLinkStore
    open_session: OpenSession
    clock: Clock
    digest: SecretDigest

    async def __call__(self, secret: str) -> OpenedSession:
        now = self.clock.now()
        redeemed = await self.links.redeem(self.digest(secret), now)
        if redeemed is None:
            msg = "This sign-in link was used already or is too old. Ask for a new one with `tgcf sign-in-link`."
            raise NotSignedInError(msg)
        tenant_id, user_id = redeemed
        user = await self.users.get(tenant_id, user_id)
        if user.status is UserStatus.DISABLED:
            msg = "This account may not sign in."
            raise NotSignedInError(msg)
        if user.status is UserStatus.INVITED:
            status = LIFECYCLE.after(user.status, "activate")
            await self.users.save(tenant_id, replace(user, status=status, updated_at=now))
        return await self.open_session(tenant_id, user_id)
