"""The one bridge between FastAPI's `Depends` and the container."""

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from typing import Annotated, TypeVar, cast

from dependency_injector.providers import Provider
from fastapi import Depends, Request

from application.ports.accounts import ApiTokenStore, SessionStore, SignInLinkStore, UserStore
from application.ports.audience import AudienceLedger
from application.ports.channels import ChannelStore, TenantDirectory
from application.ports.clock import Clock
from application.ports.idempotency import IdempotencyStore
from application.ports.ledger import BudgetBook, Ledger
from application.ports.live_feed import LiveFeed
from application.ports.object_store import ObjectStore
from application.ports.pipeline_gateway import PipelineGateway
from application.ports.progress import ProgressBoard
from application.ports.readers import (
    AnalyticsReader,
    AssetReader,
    AuditReader,
    EventReader,
    IdeaReader,
    PipelineReader,
    PostReader,
    ScriptReader,
    VideoReader,
)
from domain.tenancy.tenant import Tenant
from entrypoints.bootstrap.accounts import Accounts
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.curating import Curating
from entrypoints.bootstrap.settings import Settings
from entrypoints.web.identity import Doorkeeper, Operator
from entrypoints.web.limits import Limits
from entrypoints.web.security import SAFE_METHODS, SessionCookie, check_form_token

T = TypeVar("T")


def provide(pick: Callable[[type[Container]], Provider[T]]) -> Callable[[Request], Awaitable[T]]:
    """What a provider gives is awaited if it must be, as a connection made at start-up."""

    async def resolve(request: Request) -> T:
        made: object = pick(request.app.state.container)()
        return cast("T", await made if isawaitable(made) else made)

    return resolve


IdeasDep = Annotated[IdeaReader, Depends(provide(lambda c: c.ideas))]
ScriptsDep = Annotated[ScriptReader, Depends(provide(lambda c: c.scripts))]
AssetsDep = Annotated[AssetReader, Depends(provide(lambda c: c.assets))]
VideosDep = Annotated[VideoReader, Depends(provide(lambda c: c.videos))]
PostsDep = Annotated[PostReader, Depends(provide(lambda c: c.posts))]
AnalyticsDep = Annotated[AnalyticsReader, Depends(provide(lambda c: c.analytics))]
PipelinesDep = Annotated[PipelineReader, Depends(provide(lambda c: c.pipelines))]
EventsDep = Annotated[EventReader, Depends(provide(lambda c: c.events))]
AuditDep = Annotated[AuditReader, Depends(provide(lambda c: c.audit))]
PipelineDep = Annotated[PipelineGateway, Depends(provide(lambda c: c.pipeline))]
ChannelsDep = Annotated[ChannelStore, Depends(provide(lambda c: c.channels))]
TenantsDep = Annotated[TenantDirectory, Depends(provide(lambda c: c.tenants))]
UsersDep = Annotated[UserStore, Depends(provide(lambda c: c.users))]
SessionsDep = Annotated[SessionStore, Depends(provide(lambda c: c.sessions_store))]
SignInLinksDep = Annotated[SignInLinkStore, Depends(provide(lambda c: c.sign_in_links))]
ApiTokensDep = Annotated[ApiTokenStore, Depends(provide(lambda c: c.api_tokens))]
IdempotencyDep = Annotated[IdempotencyStore, Depends(provide(lambda c: c.idempotency))]
ProgressDep = Annotated[ProgressBoard, Depends(provide(lambda c: c.progress))]
LiveFeedDep = Annotated[LiveFeed, Depends(provide(lambda c: c.live_feed))]
ObjectStoreDep = Annotated[ObjectStore, Depends(provide(lambda c: c.object_store))]
AudienceDep = Annotated[AudienceLedger, Depends(provide(lambda c: c.audience))]
AccountsDep = Annotated[Accounts, Depends(provide(lambda c: c.accounts))]
CuratingDep = Annotated[Curating, Depends(provide(lambda c: c.curating))]
LedgerDep = Annotated[Ledger, Depends(provide(lambda c: c.ledger))]
BudgetsDep = Annotated[BudgetBook, Depends(provide(lambda c: c.budgets))]
ClockDep = Annotated[Clock, Depends(provide(lambda c: c.clock))]
SettingsDep = Annotated[Settings, Depends(provide(lambda c: c.settings))]


def session_cookie(settings: SettingsDep) -> SessionCookie:
    return SessionCookie.under(settings.web.public_url)


def limits(request: Request) -> Limits:
    return cast("Limits", request.app.state.limits)


CookieDep = Annotated[SessionCookie, Depends(session_cookie)]
LimitsDep = Annotated[Limits, Depends(limits)]


def doorkeeper(accounts: AccountsDep, tenants: TenantsDep, cookie: CookieDep) -> Doorkeeper:
    return Doorkeeper(accounts, tenants, cookie)


DoorkeeperDep = Annotated[Doorkeeper, Depends(doorkeeper)]


async def operator(request: Request, tenant: str, door: DoorkeeperDep) -> Operator:
    """Return whoever is signed in to the tenant of the path; a form carries the session's token as `csrf`."""
    found = await door.in_portal(request, tenant)
    if request.method not in SAFE_METHODS:
        given = request.headers.get("X-CSRF-Token") or (await request.form()).get("csrf")
        check_form_token(given, found.csrf)
    return found


async def api_caller(request: Request) -> Operator:
    """Found once per request, by whoever asks first."""
    known: Operator | None = getattr(request.state, "caller", None)
    if known is None:
        door = Doorkeeper(
            await provide(lambda c: c.accounts)(request),
            await provide(lambda c: c.tenants)(request),
            session_cookie(await provide(lambda c: c.settings)(request)),
        )
        known = await door.in_api(request)
        limits(request).api.spend(str(known.token.token_id if known.token else known.user.id))
        request.state.caller = known
    return known


async def public_tenant(tenants: TenantsDep, settings: SettingsDep) -> Tenant:
    """The one whose site stands at the root."""
    return await tenants.by_slug(settings.tenant)


def site_url(request: Request, settings: SettingsDep) -> str:
    """How browsers reach us, without a slash at the end."""
    return (settings.web.public_url or str(request.base_url)).rstrip("/")


def guard_sign_in(request: Request, limits: LimitsDep) -> Callable[[str], None]:
    """Call it with the name before a password or a link is tried."""
    address = request.client.host if request.client else "unknown"
    return lambda name: limits.sign_in(name, address)


OperatorDep = Annotated[Operator, Depends(operator)]
ApiCallerDep = Annotated[Operator, Depends(api_caller)]
PublicTenantDep = Annotated[Tenant, Depends(public_tenant)]
SiteUrlDep = Annotated[str, Depends(site_url)]
SignInGuardDep = Annotated[Callable[[str], None], Depends(guard_sign_in)]
