"""Standing sources against a server on loopback: asked cheaply, kept before use, and hostile ones lose nothing."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.sources.articles import Articles
from adapters.sources.egress import EgressClient
from adapters.sources.polling import PolledSources
from application.ports.article_source import SourceReading
from application.ports.sources import Look
from domain.ideas.source import Source, SourceRole
from domain.shared.ids import SourceId, TenantId
from tests.support.builders import NOON
from tests.support.object_store import MemoryObjectStore
from tests.support.web_server import Answer, answer, local_site

TENANT = TenantId(UUID(int=1))
BODY = "".join(
    f"<p>The city planted {n} trees along the main road, and the pavement is cooler now.</p>" for n in range(20)
)
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>Thu, 01 Jan 2026 08:00:00 GMT</pubDate>{body}</item>"
FULL = "<description><![CDATA[" + BODY + "]]></description>"


def rss(*titles: str, link: str = "https://blog.example/{}", body: str = FULL) -> bytes:
    items = "".join(ITEM.format(title=title, link=link.format(n), body=body) for n, title in enumerate(titles))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>b</title>{items}</channel></rss>'.encode()


def feed(content: bytes, **headers: str) -> bytes:
    return answer(content, media_type="application/rss+xml", **headers)


@dataclass
class Desk:
    allow_private: bool = True
    store: MemoryObjectStore = field(default_factory=MemoryObjectStore)

    @property
    def poller(self) -> PolledSources:
        egress = EgressClient(allow_private=self.allow_private, timeout_sec=1.5, max_bytes=20_000_000)
        return PolledSources(egress, self.store, Articles(egress, self.store))

    async def look(self, source: Source) -> tuple[Source, Look]:
        look = await self.poller.look(TENANT, source, NOON)
        return replace(source, state=look.state), look

    async def articles(self, source: Source) -> SourceReading:
        return await self.poller.articles(TENANT, source)


def a_source(locator: str, role: SourceRole = SourceRole.ARTICLES) -> Source:
    return Source(id=SourceId(uuid4()), locator=locator, role=role, updated_at=NOON)


async def test_the_first_look_keeps_content_validators_and_signals() -> None:
    desk = Desk()
    page = feed(rss("Shade", "Water"), ETag='"v1"', Last_Modified="Thu, 01 Jan 2026 08:00:00 GMT")
    async with local_site({"/feed": page}) as site:
        source, look = await desk.look(a_source(site.url("/feed")))

    assert (source.state.etag, source.state.entries, source.state.failure) == ('"v1"', 2, "")
    assert source.state.last_modified.startswith("Thu")
    assert [signal.title for signal in look.signals] == ["Shade", "Water"]
    assert [article.title for article in (await desk.articles(source)).articles] == ["Shade", "Water"]


async def test_the_next_look_says_what_it_has_and_an_unchanged_answer_costs_nothing() -> None:
    answers: dict[str, Answer] = {"/feed": feed(rss("Shade"), ETag='"v1"')}
    desk = Desk()
    async with local_site(answers) as site:
        first, _ = await desk.look(a_source(site.url("/feed")))
        answers["/feed"] = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
        second, look = await desk.look(first)
        heads = site.heads

    assert "If-None-Match" not in heads[0]
    assert 'If-None-Match: "v1"' in heads[1]
    assert replace(second.state, checked_at=None) == replace(first.state, checked_at=None)
    assert look.signals == ()
    assert len((await desk.articles(second)).articles) == 1


async def test_a_server_without_validators_is_known_by_its_content() -> None:
    desk = Desk()
    async with local_site({"/feed": feed(rss("Shade"))}) as site:
        first, _ = await desk.look(a_source(site.url("/feed")))
        second, look = await desk.look(first)

    assert look.signals == ()
    assert second.state.digest == first.state.digest


BOMB = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><item><title>&c;</title></item></channel></rss>"""
INSIDE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&f;</loc></url></urlset>'


async def endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
    for _ in range(200):
        writer.write(b"<item><title>x</title></item>")
        await writer.drain()
        await asyncio.sleep(0.05)


async def cut(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss><channel><item>")


HOSTILE: dict[str, tuple[Answer, str]] = {
    "10 MB": (feed(rss("x" * 10_000_000)), "larger than 5 MB"),
    "30 MB": (feed(b"<rss>" + b" " * 30_000_000), "larger than 20 MB"),
    "entity bomb": (feed(BOMB), "declares XML entities"),
    "file of the server": (answer(INSIDE, media_type="application/xml"), "declares XML entities"),
    "never ends": (endless, "did not answer within 1.5 seconds"),
    "cut off": (cut, "broke off"),
    "wrong encoding": (feed(b"<rss><channel><item><title>\xff\xfe\xe4</title></item></channel></rss>"), "not UTF-8"),
    "binary": (feed(b"\x00\x01\x02\x03" * 100), "binary file"),
    "broken XML": (feed(b"<rss><channel><item><title>x</item>"), "broken XML"),
    "no entries": (feed(b"<rss version='2.0'><channel></channel></rss>"), "no entries"),
    "gone": (answer(b"", status="410 Gone"), "answered 410"),
    "down": (answer(b"", status="500 Internal Server Error"), "answered 500"),
    "not modified without a question": (b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n", "answered 304"),
    "deep JSON": (
        answer(
            b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 200_000, media_type="application/json"
        ),
        "no valid JSON feed",
    ),
    "redirect to the metadata service": (
        answer(status="302 Found", Location="http://169.254.169.254/latest/meta-data"),
        "private or reserved",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_answer_is_the_sources_state_and_what_was_found_before_stays(name: str) -> None:
    given, sentence = HOSTILE[name]
    answers: dict[str, Answer] = {"/feed": feed(rss("Shade"), ETag='"v1"')}
    desk = Desk()
    async with local_site(answers) as site:
        good, _ = await desk.look(a_source(site.url("/feed")))
        fresh = a_source(site.url("/feed"))
        answers["/feed"] = given
        first_time, _ = await desk.look(fresh)
        after, look = await desk.look(replace(good, state=replace(good.state, etag="")))

    for state in (first_time.state, after.state):
        assert sentence in state.failure
        assert site.url("/feed")[:20] in state.failure or "169.254" in state.failure
        assert state.failures == 1
    assert look.signals == ()
    assert (after.state.digest, after.state.body_key) == (good.state.digest, good.state.body_key)
    assert [article.title for article in (await desk.articles(after)).articles] == ["Shade"]


async def test_private_addresses_are_not_reached_unless_they_may_be() -> None:
    async with local_site({"/feed": feed(rss("Shade"))}) as site:
        source, _ = await Desk(allow_private=False).look(a_source(site.url("/feed")))

    assert "not a web port" in source.state.failure or "private or reserved" in source.state.failure


async def test_a_mended_source_forgets_its_failures_and_each_failure_doubles_the_pause() -> None:
    answers: dict[str, Answer] = {"/feed": answer(b"", status="500 Oops")}
    desk = Desk()
    async with local_site(answers) as site:
        once, _ = await desk.look(a_source(site.url("/feed")))
        twice, _ = await desk.look(once)
        answers["/feed"] = feed(rss("Shade"))
        mended, _ = await desk.look(twice)

    assert [each.due_at for each in (once, twice, mended)] == [
        NOON + timedelta(minutes=minutes) for minutes in (60, 120, 30)
    ]
    assert (mended.state.failures, mended.state.failure) == (0, "")


def sitemap(*rows: str) -> bytes:
    return ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "".join(rows) + "</urlset>").encode()


async def test_a_sitemap_gives_its_newest_pages_and_an_index_is_followed() -> None:
    page = answer(f"<html><body><article><h1>Shade</h1>{BODY}</article></body></html>".encode())
    answers: dict[str, Answer] = {"/shade-for-the-road": page}
    desk = Desk()
    async with local_site(answers) as site:
        place = site.url("/shade-for-the-road")
        rows = [
            "<url><loc>https://old.example/an-old-page</loc><lastmod>2001-01-01</lastmod></url>",
            f"<url><loc>{place}</loc><lastmod>2026-01-01</lastmod></url>",
        ]
        answers["/map.xml"] = answer(sitemap(*rows), media_type="application/xml")
        index = f"<sitemapindex><sitemap><loc>{site.url('/map.xml')}</loc></sitemap></sitemapindex>"
        answers["/index.xml"] = answer(index.encode(), media_type="application/xml")
        source, look = await desk.look(a_source(site.url("/index.xml")))
        answers["/map.xml"] = answer(sitemap(rows[1]), media_type="application/xml")
        reading = await desk.articles(source)

    assert [signal.title for signal in look.signals] == ["shade for the road", "an old page"]
    assert [article.url for article in reading.articles] == [place]


LISTS: list[tuple[str, list[str]]] = [
    ("title,url,weight\nShade,https://a.example/1,50\nWater,,100\n", ["Shade", "Water"]),
    ("Keyword;Volume\nshade in cities;1,000\nretries;500\n", ["shade in cities", "retries"]),
]


@pytest.mark.parametrize(("text", "titles"), LISTS)
async def test_a_list_says_how_much_is_talked_of_each_subject(text: str, titles: list[str]) -> None:
    async with local_site({"/trends.csv": answer(text.encode(), media_type="text/csv")}) as site:
        _, look = await Desk().look(a_source(site.url("/trends.csv"), SourceRole.TRENDS))

    assert [signal.title for signal in look.signals] == titles
    assert sorted(signal.weight for signal in look.signals) == [0.5, 1.0]


async def test_a_list_with_texts_gives_articles() -> None:
    text = f'title,text,tags,date\nShade,"{"The city planted trees and counted them. " * 20}",trees;city,2026-01-01\n'
    desk = Desk()
    async with local_site({"/list.csv": answer(text.encode(), media_type="text/csv")}) as site:
        source, _ = await desk.look(a_source(site.url("/list.csv")))
    (article,) = (await desk.articles(source)).articles

    assert (article.title, article.tags) == ("Shade", ("trees", "city"))
    assert article.text.startswith("The city planted trees")


async def test_a_list_without_columns_to_use_says_which_it_wants(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2\n")
    source, _ = await Desk().look(a_source(str(tmp_path / "a.csv")))

    assert "columns as title, url" in source.state.failure


async def test_a_folder_has_news_when_a_file_changes(tmp_path: Path) -> None:
    article = tmp_path / "shade.md"
    article.write_text(f"# Shade\n\n{BODY}")
    desk = Desk()
    first, _ = await desk.look(a_source(str(tmp_path)))
    second, _ = await desk.look(first)
    article.write_text(f"# Shade and more\n\n{BODY}")
    third, _ = await desk.look(second)

    assert first.state.digest == second.state.digest != third.state.digest
    assert [each.title for each in (await desk.articles(third)).articles] == ["Shade and more"]


async def test_a_folder_that_is_gone_is_a_state_too(tmp_path: Path) -> None:
    source, _ = await Desk().look(a_source(str(tmp_path / "gone")))

    assert "no such file or folder" in source.state.failure
