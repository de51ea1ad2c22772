"""A voice that was paid for is never lost to what comes after it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from openai import AsyncOpenAI

from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.speech.openai import OpenAiSpeech, OpenAiVoice
from application.ports.purse import Bill, Purse, purse_open
from application.ports.speech import SpeechOrder
from domain.budgets.budget import BudgetReachedError
from domain.shared.ids import TenantId
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from render_cluster.speech.voiceover import VoiceOrder, speak

TEXT = "One voice is paid for once."
ORDER = SpeechOrder(tenant_id=TenantId(UUID(int=7)), text=TEXT, language="en", label="scene 1")


class RoomForOne(Purse):
    """The second request of an order is beyond the cap."""

    def __init__(self) -> None:
        self.bought: list[str] = []

    @asynccontextmanager
    async def buy(self, bill: Bill) -> AsyncIterator[Bill]:
        if self.bought:
            message = "The budget of the day is reached."
            raise BudgetReachedError(message)
        self.bought.append(bill.expected.model)
        yield bill


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    running = LocalCompute(workers=1)
    yield running
    await running.aclose()


def client_of() -> AsyncOpenAI:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=speak(VoiceOrder(TEXT)).wav, headers={"content-type": "audio/wav"})

    network = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    return AsyncOpenAI(base_url="http://model.test/v1", api_key="none", max_retries=0, http_client=network)


async def test_a_budget_without_room_for_the_word_times_keeps_the_voice(compute: LocalCompute, tmp_path: Path) -> None:
    voice = OpenAiVoice("gpt-4o-mini-tts", "alloy", "whisper-1")
    speech = OpenAiSpeech(client_of(), voice, compute, StoreSpec(tmp_path.as_uri()), MemoryProviderJobs())
    purse = RoomForOne()
    with purse_open(purse):
        first = await speech.speak(ORDER)
        again = await speech.speak(ORDER)

    assert purse.bought == ["gpt-4o-mini-tts"]
    assert (first.estimated, first.key) == (True, again.key)
