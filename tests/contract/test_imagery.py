"""What every way of making pictures promises."""

import base64
import io
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from openai import AsyncOpenAI
from PIL import Image

from adapters.imagery.found import ArticlePictures, FoundImagery
from adapters.imagery.openai import OpenAiPictures
from adapters.imagery.pillow import PillowImagery
from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.providers.imagery import FallbackImagery
from application.ports.imagery import Imagery, PictureOrder
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import InvalidInputError
from domain.shared.ids import TenantId
from render_cluster import media
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from tests.support.chains import a_chain
from tests.support.pictures import a_photograph, png

ORDER = PictureOrder(
    tenant_id=TenantId(UUID(int=7)),
    visual=Visual(layout=Layout.HEADLINE, headline="What a messy flow costs"),
    template="gazette",
    wordmark="18F",
    index=1,
    total=5,
    width=540,
    height=960,
    label="scene 1",
)
Answer = Callable[[httpx2.Request], httpx2.Response]


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    running = LocalCompute(workers=1)
    yield running
    await running.aclose()


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec(tmp_path.as_uri())


def painted(_: httpx2.Request) -> httpx2.Response:
    encoded = base64.b64encode(png(a_photograph(1024, 1536))).decode()
    return httpx2.Response(200, json={"created": 1, "data": [{"b64_json": encoded}]})


def openai_imagery(answer: Answer, compute: LocalCompute, store: StoreSpec) -> FallbackImagery:
    client = AsyncOpenAI(
        base_url="http://model.test/v1",
        api_key="none",
        max_retries=0,
        http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(answer)),
    )
    cards = PillowImagery(compute, store)
    pictures = OpenAiPictures(client, "gpt-image-1", store, MemoryProviderJobs())
    article, model = FoundImagery(ArticlePictures(), cards), FoundImagery(pictures, cards)
    return FallbackImagery(a_chain(article=article, openai=model, pillow=cards), ("openai",))


@pytest.fixture(params=["pillow", "openai"])
def imagery(request: pytest.FixtureRequest, compute: LocalCompute, store: StoreSpec) -> Imagery:
    if request.param == "pillow":
        return PillowImagery(compute, store)
    return openai_imagery(painted, compute, store)


async def test_the_picture_lies_in_the_tenants_folder_and_has_the_asked_size(
    imagery: Imagery, store: StoreSpec
) -> None:
    picture = await imagery.draw(ORDER)

    assert picture.key.startswith(f"t/{ORDER.tenant_id}/pictures/")
    assert (picture.width, picture.height) == (540, 960)
    assert Image.open(io.BytesIO(media.fetch(store, picture.key))).size == (540, 960)


async def test_the_same_order_gives_the_same_object(imagery: Imagery, store: StoreSpec) -> None:
    first = await imagery.draw(ORDER)
    before = media.fetch(store, first.key)
    second = await imagery.draw(replace(ORDER, label="another label"))

    assert second.key == first.key
    assert media.fetch(store, second.key) == before


async def test_another_order_gives_another_object(imagery: Imagery) -> None:
    orders = (ORDER, replace(ORDER, index=2), replace(ORDER, template="schema"), replace(ORDER, thumbnail=True))

    assert len({(await imagery.draw(order)).key for order in orders}) == len(orders)


async def test_an_unknown_template_is_refused(imagery: Imagery) -> None:
    with pytest.raises(InvalidInputError, match="no-such-look"):
        await imagery.draw(replace(ORDER, template="no-such-look"))


async def test_a_size_that_nobody_can_draw_is_refused(imagery: Imagery) -> None:
    with pytest.raises(InvalidInputError, match="pixels"):
        await imagery.draw(replace(ORDER, width=100_000))


async def test_the_articles_own_picture_is_shown(imagery: Imagery, store: StoreSpec) -> None:
    key = media.save(store, f"t/{ORDER.tenant_id}/articles/photo", png(a_photograph(1200, 1600)))
    visual = Visual(layout=Layout.PHOTO, headline="Own picture", picture_key=key)
    picture = await imagery.draw(replace(ORDER, visual=visual))

    assert picture.photo
    assert picture.source == "article"
    assert picture.cost_usd == 0.0


async def test_a_picture_that_is_gone_makes_a_card(compute: LocalCompute, store: StoreSpec) -> None:
    visual = Visual(layout=Layout.PHOTO, headline="Gone", picture_key="t/no/such/picture")
    picture = await PillowImagery(compute, store).draw(replace(ORDER, visual=visual))

    assert (picture.photo, picture.source) == (False, "card")
    assert media.exists(store, picture.key)


@pytest.mark.parametrize(
    "content", [png(a_photograph(600, 800))[:2000], b"\x89PNG\r\n\x1a\n nonsense", b"GIF89a nonsense"]
)
async def test_a_damaged_picture_makes_a_card_that_says_so(
    compute: LocalCompute, store: StoreSpec, content: bytes
) -> None:
    """Only its head was looked at when it was read: it is opened here, where decoders are shut in."""
    key = media.save(store, f"t/{ORDER.tenant_id}/articles/damaged.png", content)
    visual = Visual(layout=Layout.PHOTO, headline="Damaged", picture_key=key)
    picture = await PillowImagery(compute, store).draw(replace(ORDER, visual=visual))

    assert (picture.photo, picture.source) == (False, "card")
    assert picture.warning.startswith("The picture: it cannot be read")
    assert picture.card["headline"] == "Damaged"
    assert not picture.card.get("picture")


async def test_where_the_articles_own_picture_is_damaged_the_next_one_is_asked(
    compute: LocalCompute, store: StoreSpec
) -> None:
    key = media.save(store, f"t/{ORDER.tenant_id}/articles/damaged.png", b"\x89PNG\r\n\x1a\n nonsense")
    visual = Visual(layout=Layout.PHOTO, headline="Damaged", picture_key=key)
    picture = await openai_imagery(painted, compute, store).draw(replace(ORDER, visual=visual))

    assert (picture.source, picture.provenance.provider) == ("gpt-image-1", "openai")
    assert [passed.provider for passed in picture.provenance.passed] == ["article"]
    assert "cannot be read" in picture.provenance.passed[0].reason


async def test_a_picture_that_is_shown_whole_has_no_warning(imagery: Imagery) -> None:
    assert (await imagery.draw(ORDER)).warning == ""


async def test_a_generated_picture_is_paid_for_once(compute: LocalCompute, store: StoreSpec) -> None:
    asked: list[dict[str, object]] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(json.loads(request.content))
        return painted(request)

    imagery = openai_imagery(answer, compute, store)
    photo = replace(ORDER, visual=Visual(layout=Layout.PHOTO, headline="A quiet lake"))
    first, second = await imagery.draw(photo), await imagery.draw(photo)

    assert [request["size"] for request in asked] == ["1024x1536"]
    assert '"A quiet lake"' in str(asked[0]["prompt"])
    assert (first.photo, first.source) == (True, "gpt-image-1")
    assert first.cost_usd > 0
    assert second.cost_usd == 0.0


async def test_numbers_and_lists_are_never_generated(compute: LocalCompute, store: StoreSpec) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        raise AssertionError(request.url)

    visual = Visual(layout=Layout.NUMBER, headline="in refunds", figure="$90", unit="million")

    assert (await openai_imagery(answer, compute, store).draw(replace(ORDER, visual=visual))).source == "card"


@pytest.mark.parametrize("answer", [{"created": 1, "data": []}, {"created": 1, "data": [{"b64_json": "%%%"}]}])
async def test_an_answer_without_a_picture_makes_a_card(
    answer: dict[str, object], compute: LocalCompute, store: StoreSpec
) -> None:
    picture = await openai_imagery(lambda _: httpx2.Response(200, json=answer), compute, store).draw(ORDER)

    assert picture.source == "card"


@pytest.mark.parametrize("status", [400, 401, 429, 503])
async def test_a_card_that_stands_in_says_for_whom_and_why(
    status: int, compute: LocalCompute, store: StoreSpec
) -> None:
    picture = await openai_imagery(lambda _: httpx2.Response(status, json={}), compute, store).draw(ORDER)

    assert (picture.source, picture.provenance.provider) == ("card", "pillow")
    assert picture.provenance.reason == "It comes next in the order after openai, who did not serve."
    assert [passed.provider for passed in picture.provenance.passed] == ["openai"]
    assert str(status) in picture.provenance.passed[0].reason


async def test_a_generated_picture_says_what_was_asked_of_whom(compute: LocalCompute, store: StoreSpec) -> None:
    photo = replace(ORDER, visual=Visual(layout=Layout.PHOTO, headline="A quiet lake"), take=2)
    made = (await openai_imagery(painted, compute, store).draw(photo)).provenance

    assert (made.provider, made.model, made.passed) == ("openai", "gpt-image-1", ())
    assert '"A quiet lake"' in made.prompt
    assert made.parameters == {"size": "1024x1536", "take": 2}
