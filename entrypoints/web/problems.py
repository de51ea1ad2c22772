"""Failures, told once: RFC 9457 documents for programs, a page for people."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from domain.shared.errors import ContentFactoryError, ErrorKind, NotSignedInError, TooManyRequestsError

MEDIA_TYPE = "application/problem+json"
STATUS_OF = {
    ErrorKind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    ErrorKind.CONFLICT: HTTPStatus.CONFLICT,
    ErrorKind.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    ErrorKind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    ErrorKind.UNAVAILABLE: HTTPStatus.SERVICE_UNAVAILABLE,
}
RETRY_AFTER_SEC = 2
PROGRAM_PATHS = re.compile(r"^/(api(/|$)|beacon$|healthz$|readyz$)")

ErrorPage = Callable[[Request, int, str], Response | Awaitable[Response]]


class FieldProblem(BaseModel):
    location: str
    message: str


class ProblemDocument(BaseModel):
    """What went wrong, as RFC 9457 says it; `errors` names the fields of a request that was not valid."""

    model_config = ConfigDict(json_schema_extra={"description": "An RFC 9457 problem document."})

    type: str
    title: str
    status: int
    detail: str
    instance: str = ""
    request_id: str = ""
    errors: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    status: int
    code: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    errors: Sequence[FieldProblem] = ()

    @property
    def title(self) -> str:
        return self.code.replace("_", " ").capitalize()


def problem_of(error: Exception) -> Problem:
    """Anything that was not expected says nothing about itself."""
    if isinstance(error, ContentFactoryError):
        return _expected(error)
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        code = HTTPStatus(error.status_code).phrase.lower().replace(" ", "_").replace("-", "_")
        return Problem(error.status_code, code, str(error.detail), dict(error.headers or {}))
    return Problem(500, "internal_error", "Something went wrong on our side. It was logged under the request's id.")


def _expected(error: ContentFactoryError) -> Problem:
    if isinstance(error, NotSignedInError):
        return Problem(401, error.code, str(error), {"WWW-Authenticate": 'Bearer realm="api"'})
    if isinstance(error, TooManyRequestsError):
        return Problem(429, error.code, str(error), {"Retry-After": str(error.retry_after_sec)})
    status = STATUS_OF[error.kind]
    waiting = {"Retry-After": str(RETRY_AFTER_SEC)} if error.kind is ErrorKind.UNAVAILABLE else {}
    return Problem(status, error.code, str(error), waiting)


def _invalid(error: RequestValidationError) -> Problem:
    """The input is not repeated: it may be a secret, and need not be encodable."""
    found = [
        FieldProblem(location=_printable(".".join(str(part) for part in row["loc"])), message=_printable(row["msg"]))
        for row in error.errors()
    ]
    first = f"{found[0].location}: {found[0].message}" if found else "The request is not valid."
    return Problem(422, "invalid_request", first, errors=found)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[:300]


def is_for_programs(request: Request) -> bool:
    return PROGRAM_PATHS.match(request.url.path) is not None


def problem_response(request: Request, problem: Problem) -> JSONResponse:
    document = ProblemDocument(
        type=f"/problems/{problem.code}",
        title=problem.title,
        status=problem.status,
        detail=problem.detail,
        instance=_printable(request.url.path),
        request_id=getattr(request.state, "request_id", ""),
        errors=tuple(problem.errors),
    )
    return JSONResponse(document.model_dump(mode="json"), problem.status, dict(problem.headers), MEDIA_TYPE)


async def answer(request: Request, problem: Problem) -> Response:
    """A document for programs, a page for people, and the way to the sign-in for who has no session."""
    if is_for_programs(request):
        return problem_response(request, problem)
    if problem.code == NotSignedInError.code and request.url.path.startswith("/t/"):
        return _to_sign_in(request)
    made = request.app.state.error_page(request, int(problem.status), problem.detail)
    page: Response = made if isinstance(made, Response) else await made
    page.headers.update(problem.headers)
    return page


def _to_sign_in(request: Request) -> Response:
    back = request.url.path if request.method in {"GET", "HEAD"} else "/".join(request.url.path.split("/")[:3])
    target = f"/sign-in?next={quote(back, safe='/')}"
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, status_code=303)


def install_problem_handlers(app: FastAPI, error_page: ErrorPage) -> None:
    app.state.error_page = error_page

    async def tell(request: Request, error: Exception) -> Response:
        return await answer(request, problem_of(error))

    for kind in (ContentFactoryError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, tell)
