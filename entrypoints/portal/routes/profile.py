"""Settings of one's own browser and account."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response
from fastapi.responses import RedirectResponse

from domain.shared.errors import InvalidInputError
from entrypoints.portal.decisions import DecisionForm, answered
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.toasts import Toast
from entrypoints.web.dependencies import AccountsDep, OperatorDep

router = APIRouter()

YEAR_SEC = 365 * 86400


class PasswordForm(DecisionForm):
    password: str = ""


class ProfileForm(DecisionForm):
    theme: Literal["", "light", "dark"] = ""
    keys: str = ""


@router.get("/settings/profile", name="portal:settings:profile")
async def show_profile(desk: DeskDep) -> Response:
    return desk.page("settings/profile.html", "settings", {"part": "profile", "problems": {}})


@router.post("/settings/profile", name="portal:settings:edit_profile")
async def edit_profile(desk: DeskDep, form: Annotated[ProfileForm, Form()]) -> Response:
    """What is kept in the browser alone; the page is loaded anew, in its new colours."""
    response = RedirectResponse(f"{desk.home}/settings/profile", status_code=303)
    for name, value in (("tg_theme", form.theme), ("tg_keys", "on" if form.keys else "off")):
        response.set_cookie(name, value, max_age=YEAR_SEC, path="/", httponly=True, samesite="lax")
    return response


@router.post("/settings/password", name="portal:settings:set_password")
async def set_password(
    desk: DeskDep, operator: OperatorDep, accounts: AccountsDep, form: Annotated[PasswordForm, Form()]
) -> Response:
    """Only the session that sets it goes on."""
    kept = operator.session.digest if operator.session else ""
    try:
        await accounts.set_password(desk.tenant_id, operator.user.id, form.password, kept)
    except InvalidInputError as error:
        view = {"part": "profile", "problems": {"password": str(error)}}
        return desk.page("settings/profile.html", "settings", {**view}, status=422)
    return answered(desk, form, Toast(text="Password set"), "/settings/profile")
