"""API tokens over JSON."""

from datetime import datetime
from typing import Self
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from application.ports.accounts import ApiToken
from domain.shared.errors import InvalidInputError
from entrypoints.api.answers import problems
from entrypoints.api.bodies import NewToken
from entrypoints.web.dependencies import AccountsDep, ApiCallerDep, ApiTokensDep, ClockDep

router = APIRouter(prefix="/tokens", tags=["tokens"])


class TokenPayload(BaseModel):
    token_id: UUID
    name: str
    user_id: UUID
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, token: ApiToken) -> Self:
        return cls(
            token_id=token.token_id,
            name=token.name,
            user_id=token.user_id,
            created_at=token.created_at,
            expires_at=token.expires_at,
            last_used_at=token.last_used_at,
        )


class IssuedTokenPayload(BaseModel):
    """`secret` is shown here and never again."""

    token: TokenPayload
    secret: str


@router.get("", name="api:tokens:list")
async def list_tokens(caller: ApiCallerDep, tokens: ApiTokensDep) -> tuple[TokenPayload, ...]:
    return tuple(TokenPayload.of(token) for token in await tokens.every(caller.tenant_id))


@router.post("", name="api:tokens:issue", status_code=201, responses=problems(413))
async def issue_token(
    body: NewToken, caller: ApiCallerDep, accounts: AccountsDep, clock: ClockDep
) -> IssuedTokenPayload:
    """Make a token for yourself. The answer is kept nowhere, so an Idempotency-Key has no effect here."""
    lifetime = body.lifetime(clock.now())
    if lifetime is not None and lifetime.total_seconds() <= 0:
        msg = "expires_at lies in the past."
        raise InvalidInputError(msg)
    issued = await accounts.issue_api_token(caller.tenant_id, caller.user.id, body.name.strip(), lifetime)
    return IssuedTokenPayload(token=TokenPayload.of(issued.token), secret=issued.secret)


@router.delete("/{token_id}", name="api:tokens:revoke", status_code=204, responses=problems(404))
async def revoke_token(token_id: UUID, caller: ApiCallerDep, accounts: AccountsDep) -> None:
    """It opens nothing from now on."""
    await accounts.revoke_api_token(caller.tenant_id, token_id)
