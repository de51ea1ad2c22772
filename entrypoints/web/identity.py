"""Who is asking: an operator of one tenant, by a session or by a token. Denied by default."""

from dataclasses import dataclass

import structlog
from starlette.requests import Request

from application.ports.accounts import ApiToken, Session
from application.ports.channels import TenantDirectory
from domain.shared.errors import ForbiddenError, NotFoundError, NotSignedInError
from domain.shared.ids import Actor, TenantId
from domain.tenancy.tenant import Tenant, TenantStatus
from domain.tenancy.user import User, can
from entrypoints.bootstrap.accounts import Accounts
from entrypoints.web.security import SAFE_METHODS, TOKEN_HEADER, SessionCookie, check_form_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    tenant: Tenant
    user: User
    session: Session | None = None
    token: ApiToken | None = None

    @property
    def tenant_id(self) -> TenantId:
        return self.tenant.id

    @property
    def actor(self) -> Actor:
        return Actor(f"user:{self.user.id}")

    @property
    def csrf(self) -> str:
        return self.session.csrf if self.session else ""

    def require(self, action: str) -> None:
        if not can(self.user, action):
            msg = f"{self.user.name} may not do this ({action}). Ask an administrator."
            raise ForbiddenError(msg)


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Finds the operator behind a request and checks the action that the route's name tells."""

    accounts: Accounts
    tenants: TenantDirectory
    cookie: SessionCookie

    async def in_portal(self, request: Request, slug: str) -> Operator:
        """By the session; a tenant that is not the session's own does not exist for it."""
        operator = await self.by_session(request)
        if operator.tenant.slug != slug:
            msg = "There is no such page."
            raise NotFoundError(msg)
        return self._let_in(request, operator)

    async def in_api(self, request: Request) -> Operator:
        """By the bearer token, else by the session with its form token in a header."""
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme:
            return self._let_in(request, await self._by_token(scheme, secret.strip()))
        operator = await self.by_session(request)
        if request.method not in SAFE_METHODS:
            check_form_token(request.headers.get(TOKEN_HEADER), operator.csrf)
        return self._let_in(request, operator)

    async def by_session(self, request: Request) -> Operator:
        secret = self.cookie.read(request)
        if not secret:
            msg = "Sign in first."
            raise NotSignedInError(msg)
        session, user = await self.accounts.find_session(secret)
        return Operator(tenant=await self._tenant(session.tenant_id), user=user, session=session)

    async def _by_token(self, scheme: str, secret: str) -> Operator:
        if scheme.lower() != "bearer":
            msg = "Only bearer tokens are taken."
            raise NotSignedInError(msg)
        token, user = await self.accounts.authenticate_token(secret)
        return Operator(tenant=await self._tenant(token.tenant_id), user=user, token=token)

    async def _tenant(self, tenant_id: TenantId) -> Tenant:
        for tenant in await self.tenants.every():
            if tenant.id == tenant_id and tenant.status is TenantStatus.ACTIVE:
                return tenant
        msg = "This tenant is suspended."
        raise NotSignedInError(msg)

    def _let_in(self, request: Request, operator: Operator) -> Operator:
        name = getattr(request.scope.get("route"), "name", "")
        operator.require(name.partition(":")[2])
        structlog.contextvars.bind_contextvars(tenant=operator.tenant.slug, actor=operator.actor)
        return operator
