"""How settings and keys become chains of providers."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import ValidationError

from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.sources.egress import EgressClient
from application.ports.imagery import PictureOrder
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import InvalidInputError
from domain.shared.ids import TenantId
from entrypoints.bootstrap.pictures import chosen_imagery
from entrypoints.bootstrap.settings import Settings
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from tests.support.pictures import a_photograph, png

ORDER = PictureOrder(
    tenant_id=TenantId(UUID(int=7)),
    visual=Visual(layout=Layout.HEADLINE, headline="Trees give shade"),
    template="gazette",
    wordmark="Demo",
    width=270,
    height=480,
)


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    running = LocalCompute(workers=1)
    yield running
    await running.aclose()


def test_an_order_is_named_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_IMAGERY", "library, pexels,openai")
    monkeypatch.setenv("TGCF_LANGUAGE", "openai")
    settings = Settings()

    assert settings.imagery == ("library", "pexels", "openai")
    assert (settings.language, settings.speech) == (("openai",), ("espeak",))


@pytest.mark.parametrize("given", ["", "photoshop", "library,photoshop"])
def test_an_order_of_nobody_or_of_strangers_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("TGCF_IMAGERY", given)

    with pytest.raises(ValidationError):
        Settings()


def test_limits_hold_for_all_and_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_PROVIDERS__LIMITS__CONCURRENCY", "2")
    monkeypatch.setenv("TGCF_PROVIDERS__OWN", '{"pexels": {"per_minute": 3}}')
    limits = Settings().providers

    assert (limits.of("openai").concurrency, limits.of("openai").per_minute) == (2, 0)
    assert limits.of("pexels").per_minute == 3


async def test_who_is_not_set_up_is_passed_with_the_cure_and_a_card_stands_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, compute: LocalCompute
) -> None:
    monkeypatch.setenv("TGCF_IMAGERY", "library,pexels")
    web = EgressClient(allow_private=False, timeout_sec=1, max_bytes=1)
    imagery = chosen_imagery(Settings(), compute, StoreSpec(tmp_path.as_uri()), web, MemoryProviderJobs())
    picture = await imagery.draw(ORDER)

    assert (picture.source, picture.provenance.provider) == ("card", "pillow")
    assert {passed.provider: passed.reason for passed in picture.provenance.passed} == {
        "library": "No media library is set up: set TGCF_LIBRARY__URL.",
        "pexels": "Pexels is not set up: set TGCF_STOCK__PEXELS_KEY.",
    }


async def test_a_folder_of_pictures_is_a_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, compute: LocalCompute
) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    await asyncio.to_thread((folder / "trees-with-shade.png").write_bytes, png(a_photograph(300, 500)))
    monkeypatch.setenv("TGCF_IMAGERY", "library")
    monkeypatch.setenv("TGCF_LIBRARY__URL", str(folder))
    web = EgressClient(allow_private=False, timeout_sec=1, max_bytes=1)
    store = StoreSpec((tmp_path / "store").as_uri())
    picture = await chosen_imagery(Settings(), compute, store, web, MemoryProviderJobs()).draw(ORDER)

    assert (picture.source, picture.provenance.provider) == ("library", "library")
    assert picture.provenance.parameters["file"] == "trees-with-shade.png"


def test_a_library_that_is_no_folder_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TGCF_LIBRARY__URL", str(tmp_path / "nowhere"))
    web = EgressClient(allow_private=False, timeout_sec=1, max_bytes=1)

    with pytest.raises(InvalidInputError, match="is no folder"):
        chosen_imagery(Settings(), LocalCompute(workers=1), StoreSpec(tmp_path.as_uri()), web, MemoryProviderJobs())
