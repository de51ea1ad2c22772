"""The one client for addresses that others name: every hop is resolved once, checked, and connected to as checked."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeAlias

import httpx2

from adapters.sources.addresses import may_reach
from adapters.sources.decoding import ENCODINGS, decoder_for
from adapters.sources.targets import Target, refused, target_of
from domain.shared.errors import SourceUnreadableError

REDIRECTS = 5
AGENT = "tg-content-factory/0.1 (+article reader)"
ACCEPT = "text/html,application/xhtml+xml,application/xml,application/feed+json,text/*,image/*,*/*;q=0.5"
_MOVED = {301, 302, 303, 307, 308}

Resolver: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]


class AnswerStatusError(SourceUnreadableError):
    """The server answered with another status than 200; `retry_after` is what it said of when to come again."""

    def __init__(self, message: str, status: int, retry_after: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Asked:
    """An address with the headers that are for its host alone: a redirect to another one does not take them along."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def moved_to(self, url: str) -> "Asked":
        before, after = httpx2.URL(self.url), httpx2.URL(url)
        same = (before.scheme, before.netloc) == (after.scheme, after.netloc)
        return Asked(url, self.headers if same else {})


@dataclass(frozen=True, slots=True)
class Fetched:
    """`url` is where the redirects ended; `media_type` is what the server claims, lower case, without parameters.

    `etag` and `last_modified` are sent back as they came to ask whether there is anything new.
    """

    url: str
    content: bytes
    media_type: str
    charset: str = ""
    etag: str = ""
    last_modified: str = ""


LONGEST_VALIDATOR = 500


async def resolve(host: str, port: int) -> Sequence[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


class EgressClient:
    """Fetch with a cap on size, a deadline over everything, and no way into the private network unless allowed."""

    def __init__(
        self,
        allow_private: bool,  # noqa: FBT001 - a setting, passed by name in the composition root
        timeout_sec: float,
        max_bytes: int,
        resolver: Resolver = resolve,
    ) -> None:
        self._allow_private = allow_private
        self._timeout_sec = timeout_sec
        self._max_bytes = max_bytes
        self._resolve = resolver

    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """Raise `SourceUnreadableError`, which names the address, the reason and the cure."""
        try:
            async with asyncio.timeout(self._timeout_sec), httpx2.AsyncHTTPTransport() as transport:
                return await self._follow(transport, Asked(url, headers or {}))
        except TimeoutError:
            limit = f"{self._timeout_sec:g} seconds"
            msg = f"{url[:200]} did not answer within {limit}. Try again, or save the page as a file."
            raise SourceUnreadableError(msg) from None

    async def _follow(self, transport: httpx2.AsyncHTTPTransport, asked: Asked) -> Fetched:
        for _ in range(REDIRECTS + 1):
            target = target_of(asked.url, allow_private=self._allow_private)
            response = await self._ask(transport, target, await self._checked(target), asked.headers)
            try:
                location = response.headers.get("location")
                if response.status_code not in _MOVED or not location:
                    return await self._read(response, str(target.url))
                asked = asked.moved_to(_join(target.url, location))
            finally:
                await response.aclose()
        raise refused(asked.url, f"it redirects more than {REDIRECTS} times")

    async def _checked(self, target: Target) -> Sequence[str]:
        try:
            addresses = await self._resolve(target.host, target.port)
        except (OSError, UnicodeError):
            raise refused(str(target.url), f"the host “{target.host}” is not known") from None
        if not all(may_reach(address, allow_private=self._allow_private) for address in addresses):
            reason = "it leads to a private or reserved address; an operator can allow private ones"
            raise refused(str(target.url), f"{reason} (TGCF_EGRESS__ALLOW_PRIVATE=true)")
        return addresses

    async def _ask(
        self,
        transport: httpx2.AsyncHTTPTransport,
        target: Target,
        addresses: Sequence[str],
        headers: Mapping[str, str],
    ) -> httpx2.Response:
        failure = "no address"
        for address in addresses:
            try:
                return await transport.handle_async_request(self._request(target, address, headers))
            except (httpx2.TransportError, OSError, ValueError) as error:
                failure = str(error) or type(error).__name__
        raise refused(str(target.url), f"the connection failed ({failure[:120]})")

    def _request(self, target: Target, address: str, headers: Mapping[str, str]) -> httpx2.Request:
        bare = ipaddress.ip_address(address.partition("%")[0])
        step = self._timeout_sec
        return httpx2.Request(
            "GET",
            target.url.copy_with(host=str(bare)),
            headers={
                "Host": target.url.netloc.decode("ascii"),
                "User-Agent": AGENT,
                "Accept": ACCEPT,
                "Accept-Encoding": ", ".join(ENCODINGS),
                "Connection": "close",
                **headers,
            },
            extensions={
                "sni_hostname": target.host,
                "timeout": {"connect": step, "read": step, "write": step, "pool": step},
            },
        )

    async def _read(self, response: httpx2.Response, url: str) -> Fetched:
        if response.status_code != HTTPStatus.OK:
            message = str(refused(url, f"the server answered {response.status_code}"))
            raise AnswerStatusError(message, response.status_code, response.headers.get("retry-after", ""))
        decode = decoder_for(response.headers.get("content-encoding", ""), url)
        body = bytearray()
        received = 0
        try:
            async for chunk in response.stream:  # type: ignore[union-attr]
                received += len(chunk)
                body += decode(chunk, self._max_bytes + 1 - len(body))
                if max(received, len(body)) > self._max_bytes:
                    raise refused(url, f"it is larger than {self._max_bytes / 1e6:g} MB")
        except httpx2.TransportError as error:
            raise refused(url, f"the answer broke off ({str(error)[:120] or type(error).__name__})") from None
        kind, _, parameters = response.headers.get("content-type", "").partition(";")
        etag, modified = _validator(response, "etag"), _validator(response, "last-modified")
        return Fetched(url, bytes(body), kind.strip().lower(), _charset(parameters), etag, modified)


def _join(base: httpx2.URL, location: str) -> str:
    try:
        return str(base.join(location))
    except (httpx2.InvalidURL, ValueError):
        raise refused(str(base), "it redirects to no valid address") from None


def _validator(response: httpx2.Response, name: str) -> str:
    """What is too long or no plain text is not remembered: the server is asked for everything again."""
    value = str(response.headers.get(name, ""))
    return value if len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable() else ""


def _charset(parameters: str) -> str:
    name, _, value = parameters.strip().partition("=")
    return value.strip("\"' ").lower() if name.strip().lower() == "charset" else ""
