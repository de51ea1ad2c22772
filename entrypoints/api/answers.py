"""How the OpenAPI document tells of failures: problem documents, by status."""

from collections.abc import Mapping
from typing import Any

from entrypoints.web.problems import ProblemDocument

MEANINGS: Mapping[int, str] = {
    400: "The request could not be read.",
    401: "No valid token or session.",
    403: "Not allowed for this user, or sent by another site's page.",
    404: "There is nothing of that id in your tenant.",
    409: "What is asked for is not possible in this state.",
    412: "It has changed since you read it.",
    413: "The request is too large.",
    416: "The range begins behind the end of the file.",
    422: "The request is not valid, or its Idempotency-Key came with another request.",
    428: "If-Match is missing.",
    429: "Too many requests; Retry-After says when again.",
    503: "The pipeline did not confirm in time: send the same again, with the same Idempotency-Key.",
}
ALWAYS = (400, 401, 403, 422, 429)
DETAIL = (404,)
DECISION = (404, 409, 412, 413, 503)
EDIT = (*DECISION, 428)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": ProblemDocument, "description": MEANINGS[status]} for status in statuses}
