"""Text that a database can hold: what comes in is asked for it once, before anything is done with it."""

from collections.abc import Iterator

from fastapi import Request

from domain.shared.errors import InvalidInputError
from entrypoints.web.security import SAFE_METHODS
from entrypoints.web.upload_paths import is_upload

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def is_storable(text: str) -> bool:
    """NUL and lone halves of a surrogate pair can be written in JSON and in addresses, but are no text."""
    return "\0" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


async def plain_request(request: Request) -> None:
    """Refuse an address or a form with such a character, whatever it is for.

    JSON bodies are asked by their models, and uploads when it is known who sends them.
    """
    for text in [*_address(request), *await _form(request)]:
        if not is_storable(text):
            msg = "The request has a character that is no text."
            raise InvalidInputError(msg)


def _address(request: Request) -> Iterator[str]:
    yield request.scope["path"]
    for name, value in request.query_params.multi_items():
        yield from (name, value)


async def _form(request: Request) -> list[str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method in SAFE_METHODS or kind not in FORMS or is_upload(request.url.path):
        return []
    form = await request.form()
    return [text for pair in form.multi_items() for text in pair if isinstance(text, str)]
