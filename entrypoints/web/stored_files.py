"""Files of the object store over HTTP: whole or one range of them, in pieces of bounded size."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from application.ports.object_store import ObjectStore
from domain.shared.errors import NotFoundError

PIECE_BYTES = 262_144
ONE_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")
POLICY = "default-src 'none'; media-src 'self'; img-src 'self'; frame-ancestors 'none'"
"""For a file that is opened by itself: nothing in it may run. Under `sandbox` browsers would not play it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """`etag` is strong: the same tag, the same bytes. `download` offers it under that name instead of showing it."""

    key: str
    media_type: str
    etag: str
    cache: str = "private, max-age=300"
    download: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    length: int


class UnsatisfiableRangeError(Exception):
    """The range begins behind the end of the file."""


def asked_span(header: str, size: int) -> Span | None:
    """Return the one range that was asked for; None for none, several, or what is no range: then all is sent."""
    match = ONE_RANGE.fullmatch(header.strip())
    if match is None or match.group(1) == match.group(2) == "":
        return None
    first, last = match.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise UnsatisfiableRangeError
    return Span(start, end - start)


async def stored_file(request: Request, store: ObjectStore, file: StoredFile) -> Response:
    """Answer 200, 206, 304 or 416; raise `NotFoundError` if the object is not there."""
    size = await store.size(file.key)
    if size is None:
        msg = "There is no such file."
        raise NotFoundError(msg)
    headers = _headers(file)
    if file.etag in request.headers.get("if-none-match", "").replace(" ", "").split(","):
        return Response(status_code=304, headers=headers)
    whole = Span(0, size)
    try:
        span = asked_span(_range_header(request, file), size)
    except UnsatisfiableRangeError:
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    status, part = (206, span) if span else (200, whole)
    if span:
        headers["Content-Range"] = f"bytes {span.start}-{span.start + span.length - 1}/{size}"
    headers["Content-Length"] = str(part.length)
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=file.media_type)
    return StreamingResponse(_pieces(store, file.key, part), status, headers, file.media_type)


def _headers(file: StoredFile) -> dict[str, str]:
    headers = {
        "ETag": file.etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": file.cache,
        "Content-Security-Policy": POLICY,
    }
    if file.download:
        headers["Content-Disposition"] = f'attachment; filename="{file.download}"'
    return headers


def _range_header(request: Request, file: StoredFile) -> str:
    """Without effect if the sender's copy, named by `If-Range`, is another one."""
    condition = request.headers.get("if-range")
    return request.headers.get("range", "") if condition in {None, file.etag} else ""


async def _pieces(store: ObjectStore, key: str, span: Span) -> AsyncIterator[bytes]:
    at, end = span.start, span.start + span.length
    while at < end:
        piece = await store.read_range(key, at, min(PIECE_BYTES, end - at))
        if not piece:
            return
        yield piece
        at += len(piece)
