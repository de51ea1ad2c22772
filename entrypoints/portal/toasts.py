"""The message after a decision: carried over the redirect in a cookie, shown once, with its undo."""

import base64
import binascii
from datetime import datetime
from typing import Literal
from uuid import UUID

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

COOKIE, RECENT_COOKIE = "tg_toast", "tg_recent"
LIFETIME_SEC, RECENT_SEC = 60, 3600
RECENT_MOST = 6


class Toast(BaseModel):
    """`undoes` is the decision that can be taken back until `ends_at`, in the pipeline of `idea_id`."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(max_length=400)
    more: str = Field(default="", max_length=400)
    tone: Literal["ok", "bad"] = "ok"
    idea_id: UUID | None = None
    undoes: UUID | None = None
    ends_at: datetime | None = None


def carry(response: Response, toast: Toast) -> Response:
    packed = base64.urlsafe_b64encode(toast.model_dump_json(exclude_none=True).encode()).decode()
    response.set_cookie(COOKIE, packed, max_age=LIFETIME_SEC, path="/t/", httponly=True, samesite="lax")
    return response


def carried(request: Request) -> tuple[Toast, ...]:
    """Whatever is no toast of ours is none at all."""
    packed = request.cookies.get(COOKIE, "")
    try:
        return (Toast.model_validate_json(base64.urlsafe_b64decode(packed)),) if packed else ()
    except (ValidationError, binascii.Error, ValueError):
        return ()


def put_down(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/t/", httponly=True, samesite="lax")


class Undoable(BaseModel):
    """A decision that this browser sent a little while ago."""

    model_config = ConfigDict(frozen=True)

    idea_id: UUID
    undoes: UUID
    at: datetime
    ends_at: datetime


_RECENT = TypeAdapter(tuple[Undoable, ...])


def recent(request: Request) -> tuple[Undoable, ...]:
    try:
        return _RECENT.validate_json(base64.urlsafe_b64decode(request.cookies.get(RECENT_COOKIE, "")))
    except (ValidationError, binascii.Error, ValueError):
        return ()


def remember(response: Response, before: tuple[Undoable, ...], decision: Undoable) -> None:
    kept = _RECENT.dump_json((decision, *before)[:RECENT_MOST])
    packed = base64.urlsafe_b64encode(kept).decode()
    response.set_cookie(RECENT_COOKIE, packed, max_age=RECENT_SEC, path="/t/", httponly=True, samesite="lax")
