"""Signing in: by name and password, or by a one-time link."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Form, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from application.use_cases.tenancy.sessions import OpenedSession
from domain.shared.errors import NotSignedInError
from domain.tenancy.tenant import Tenant
from entrypoints.portal.rendering import environment
from entrypoints.web.dependencies import AccountsDep, CookieDep, PublicTenantDep, SignInGuardDep, TenantsDep
from entrypoints.web.security import SessionCookie

router = APIRouter()


@router.get("/sign-in", name="portal:sign_in:show")
async def show_sign_in(tenant: PublicTenantDep, next: str = "") -> Response:  # noqa: A002  (the query's name)
    return _page("sign_in/page.html", {"tenant": tenant.name, "back": next, "name": "", "problem": ""})


@router.post("/sign-in", name="portal:sign_in:by_password")
async def sign_in(  # noqa: PLR0913, PLR0917  (a form of three fields)
    tenant: PublicTenantDep,
    accounts: AccountsDep,
    cookie: CookieDep,
    guard: SignInGuardDep,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=128)],
    next: Annotated[str, Form(max_length=500)] = "",  # noqa: A002  (the form's name)
) -> Response:
    guard(name)
    try:
        opened = await accounts.sign_in(tenant.id, name, password)
    except NotSignedInError as error:
        view = {"tenant": tenant.name, "back": next, "name": name, "problem": str(error)}
        return _page("sign_in/page.html", view, 422)
    return _let_in(cookie, opened, tenant, next)


@router.get("/sign-in/{secret}", name="portal:sign_in:link")
async def show_link(secret: str) -> Response:
    """A look at the link, as mail scanners take one, does not use it up."""
    return _page("sign_in/link.html", {"secret": secret})


@router.post("/sign-in/{secret}", name="portal:sign_in:by_link")
async def redeem_link(
    tenants: TenantsDep, accounts: AccountsDep, cookie: CookieDep, guard: SignInGuardDep, secret: str
) -> Response:
    guard("")
    opened = await accounts.redeem_sign_in_link(secret)
    tenant = next(tenant for tenant in await tenants.every() if tenant.id == opened.tenant_id)
    return _let_in(cookie, opened, tenant, "")


def _let_in(cookie: SessionCookie, opened: OpenedSession, tenant: Tenant, back: str) -> Response:
    home = f"/t/{tenant.slug}"
    inside = back == home or back.startswith((f"{home}/", f"{home}?"))
    response = RedirectResponse(back if inside else home, status_code=303)
    cookie.put(response, opened.secret)
    return response


def _page(template: str, view: Mapping[str, Any], status: int = 200) -> Response:
    return HTMLResponse(environment().get_template(template).render(view), status)
