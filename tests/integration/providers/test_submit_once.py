"""What is paid for is ordered once: across crashes, workers and retries."""

import asyncio
import base64
import json
from dataclasses import dataclass, field
from uuid import UUID

import httpx2
import pytest
from openai import AsyncOpenAI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.imagery.found import Found
from adapters.imagery.openai_jobs import OpenAiBackgroundPictures
from adapters.model.once import Order
from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.persistence.sql.provider_jobs import SqlProviderJobs
from adapters.persistence.sql.scope import writing
from application.ports.imagery import PictureOrder
from application.ports.provider_jobs import JobState, ProviderJobs
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from domain.shared.ids import TenantId
from render_cluster import media
from render_cluster.media import StoreSpec
from tests.support.pictures import a_photograph, png
from tests.support.saving import OTHER_TENANT, TENANT

Sessions = async_sessionmaker[AsyncSession]
PHOTO = PictureOrder(
    tenant_id=TenantId(UUID(int=9)),
    visual=Visual(layout=Layout.PHOTO, headline="A road with trees"),
    template="gazette",
    wordmark="Demo",
)


@dataclass
class Studio:
    """A service that makes pictures in the background: `looks` looks until one is there, `dies` on the first look."""

    looks: int = 2
    dies: int = 0
    status: str = "completed"
    submitted: list[dict[str, object]] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)
    watched: asyncio.Event = field(default_factory=asyncio.Event)

    def client(self) -> AsyncOpenAI:
        transport = httpx2.MockTransport(self._answer)
        network = httpx2.AsyncClient(transport=transport)
        return AsyncOpenAI(base_url="http://studio.test/v1", api_key="none", max_retries=0, http_client=network)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            self.submitted.append(json.loads(request.content) | {"key": request.headers["idempotency-key"]})
            return self._job("queued", [])
        self.watched.set()
        self.looked_at.append(request.url.path.rpartition("/")[2])
        if self.dies:
            self.dies -= 1
            return httpx2.Response(503, json={"error": {"message": "restarting"}})
        if len(self.looked_at) <= self.looks:
            return self._job("in_progress", [])
        picture = base64.b64encode(png(a_photograph(64, 96))).decode()
        made = {"type": "image_generation_call", "id": "ig_1", "status": "completed", "result": picture}
        return self._job(self.status, [made] if self.status == "completed" else [])

    def _job(self, status: str, output: list[dict[str, str]]) -> httpx2.Response:
        told = {"id": "resp_1", "object": "response", "created_at": 0, "model": "m", "status": status, "output": output}
        return httpx2.Response(200, json=told | {"parallel_tool_calls": True, "tool_choice": "auto", "tools": []})


def pictures(studio: Studio, store: StoreSpec, jobs: ProviderJobs, patience_sec: float = 5) -> OpenAiBackgroundPictures:
    return OpenAiBackgroundPictures(
        studio.client(), "gpt-image-1", "gpt-5-mini", store, jobs, looked_at_sec=0.01, patience_sec=patience_sec
    )


async def test_a_job_is_submitted_looked_at_and_fetched(store: StoreSpec) -> None:
    studio, jobs = Studio(), MemoryProviderJobs()
    found: Found = await pictures(studio, store, jobs).find(PHOTO)

    assert media.exists(store, found.key)
    assert found.cost_usd > 0
    assert studio.looked_at == ["resp_1"] * 3
    assert studio.submitted[0]["background"] is True
    assert studio.submitted[0]["key"] == found.key


async def test_after_a_crash_the_job_is_looked_at_and_not_bought_again(store: StoreSpec) -> None:
    studio, jobs = Studio(looks=1000), MemoryProviderJobs()
    crashed = asyncio.create_task(pictures(studio, store, jobs).find(PHOTO))
    await studio.watched.wait()
    crashed.cancel()
    await asyncio.gather(crashed, return_exceptions=True)
    studio.looks = 0
    found = await pictures(studio, store, jobs).find(PHOTO)

    assert media.exists(store, found.key)
    assert len(studio.submitted) == 1


async def test_a_provider_that_is_away_while_it_is_looked_at_keeps_its_job(store: StoreSpec) -> None:
    studio, jobs = Studio(looks=0, dies=1), MemoryProviderJobs()
    with pytest.raises(ProviderUnavailableError, match="503"):
        await pictures(studio, store, jobs).find(PHOTO)
    await pictures(studio, store, jobs).find(PHOTO)

    assert len(studio.submitted) == 1


async def test_one_that_takes_long_is_looked_at_again_later(store: StoreSpec) -> None:
    studio, jobs = Studio(looks=1000), MemoryProviderJobs()
    with pytest.raises(ProviderUnavailableError, match="still at work on resp_1") as told:
        await pictures(studio, store, jobs, patience_sec=0.05).find(PHOTO)
    studio.looks = 0
    await pictures(studio, store, jobs).find(PHOTO)

    assert told.value.retry_after_sec
    assert len(studio.submitted) == 1


async def test_a_job_that_failed_may_be_bought_anew(store: StoreSpec) -> None:
    studio, jobs = Studio(status="failed", looks=0), MemoryProviderJobs()
    with pytest.raises(ProviderRefusedError, match="gave the picture up"):
        await pictures(studio, store, jobs).find(PHOTO)
    studio.status = "completed"
    await pictures(studio, store, jobs).find(PHOTO)

    assert len(studio.submitted) == 2


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def jobs(request: pytest.FixtureRequest) -> ProviderJobs:
    if request.param == "memory":
        return MemoryProviderJobs()
    return SqlProviderJobs(request.getfixturevalue("sessions"))


async def test_of_many_who_order_the_same_one_asks(jobs: ProviderJobs) -> None:
    claims = await asyncio.gather(*(jobs.claim(TENANT, "p", "k") for _ in range(5)), return_exceptions=True)

    assert sorted(type(claim).__name__ for claim in claims) == ["ProviderJob"] + ["ProviderUnavailableError"] * 4
    assert (await jobs.claim(OTHER_TENANT, "p", "k")).state is JobState.ASKED
    assert (await jobs.claim(TENANT, "p", "another")).state is JobState.ASKED


async def test_a_job_is_found_again_with_its_id(jobs: ProviderJobs) -> None:
    await jobs.claim(TENANT, "p", "k")
    await jobs.submitted(TENANT, "p", "k", "job-7")
    found = await jobs.claim(TENANT, "p", "k")
    await jobs.delivered(TENANT, "p", "k")

    assert (found.state, found.job_id) == (JobState.SUBMITTED, "job-7")
    assert (await jobs.claim(TENANT, "p", "k")).state is JobState.DELIVERED


async def test_what_is_forgotten_may_be_asked_for_again(jobs: ProviderJobs) -> None:
    await jobs.claim(TENANT, "p", "k")
    await jobs.forget(TENANT, "p", "k")

    assert (await jobs.claim(TENANT, "p", "k")).state is JobState.ASKED


async def nothing() -> str | None:
    return None


async def test_what_somebody_delivered_meanwhile_is_taken_and_not_bought_again(jobs: ProviderJobs) -> None:
    """It was not there when the caller looked, and is when the order is claimed."""
    bought: list[str] = []

    async def buy() -> str:
        bought.append("once more")
        return "bought"

    async def known() -> str | None:
        return "theirs"

    await jobs.claim(TENANT, "p", "k")
    await jobs.delivered(TENANT, "p", "k")
    order = Order(jobs, TENANT, "p", "k")

    assert await order.bought(buy, known) == "theirs"
    assert await order.bought(buy, nothing) == "bought"
    assert bought == ["once more"]


async def test_only_a_job_in_the_state_that_was_seen_is_forgotten(jobs: ProviderJobs) -> None:
    await jobs.claim(TENANT, "p", "k")
    await jobs.forget(TENANT, "p", "k", only=JobState.DELIVERED)

    with pytest.raises(ProviderUnavailableError):
        await jobs.claim(TENANT, "p", "k")


async def test_a_purchase_that_fails_is_forgotten_and_one_that_is_lost_is_not(jobs: ProviderJobs) -> None:
    order = Order(jobs, TENANT, "p", "k")

    async def fails() -> str:
        message = "Busy."
        raise ProviderUnavailableError(message)

    async def never() -> str:
        await asyncio.sleep(60)
        return ""

    with pytest.raises(ProviderUnavailableError, match="Busy"):
        await order.bought(fails, nothing)
    lost = asyncio.create_task(order.bought(never, nothing))
    await asyncio.sleep(0.2)
    lost.cancel()
    await asyncio.gather(lost, return_exceptions=True)

    with pytest.raises(ProviderUnavailableError, match="being asked for the same"):
        await order.bought(never, nothing)


@pytest.mark.postgres
async def test_who_was_lost_while_asking_is_replaced_after_a_while(sessions: Sessions) -> None:
    jobs = SqlProviderJobs(sessions)
    await jobs.claim(TENANT, "p", "k")
    async with writing(sessions, TENANT) as session:
        await session.execute(text("UPDATE provider_jobs SET asked_at = now() - interval '4 minutes'"))

    assert (await jobs.claim(TENANT, "p", "k")).state is JobState.ASKED
    with pytest.raises(ProviderUnavailableError):
        await jobs.claim(TENANT, "p", "k")
