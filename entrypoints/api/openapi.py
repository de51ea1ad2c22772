"""The OpenAPI document: failures as problem+json, and the two ways to say who is asking."""

from typing import Any

from entrypoints.web.problems import MEDIA_TYPE

SECURITY = {
    "token": {"type": "http", "scheme": "bearer", "description": "An API token, as `tgf_api_…`."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "tg_session",
        "description": "The portal's session; unsafe calls also send its form token as `X-CSRF-Token`. Over plain http "
        "its name ends in `_` and the port.",
    },
}
FIRST_FAILURE = 400


def described(document: dict[str, Any]) -> dict[str, Any]:
    document.setdefault("components", {})["securitySchemes"] = SECURITY
    document["security"] = [{name: []} for name in SECURITY]
    for operations in document["paths"].values():
        for operation in operations.values():
            _tell_failures(operation["responses"])
    return document


def _tell_failures(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        content = response.get("content", {})
        if status.isdecimal() and int(status) >= FIRST_FAILURE and content:
            response["content"] = {MEDIA_TYPE: next(iter(content.values()))}
