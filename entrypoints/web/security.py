"""Who is asking, at the level of HTTP: the session's cookie, and where an unsafe request comes from."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import Response

from domain.shared.errors import ForbiddenError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
MAX_AGE_SEC = 12 * 3600
TOKEN_HEADER = "X-CSRF-Token"  # noqa: S105  (a header's name)


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """`__Host-` binds it to https and this host alone; plain http, as on loopback, cannot have that.

    Cookies know no ports: only by its name does it stay apart from that of another instance on the same machine.
    """

    secure: bool
    port: int | None = None

    @classmethod
    def under(cls, public_url: str) -> "SessionCookie":
        parts = urlsplit(public_url)
        return cls(secure=parts.scheme == "https", port=parts.port)

    @property
    def name(self) -> str:
        if self.secure:
            return "__Host-tg_session"
        return f"tg_session_{self.port}" if self.port else "tg_session"

    def read(self, connection: HTTPConnection) -> str:
        return connection.cookies.get(self.name, "")

    def put(self, response: Response, secret: str) -> None:
        response.set_cookie(
            self.name, secret, max_age=MAX_AGE_SEC, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def drop(self, response: Response) -> None:
        response.delete_cookie(self.name, path="/", secure=self.secure, httponly=True, samesite="lax")


def comes_from_elsewhere(headers: Headers, public_url: str, *, has_session: bool) -> bool:
    """Tell whether another site's page sent this: by `Sec-Fetch-Site`, else by `Origin`.

    Browsers send at least one of the two with every unsafe request. Whoever sends neither is a program, which carries
    its own proof and has no business with a session's cookie.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in OWN_SITES
    origin = headers.get("origin")
    if origin is None:
        return has_session
    return origin != _origin(public_url) and urlsplit(origin).netloc != headers.get("host", "")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def check_form_token(given: object, expected: str) -> None:
    """Raise `ForbiddenError` unless the form, or the header, carries the token of this session."""
    if not isinstance(given, str) or not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        msg = "This form is too old or was not ours: reload the page and send it again."
        raise ForbiddenError(msg)
