"""What a URL may look like before anybody is asked for it."""

import re
from dataclasses import dataclass

import httpx2

from domain.shared.errors import SourceUnreadableError

SCHEMES = {"http": 80, "https": 443}
LONGEST_URL = 4096
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True, slots=True)
class Target:
    """Scheme, host and port as they will be connected to; `url` is the normal form."""

    url: httpx2.URL
    host: str
    port: int


def target_of(text: str, *, allow_private: bool) -> Target:
    """Raise `SourceUnreadableError` for anything but a plain web address on a usual port."""
    url = _parsed(text)
    port = SCHEMES.get(url.scheme, 0) if url.port is None else url.port
    if url.scheme not in SCHEMES:
        raise refused(text, f"only http and https are fetched, not “{url.scheme or 'nothing'}”")
    if not url.host or "%" in url.host:
        raise refused(text, "it names no host")
    if url.userinfo:
        raise refused(text, "it carries a user name or password, which is never sent")
    if port not in SCHEMES.values() and (not allow_private or not port):
        raise refused(text, f"port {port} is not a web port (80 or 443)")
    return Target(url.copy_with(fragment=None), url.host.rstrip("."), port)


def refused(url: str, reason: str) -> SourceUnreadableError:
    return SourceUnreadableError(f"{url[:200]} was not fetched: {reason}. Check the address.")


def _parsed(text: str) -> httpx2.URL:
    if len(text) > LONGEST_URL or _FORBIDDEN.search(text):
        raise refused(repr(text[:120]), "it holds a blank, a control character or a backslash, or is too long")
    if not re.match(r"(?i)[a-z][a-z0-9+.-]*://", text):
        raise refused(text, "it is no complete web address")
    try:
        return httpx2.URL(text)
    except httpx2.InvalidURL:
        raise refused(text, "it is no valid web address") from None
