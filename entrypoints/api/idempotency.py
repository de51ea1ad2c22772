"""One key, one effect: an unsafe request with an `Idempotency-Key` is answered once, and the answer kept."""

import hashlib
import re
from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from uuid import UUID, uuid4, uuid5

from fastapi import Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from application.ports.idempotency import IdempotencyStore, SavedAnswer
from domain.shared.errors import ContentFactoryError, InvalidInputError
from entrypoints.web.dependencies import api_caller, provide
from entrypoints.web.identity import Operator
from entrypoints.web.problems import answer, problem_of
from entrypoints.web.security import SAFE_METHODS

NAME = "Idempotency-Key"
DRAWN = re.compile(r"""(?i)multipart/[^;]+;.*\bboundary="?([^";,\s]+)""")
KEY = re.compile(r"[\x21-\x7e]{1,255}")
LASTING = frozenset({200, 201, 202, 204, 404, 409})
"""Answers to what was done or decided; any other says that nothing was, and the key is free again."""

KeyHeader = Annotated[
    str | None,
    Header(
        alias=NAME, description="Your own key for this request: sent again, it has no second effect.", max_length=255
    ),
]
Handle = Callable[[Request], Coroutine[Any, Any, Response]]


def identity_of(operator: Operator, key: str | None) -> UUID:
    """The decision's id: the same for the same key, so that even a lost answer leads to no second effect."""
    return uuid5(operator.tenant_id, f"{operator.user.id}:{key}") if key else uuid4()


class IdempotentRoute(APIRoute):
    def get_route_handler(self) -> Handle:
        handle = super().get_route_handler()

        async def once(request: Request) -> Response:
            key = request.headers.get(NAME)
            if key is None or request.method in SAFE_METHODS:
                return await handle(request)
            if not KEY.fullmatch(key):
                msg = f"{NAME} has 1 to 255 visible ASCII characters."
                raise InvalidInputError(msg)
            return await answered_once(request, key, handle)

        return once


async def answered_once(request: Request, key: str, handle: Handle) -> Response:
    caller = await api_caller(request)
    store = await provide(lambda c: c.idempotency)(request)
    own_key = hashlib.sha256(f"{caller.user.id}:{key}".encode()).hexdigest()
    asked = await _digest(request)
    saved = await store.claim(caller.tenant_id, own_key, asked)
    if saved is not None:
        return Response(saved.body, saved.status, {"Idempotency-Replayed": "true"}, saved.media_type)
    try:
        response = await _answer(request, handle)
    except BaseException:
        await store.release(caller.tenant_id, own_key)
        raise
    await _keep(store, caller, own_key, asked, response)
    return response


async def _digest(request: Request) -> str:
    said = f"{request.method} {request.url.path}?{request.url.query}\n{request.headers.get('if-match', '')}\n"
    body = await request.body()
    boundary = _boundary(request.headers.get("content-type", ""))
    return hashlib.sha256(said.encode() + (body.replace(boundary, b"--") if boundary else body)).hexdigest()


def _boundary(content_type: str) -> bytes:
    """Clients draw the line between the parts of a form anew each time: it is no part of what they say."""
    drawn = DRAWN.match(content_type)
    return f"--{drawn[1]}".encode("latin-1") if drawn else b""


async def _answer(request: Request, handle: Handle) -> Response:
    """A refusal that was meant is an answer too."""
    try:
        return await handle(request)
    except (ContentFactoryError, RequestValidationError, HTTPException) as error:
        return await answer(request, problem_of(error))


async def _keep(store: IdempotencyStore, caller: Operator, key: str, asked: str, response: Response) -> None:
    if response.status_code not in LASTING:
        await store.release(caller.tenant_id, key)
        return
    kept = SavedAnswer(
        request_digest=asked,
        status=response.status_code,
        body=bytes(response.body),
        media_type=response.headers.get("content-type", "application/json"),
    )
    await store.save(caller.tenant_id, key, kept)
