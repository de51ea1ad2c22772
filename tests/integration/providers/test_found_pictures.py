"""Pictures that are found: in a library of one's own, and at stock services behind the guarded client."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from adapters.imagery.found import Found, FoundImagery
from adapters.imagery.library import MediaLibrary
from adapters.imagery.pillow import PillowImagery
from adapters.imagery.stock import StockPictures
from adapters.imagery.stock_services import Pexels, Pixabay
from adapters.sources.egress import EgressClient
from application.ports.imagery import PictureOrder
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import NothingFittingError, ProviderRefusedError, ProviderUnavailableError
from domain.shared.ids import TenantId
from render_cluster import media
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from tests.support.pictures import a_photograph, png

WISHES = ("Trees give shade", "Bread from the oven", "Trees on the road")
ORDER = PictureOrder(
    tenant_id=TenantId(UUID(int=9)),
    visual=Visual(layout=Layout.HEADLINE, headline="Trees give shade"),
    template="gazette",
    wordmark="Demo",
    language="en",
    width=270,
    height=480,
    wishes=WISHES,
)
TABLE = """file,caption,tags,licence,attribution,source_url
street/one.png,A street with trees,shade; city,CC BY 4.0,Ann Photographer,https://example.org/one
street/two.png,Trees on a country road,,,,
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    for number, name in enumerate(["street/one.png", "street/two.png", "bread-oven.png"]):
        file = tmp_path / "library" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(a_photograph(300 + number, 500)))
    (tmp_path / "library/library.csv").write_text(TABLE)
    (tmp_path / "library/notes.txt").write_text("no picture")
    return tmp_path / "library"


def library(shelf: Path, store: StoreSpec) -> MediaLibrary:
    return MediaLibrary(StoreSpec(shelf.as_uri()), store, 0.34, "Own library")


async def test_each_scene_gets_its_picture_of_the_library_and_none_twice(shelf: Path, store: StoreSpec) -> None:
    found = [await library(shelf, store).find(replace(ORDER, place=place)) for place in range(3)]

    assert [each.provenance.parameters["file"] for each in found] == [
        "street/one.png",
        "bread-oven.png",
        "street/two.png",
    ]
    assert all(media.exists(store, each.key) for each in found)


async def test_rights_are_those_of_the_table_else_those_of_the_library(shelf: Path, store: StoreSpec) -> None:
    named, unnamed = [await library(shelf, store).find(replace(ORDER, place=place)) for place in (0, 1)]

    assert (named.licence, named.provenance.attribution) == ("CC BY 4.0", "Ann Photographer")
    assert named.provenance.source_url == "https://example.org/one"
    assert unnamed.licence == "Own library"


async def test_a_library_without_a_fitting_picture_says_so(shelf: Path, store: StoreSpec) -> None:
    with pytest.raises(NothingFittingError, match="None of its 3 pictures fits “Interest rates rose”"):
        await library(shelf, store).find(replace(ORDER, wishes=("Interest rates rose",)))


async def test_a_damaged_picture_of_the_library_is_not_shown(
    shelf: Path, store: StoreSpec, compute: LocalCompute
) -> None:
    (shelf / "bread-oven.png").write_bytes(b"\x89PNG\r\n\x1a\n nonsense")
    imagery = FoundImagery(library(shelf, store), PillowImagery(compute, store))

    with pytest.raises(ProviderRefusedError, match="cannot be shown"):
        await imagery.draw(replace(ORDER, place=1))


@dataclass
class Site:
    """A stock service on this machine: its searches answer with `answer`, everything else with a photograph."""

    answer: Callable[[str], bytes]
    status: int = 200
    headers: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        path = head[0].split()[1]
        self.asked.append((path, headers))
        body = png(a_photograph(200, 300)) if path.startswith("/photo") else self.answer(path)
        status = 200 if path.startswith("/photo") else self.status
        line = f"HTTP/1.1 {status} X\r\n{self.headers}content-length: {len(body)}\r\nconnection: close\r\n\r\n"
        writer.write(line.encode() + body)
        await writer.drain()
        writer.close()

    def searches(self) -> list[str]:
        return [path for path, _ in self.asked if not path.startswith("/photo")]


@asynccontextmanager
async def serving(site: Site) -> AsyncIterator[Site]:
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    site.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield site


def pexels_photos(site: Site) -> bytes:
    photos = [
        {
            "src": {"large2x": f"{site.url}/photo/{number}"},
            "url": f"https://pexels.test/{number}",
            "photographer": f"Photographer {number}",
            "alt": "Trees",
        }
        for number in (1, 2, 3)
    ]
    return json.dumps({"photos": photos}).encode()


def egress() -> EgressClient:
    return EgressClient(allow_private=True, timeout_sec=5, max_bytes=8_000_000)


async def found(site: Site, store: StoreSpec, **changes: object) -> Found:
    pictures = StockPictures(Pexels("secret-key", f"{site.url}/v1"), egress(), store)
    return await pictures.find(replace(ORDER, **changes))  # type: ignore[arg-type]  # any field of the order


async def test_a_stock_photograph_is_credited_and_its_licence_kept(store: StoreSpec) -> None:
    site = Site(answer=lambda _: pexels_photos(site))
    async with serving(site):
        photo = await found(site, store)

    assert photo.provenance.attribution == "Photo by Photographer 1 on Pexels"
    assert photo.provenance.source_url == "https://pexels.test/1"
    assert photo.licence.startswith("Pexels licence")
    path, headers = site.asked[0]
    assert parse_qs(urlsplit(path).query)["query"] == ["trees give shade"]
    assert headers["authorization"] == "secret-key"
    assert "authorization" not in site.asked[-1][1]


async def test_scenes_of_a_video_get_different_photographs_of_one_search_each(store: StoreSpec) -> None:
    site = Site(answer=lambda _: pexels_photos(site))
    async with serving(site):
        keys = {(await found(site, store, place=place)).key for place in range(3)}

    assert len(keys) == 3
    assert len(site.searches()) == 3


async def test_another_take_is_another_photograph(store: StoreSpec) -> None:
    site = Site(answer=lambda _: pexels_photos(site))
    async with serving(site):
        first, second = await found(site, store, wishes=()), await found(site, store, wishes=(), take=2)

    assert first.key != second.key


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"photos": [{"url": 1}]}', b'{"hits": []}'])
async def test_a_service_that_answers_in_another_shape_is_passed(store: StoreSpec, answer: bytes) -> None:
    async with serving(Site(answer=lambda _: answer)) as site:
        with pytest.raises(ProviderRefusedError, match="Pexels answered in another shape"):
            await found(site, store)


async def test_nothing_found_is_no_failure(store: StoreSpec) -> None:
    async with serving(Site(answer=lambda _: b'{"photos": []}')) as site:
        with pytest.raises(NothingFittingError, match="Pexels has no photograph of “trees give shade”"):
            await found(site, store)


async def test_a_busy_service_says_when_it_may_be_asked_again(store: StoreSpec) -> None:
    busy = Site(answer=lambda _: b"", status=429, headers="retry-after: 33\r\n")
    async with serving(busy) as site:
        with pytest.raises(ProviderUnavailableError, match="Pexels answered 429") as told:
            await found(site, store)

    assert told.value.retry_after_sec == 33


async def test_a_wrong_key_is_told_without_the_key(store: StoreSpec) -> None:
    async with serving(Site(answer=lambda _: b"", status=401)) as site:
        pictures = StockPictures(Pixabay("secret-key", f"{site.url}/api/"), egress(), store)
        with pytest.raises(ProviderRefusedError, match="Pixabay answered 401: check its key") as told:
            await pictures.find(ORDER)

    assert "key=secret-key" in site.asked[0][0]
    assert "secret-key" not in f"{told.value!r} {told.value.__context__ and told.value.__suppress_context__}"


async def test_a_flood_is_cut_off(store: StoreSpec) -> None:
    async with serving(Site(answer=lambda _: b" " * 10_000_000)) as site:
        with pytest.raises(ProviderUnavailableError, match="more than is read"):
            await found(site, store)


async def test_pixabay_is_read_in_its_own_words(store: StoreSpec) -> None:
    site = Site(answer=lambda _: json.dumps({"hits": [hit]}).encode())
    async with serving(site):
        hit = {
            "largeImageURL": f"{site.url}/photo/9",
            "pageURL": "https://pixabay.test/9",
            "user": "Bo",
            "tags": "tree",
        }
        photo = await StockPictures(Pixabay("k", f"{site.url}/api/"), egress(), store).find(ORDER)

    assert photo.provenance.attribution == "Photo by Bo on Pixabay"
    asked = parse_qs(urlsplit(site.asked[0][0]).query)
    assert (asked["orientation"], asked["safesearch"], asked["lang"]) == (["vertical"], ["true"], ["en"])
