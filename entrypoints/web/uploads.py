"""Files from people: stored as they come, and not opened here; whoever uses one looks into it in the jail."""

import hashlib

from fastapi import Request
from starlette.datastructures import UploadFile

from application.contracts.uploads import Upload
from application.ports.object_store import ObjectStore
from domain.shared.errors import InvalidInputError
from domain.shared.ids import TenantId
from entrypoints.web.plain_text import is_storable
from entrypoints.web.sources import is_web_address

LONGEST_NAME, LONGEST_LICENCE, LONGEST_ADDRESS = 120, 300, 2000
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "licence": {"type": "string", "maxLength": LONGEST_LICENCE},
                        "source_url": {"type": "string", "format": "uri", "maxLength": LONGEST_ADDRESS},
                        "reason": {"type": "string", "maxLength": 500},
                    },
                }
            }
        },
    }
}
"""For the API's description: the form is read by hand, after it is known who asks."""


async def received(request: Request, store: ObjectStore, tenant_id: TenantId) -> Upload:
    """Store the form's file under the hash of its content. Raise `InvalidInputError` if there is none."""
    async with request.form() as form:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.size:
            msg = "Choose a picture (PNG, JPEG, WebP, GIF, SVG) or a clip (MP4, WebM) that is not empty."
            raise InvalidInputError(msg)
        told = {name: _text(form.get(name), longest) for name, longest in _TOLD.items()}
        if told["source_url"] and not is_web_address(told["source_url"]):
            msg = "The source is an http or https address, or empty."
            raise InvalidInputError(msg)
        name = _text((file.filename or "").rpartition("/")[2].rpartition("\\")[2], 0)[:LONGEST_NAME]
        content = await file.read()
    key = f"t/{tenant_id}/uploads/{hashlib.sha256(content).hexdigest()}"
    if await store.size(key) != len(content):
        await store.put(key, content)
    return Upload(key=key, name=name, **told)


_TOLD = {"licence": LONGEST_LICENCE, "source_url": LONGEST_ADDRESS}


def _text(given: object, longest: int) -> str:
    """One line of text; 0 for any length."""
    line = " ".join(given.split()) if isinstance(given, str) else ""
    if not is_storable(line) or (longest and len(line) > longest):
        msg = f"A line of the form is too long, or has a character that is no text: at most {longest} letters."
        raise InvalidInputError(msg)
    return "".join(sign for sign in line if sign.isprintable())
