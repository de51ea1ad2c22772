"""The web application: the API, the portal and the public site over one container."""

from typing import Any

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware

from entrypoints.api.openapi import described
from entrypoints.api.router import router as api_router
from entrypoints.bootstrap.container import Container
from entrypoints.portal.rendering import error_page
from entrypoints.portal.routes import outside_router
from entrypoints.portal.routes import router as portal_router
from entrypoints.site.router import router as site_router
from entrypoints.web import health
from entrypoints.web.limits import Limits
from entrypoints.web.middleware import BodyLimit, OriginGuard, RequestContext, SecurityHeaders
from entrypoints.web.plain_text import plain_request
from entrypoints.web.problems import install_problem_handlers

MAX_BODY_BYTES = 1_048_576
MEGABYTE = 1_000_000


class WebApplication(FastAPI):
    """Its OpenAPI document tells of failures as they are."""

    def openapi(self) -> dict[str, Any]:
        return described(super().openapi())


def create_app(container: Container) -> FastAPI:
    web = container.settings().web
    public_url = web.public_url
    app = WebApplication(
        title="TG Content Factory",
        version="1",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=operation_id,
        dependencies=[Depends(plain_request)],
        middleware=[
            Middleware(SecurityHeaders, https=public_url.startswith("https://")),
            Middleware(RequestContext),
            Middleware(BodyLimit, max_bytes=MAX_BODY_BYTES, max_upload_bytes=web.max_upload_mb * MEGABYTE),
            Middleware(OriginGuard, public_url=public_url),
        ],
    )
    app.state.container, app.state.limits = container, Limits()
    app.include_router(health.router)
    app.include_router(api_router, prefix="/api/v1")
    app.include_router(portal_router, prefix="/t/{tenant}", include_in_schema=False)
    app.include_router(outside_router, include_in_schema=False)
    app.include_router(site_router, include_in_schema=False)
    install_problem_handlers(app, error_page)
    return app


def operation_id(route: APIRoute) -> str:
    """`api:ideas:approve`: a route's name is its operation's id."""
    return route.name
