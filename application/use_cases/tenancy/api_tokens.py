"""Tokens for programs: shown once, kept as a digest, bound to one user of one tenant."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from application.ports.accounts import ApiToken, ApiTokenStore, UserStore
from application.ports.clock import Clock
from application.use_cases.tenancy.secret_words import SecretDigest, is_api_token, new_api_token
from domain.shared.errors import NotFoundError, NotSignedInError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import User, UserStatus


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """`secret` is not to be had again."""

    token: ApiToken
    secret: str = field(repr=False)


@dataclass(frozen=True)
class IssueApiToken:
    """A token without a lifetime lasts until it is revoked."""

    users: UserStore
    tokens: ApiTokenStore
    clock: Clock
    digest: SecretDigest

    async def __call__(
        self, tenant_id: TenantId, user_id: UserId, name: str, lifetime: timedelta | None = None
    ) -> IssuedToken:
        user, now, secret = await self.users.get(tenant_id, user_id), self.clock.now(), new_api_token()
        token = ApiToken(
            token_id=uuid4(),
            digest=self.digest(secret),
            tenant_id=tenant_id,
            user_id=user.id,
            name=name,
            created_at=now,
            expires_at=now + lifetime if lifetime else None,
        )
        await self.tokens.issue(token)
        return IssuedToken(token, secret)


@dataclass(frozen=True)
class RevokeApiToken:
    """Raise `NotFoundError` for a token that the tenant does not have."""

    tokens: ApiTokenStore

    async def __call__(self, tenant_id: TenantId, token_id: UUID) -> None:
        if token_id not in {token.token_id for token in await self.tokens.every(tenant_id)}:
            msg = "There is no such token."
            raise NotFoundError(msg)
        await self.tokens.revoke(tenant_id, token_id)


@dataclass(frozen=True)
class AuthenticateToken:
    """Every refusal reads the same."""

    users: UserStore
    tokens: ApiTokenStore
    clock: Clock
    digest: SecretDigest

    async def __call__(self, secret: str) -> tuple[ApiToken, User]:
        token = await self.tokens.find(self.digest(secret)) if is_api_token(secret) else None
        if token is not None and (token.expires_at is None or self.clock.now() < token.expires_at):
            user = await self.users.get(token.tenant_id, token.user_id)
            if user.status is UserStatus.ACTIVE:
                return token, user
        msg = "The token is unknown, revoked or expired, or its user may not sign in."
        raise NotSignedInError(msg)
