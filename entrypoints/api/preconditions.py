"""ETags and If-Match: nobody overwrites what they have not seen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, Header
from starlette.exceptions import HTTPException

from domain.shared.errors import StaleAggregateError

TAG = re.compile(r'"(\d{1,9})"')
CHANGED = "It has changed since you read it. Read it again, then decide."

IfMatch = Annotated[
    str | None, Header(alias="If-Match", description='The ETag of what you read, as `"3"`.', max_length=100)
]


def etag(version: int) -> str:
    return f'"{version}"'


def expected_version(if_match: IfMatch = None) -> int | None:
    """Return the version that must still stand, None for any. A tag that is not ours matches nothing."""
    if if_match is None or if_match.strip() == "*":
        return None
    match = TAG.fullmatch(if_match.strip())
    if match is None:
        raise HTTPException(412, CHANGED)
    return int(match.group(1))


def required_version(if_match: IfMatch = None) -> int | None:
    if if_match is None:
        raise HTTPException(428, "Send If-Match with the ETag of what you read, so that no other change is lost.")
    return expected_version(if_match)


ExpectedVersion = Annotated[int | None, Depends(expected_version)]
RequiredVersion = Annotated[int | None, Depends(required_version)]


def check_version(expected: int | None, current: int) -> None:
    if expected is not None and expected != current:
        raise HTTPException(412, CHANGED)


@contextmanager
def stale_is_a_failed_precondition(expected: int | None) -> Iterator[None]:
    """Who named a version and came too late gets 412; who named none, the conflict as it is."""
    try:
        yield
    except StaleAggregateError:
        if expected is None:
            raise
        raise HTTPException(412, CHANGED) from None
