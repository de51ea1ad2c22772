"""The client for foreign addresses, against a server on loopback."""

import asyncio
import gzip
from collections.abc import Sequence

import pytest

from adapters.sources.egress import EgressClient
from domain.shared.errors import SourceUnreadableError
from tests.support.web_server import answer, local_site


def client(*, allow_private: bool = True, timeout_sec: float = 3, max_bytes: int = 100_000) -> EgressClient:
    return EgressClient(allow_private=allow_private, timeout_sec=timeout_sec, max_bytes=max_bytes)


async def drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(100):
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.1)


async def test_a_page_is_fetched_with_its_type_and_charset() -> None:
    async with local_site({"/a": answer(b"hello")}) as site:
        fetched = await client().fetch(site.url("/a"))

    assert (fetched.content, fetched.media_type, fetched.charset) == (b"hello", "text/html", "utf-8")


async def test_a_packed_page_is_unpacked() -> None:
    async with local_site({"/a": answer(gzip.compress(b"hello" * 100), Content_Encoding="gzip")}) as site:
        fetched = await client().fetch(site.url("/a"))

    assert fetched.content == b"hello" * 100


async def test_a_missing_page_says_404() -> None:
    async with local_site({}) as site:
        with pytest.raises(SourceUnreadableError, match="/gone was not fetched: the server answered 404"):
            await client().fetch(site.url("/gone"))


async def test_a_dripping_page_meets_the_deadline() -> None:
    async with local_site({"/slow": drip}) as site:
        with pytest.raises(SourceUnreadableError, match=r"did not answer within 0\.5 seconds"):
            await client(timeout_sec=0.5).fetch(site.url("/slow"))


@pytest.mark.parametrize(
    "page",
    [
        answer(b"x" * 200_000),
        answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"),
    ],
    ids=["plain", "bomb"],
)
async def test_a_page_that_is_or_becomes_too_large_is_refused(page: bytes) -> None:
    async with local_site({"/big": page}) as site:
        with pytest.raises(SourceUnreadableError, match=r"larger than 0\.1 MB"):
            await client().fetch(site.url("/big"))


async def test_a_damaged_packing_is_refused() -> None:
    async with local_site({"/a": answer(b"not gzip at all", Content_Encoding="gzip")}) as site:
        with pytest.raises(SourceUnreadableError, match="damaged"):
            await client().fetch(site.url("/a"))


async def test_a_redirect_is_followed() -> None:
    async with local_site({"/a": answer(status="302 Found", Location="/b"), "/b": answer(b"there")}) as site:
        fetched = await client().fetch(site.url("/a"))

    assert fetched.content == b"there"
    assert fetched.url == site.url("/b")


async def test_an_endless_redirect_is_given_up() -> None:
    async with local_site({"/a": answer(status="302 Found", Location="/a")}) as site:
        with pytest.raises(SourceUnreadableError, match="redirects more than 5 times"):
            await client().fetch(site.url("/a"))

    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "location", ["http://169.254.169.254/latest", "http://[::]/", "file:///etc/passwd", "gopher://127.0.0.1/"]
)
async def test_a_redirect_to_a_forbidden_place_is_refused(location: str) -> None:
    async with local_site({"/a": answer(status="307 Temporary Redirect", Location=location)}) as site:
        with pytest.raises(SourceUnreadableError):
            await client().fetch(site.url("/a"))

    assert len(site.asked) == 1


async def test_a_private_server_gets_no_request_unless_it_is_allowed() -> None:
    async with local_site({"/a": answer(b"secret")}) as site:
        with pytest.raises(SourceUnreadableError):
            await client(allow_private=False).fetch(site.url("/a"))

    assert site.asked == []


async def test_the_checked_address_is_the_one_that_is_connected_to() -> None:
    asked: list[str] = []

    async def once(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    async with local_site({"/a": answer(b"hello")}) as site:
        guarded = EgressClient(allow_private=True, timeout_sec=3, max_bytes=1000, resolver=once)
        fetched = await guarded.fetch(f"http://somewhere.example:{site.port}/a")

    assert fetched.content == b"hello"
    assert asked == ["somewhere.example"]
