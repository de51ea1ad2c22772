"""API tokens: shown once, revoked at once."""

from datetime import timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Response

from entrypoints.portal.decisions import DecisionForm
from entrypoints.portal.desk import Desk, DeskDep
from entrypoints.portal.toasts import Toast
from entrypoints.web.dependencies import AccountsDep, ApiTokensDep

router = APIRouter()


class TokenForm(DecisionForm):
    name: str = ""
    days: Literal["", "30", "90", "365"] = "90"


@router.get("/settings/tokens", name="portal:tokens:list")
async def list_tokens(desk: DeskDep, tokens: ApiTokensDep) -> Response:
    return await _page(desk, tokens)


@router.post("/settings/tokens", name="portal:tokens:issue")
async def issue_token(
    desk: DeskDep, accounts: AccountsDep, tokens: ApiTokensDep, form: Annotated[TokenForm, Form()]
) -> Response:
    """Answered with the page itself, not a redirect: the secret is in this one answer only."""
    name = form.name.strip()[:100]
    if not name:
        return await _page(desk, tokens, problems={"name": "Say what it is for."}, status=422)
    lifetime = timedelta(days=int(form.days)) if form.days else None
    issued = await accounts.issue_api_token(desk.tenant_id, desk.frame.user.id, name, lifetime)
    return await _page(desk, tokens, secret=issued.secret)


@router.post("/settings/tokens/{token_id}/revoke", name="portal:tokens:revoke")
async def revoke_token(
    desk: DeskDep, accounts: AccountsDep, token_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    await accounts.revoke_api_token(desk.tenant_id, token_id)
    return desk.sent_to(form.back or f"{desk.home}/settings/tokens", Toast(text="Token revoked"))


async def _page(
    desk: Desk, tokens: ApiTokensDep, *, secret: str = "", problems: dict[str, str] | None = None, status: int = 200
) -> Response:
    rows = sorted(await tokens.every(desk.tenant_id), key=lambda token: token.created_at, reverse=True)
    view = {"part": "tokens", "rows": rows, "secret": secret, "problems": problems or {}}
    return desk.page("settings/tokens.html", "settings", {**view}, status=status)
