"""What every request goes through: an id, headers that protect the browser, a size limit, a look at its origin."""

import re
import secrets
import time
from dataclasses import dataclass
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from entrypoints.web.problems import Problem, answer, problem_of
from entrypoints.web.security import SAFE_METHODS, SessionCookie, comes_from_elsewhere
from entrypoints.web.upload_paths import is_upload

log = structlog.get_logger()

FIRST_FAILURE = 400
REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
PRIVATE_PATHS = re.compile(r"^/(t/|sign-in|api/)")
COMMON_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'; require-trusted-types-for 'script'; "
)
PUBLIC_POLICY = COMMON_POLICY + "trusted-types 'none'; script-src 'self'"
"""Without a nonce, so that a page may be cached: its one script is a file of this site."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def portal_policy(nonce: str) -> str:
    return f"{COMMON_POLICY}trusted-types htmx; script-src 'self' 'nonce-{nonce}'"


@dataclass(frozen=True, slots=True)
class SecurityHeaders:
    """On every answer, errors too; a route that sets one of them itself keeps its own. A nonce per response."""

    app: ASGIApp
    https: bool

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._protect(MutableHeaders(scope=message), scope["path"], nonce)
            await send(message)

        await self.app(scope, receive, protected)

    def _protect(self, headers: MutableHeaders, path: str, nonce: str) -> None:
        private = PRIVATE_PATHS.match(path) is not None
        headers.setdefault("Content-Security-Policy", portal_policy(nonce) if private else PUBLIC_POLICY)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if private:
            headers.setdefault("Cache-Control", "no-store")
        if self.https:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


@dataclass(frozen=True, slots=True)
class RequestContext:
    """Bind the request's id to every log line of it; what nobody expected ends here, logged, as a plain 500."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("x-request-id", "")
        request_id = asked if REQUEST_ID.fullmatch(asked) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        begun, status = time.perf_counter(), 0

        async def identified(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self.app(scope, receive, identified)
            except Exception as error:
                log.exception("request_failed", method=scope["method"], route=route_of(scope))
                if status:
                    raise
                response = await answer(Request(scope, receive), problem_of(error))
                await response(scope, receive, identified)
            self._note(scope, status, time.perf_counter() - begun)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        """What changes something or fails is worth a line; the rest is for those who look closer."""
        said = {"method": scope["method"], "route": route_of(scope), "status": status, "ms": round(seconds * 1000)}
        ordinary = scope["method"] in SAFE_METHODS and status < FIRST_FAILURE
        (log.debug if ordinary else log.info)("request", **said)


def route_of(scope: Scope) -> str:
    """The path's pattern, never the path: that may carry a sign-in secret."""
    return str(getattr(scope.get("route"), "path", "unmatched"))


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """Refuse what says that it is too large, and stop reading what turns out to be. Uploads may be larger."""

    app: ASGIApp
    max_bytes: int
    max_upload_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self.max_upload_bytes if is_upload(scope["path"]) else self.max_bytes
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            response = await answer(Request(scope, receive), problem_of(HTTPException(413, _sentence(most))))
            await response(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, _sentence(most))
            return message

        await self.app(scope, counted, send)


def _sentence(most: int) -> str:
    return f"A request has at most {most} bytes."


@dataclass(frozen=True, slots=True)
class OriginGuard:
    """Unsafe requests come from our own pages, or from programs with a token."""

    app: ASGIApp
    public_url: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS:
            request = Request(scope, receive)
            session = SessionCookie.under(self.public_url).read(request)
            if comes_from_elsewhere(request.headers, self.public_url, has_session=bool(session)):
                problem = Problem(403, "cross_site", "This request came from another site's page and was refused.")
                response = await answer(request, problem)
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)
