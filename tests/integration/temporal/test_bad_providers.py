"""A provider that is down, slow, busy, lying or flooding: the run falls back where people see it, or waits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from openai import AsyncOpenAI

from adapters.imagery.found import FoundImagery
from adapters.imagery.openai import OpenAiPictures
from adapters.imagery.pillow import PillowImagery
from adapters.language.openai.scripts import OpenAiScriptWriter
from adapters.model.client import open_client
from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.providers.imagery import FallbackImagery
from adapters.providers.speech import FallbackSpeech
from adapters.providers.writers import FallbackScriptWriter
from adapters.speech.openai import OpenAiSpeech, OpenAiVoice
from application.contracts.commands import ApproveIdea, ApproveScript
from application.contracts.pipeline import GatePolicy, Stage, StageState
from application.ports.imagery import Imagery
from application.ports.script_writer import ScriptWriter
from application.ports.speech import Speech
from domain.ideas.idea import Idea
from domain.tenancy.channel import GateMode
from entrypoints.temporal.activities.ports import Ports
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from tests.support.bad_service import BadService, a_bad_service
from tests.support.chains import a_chain
from tests.support.fake_makers import FakeImagery, FakeScriptWriter, FakeSpeech
from tests.support.line import AUTO, Line, running_line
from tests.support.temporal import TemporalEnv

pytestmark = pytest.mark.temporal

LARGEST = 8_000_000
SOON = 1.0
AT_THE_SCHEDULE = GatePolicy(idea=GateMode.MANUAL, script=GateMode.MANUAL, schedule=GateMode.AUTO)


@dataclass
class ServedLine(Line):
    """A line whose makers ask the model first. `alone` leaves the model's pictures without a stand-in."""

    client: AsyncOpenAI | None = None
    store_spec: StoreSpec = field(default_factory=lambda: StoreSpec("memory://"))
    compute: LocalCompute = field(default_factory=lambda: LocalCompute(workers=1))
    alone: bool = False

    def ports(self) -> Ports:
        return replace(super().ports(), script_writer=self._writers(), imagery=self._pictures(), speech=self._voices())

    def _writers(self) -> ScriptWriter:
        own: ScriptWriter = FakeScriptWriter()
        if self.alone:
            return own
        by_model: ScriptWriter = OpenAiScriptWriter(self._client(), "gpt-5-mini", own)
        return FallbackScriptWriter(a_chain(openai=by_model, offline=own))

    def _pictures(self) -> Imagery:
        jobs, cards = MemoryProviderJobs(), PillowImagery(self.compute, self.store_spec)
        pictures = OpenAiPictures(self._client(), "gpt-image-1", self.store_spec, jobs)
        by_model: Imagery = FoundImagery(pictures, cards)
        if self.alone:
            return by_model
        own: Imagery = FakeImagery(source="card")
        return FallbackImagery(a_chain(openai=by_model, pillow=own), ("openai",))

    def _voices(self) -> Speech:
        own: Speech = FakeSpeech()
        if self.alone:
            return own
        voice = OpenAiVoice("tts-1", "alloy")
        by_model: Speech = OpenAiSpeech(self._client(), voice, self.compute, self.store_spec, MemoryProviderJobs())
        return FallbackSpeech(a_chain(openai=by_model, espeak=own))

    def _client(self) -> AsyncOpenAI:
        assert self.client is not None
        return self.client


@asynccontextmanager
async def served_by(service: BadService, env: TemporalEnv, folder: Path, **changes: Any) -> AsyncIterator[ServedLine]:
    client = open_client(service.url, "", SOON, LARGEST)
    line = ServedLine(env, client=client, store_spec=StoreSpec(folder.as_uri()), **changes)
    try:
        async with running_line(env, line):
            yield line
    finally:
        await line.compute.aclose()
        await client.close()


def by_ann(line: Line, idea: Idea, **more: Any) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id} | more


async def approve_idea_and_script(line: Line, idea: Idea) -> None:
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(ApproveIdea(**by_ann(line, idea)))
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    script = line.the("script")
    await line.pipeline.decide(
        ApproveScript(**by_ann(line, idea), script_id=script.id, content_hash=script.content_hash)
    )


@pytest.mark.parametrize("manner", ["down", "slow", "busy", "lying", "flooding", "breaking off"])
async def test_the_run_falls_back_visibly_and_keeps_every_approval(
    manner: str, temporal_env: TemporalEnv, tmp_path: Path
) -> None:
    async with a_bad_service(manner) as service, served_by(service, temporal_env, tmp_path) as line:
        idea = await line.an_idea()
        await line.start(idea, AT_THE_SCHEDULE)
        await approve_idea_and_script(line, idea)
        await line.until_published()

    assert "instead of openai: " in line.the("script").writer
    takes = [asset.current for asset in line.all_of("asset")]
    assert {take.provenance.provider for take in takes} == {"pillow", "espeak"}
    assert {passed.provider for take in takes for passed in take.provenance.passed} == {"openai"}
    assert all(passed.reason for take in takes for passed in take.provenance.passed)
    assert [line.events().count(name) for name in ("IdeaApproved", "ScriptApproved")] == [1, 1]


async def test_a_provider_without_a_stand_in_is_waited_for(temporal_env: TemporalEnv, tmp_path: Path) -> None:
    async with (
        a_bad_service("away for a while", away=2) as service,
        served_by(service, temporal_env, tmp_path, alone=True) as line,
    ):
        idea = await line.an_idea()
        await line.start(idea, AUTO)
        await line.until_published()

    takes = [asset.current for asset in line.all_of("asset") if asset.role == "picture"]
    assert {take.source for take in takes} == {"gpt-image-1"}
    assert [line.events().count(name) for name in ("IdeaApproved", "ScriptApproved")] == [1, 1]


async def test_spending_stays_within_what_was_ordered(temporal_env: TemporalEnv, tmp_path: Path) -> None:
    """An answer that cannot be used was paid for all the same: the books have it, once a request."""
    async with a_bad_service("lying") as service, served_by(service, temporal_env, tmp_path) as line:
        idea = await line.an_idea()
        await line.start(idea, AUTO)
        await line.until_published()
        asked = [path for path in service.asked if path.endswith(("/chat/completions", "/generations", "/speech"))]

    spent = await line.ledger.expenses(line.tenant_id)
    assert 0 < len(spent) <= len(asked)
