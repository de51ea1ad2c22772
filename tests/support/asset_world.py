"""An approved script in memory, and the use-cases of its assets over quick makers."""

from typing import Any
from uuid import UUID, uuid4

from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from application.contracts.payloads import AssetManifestPayload, AssetPayload
from application.contracts.pipeline import StepContext
from application.contracts.steps import AssetStep, GenerateStep, ManifestStep, PickStep, ReplaceStep, ScriptStep
from application.contracts.uploads import Upload
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.assets.complete import CompleteAssets
from application.use_cases.assets.fail import FailAsset
from application.use_cases.assets.generate import GenerateAsset
from application.use_cases.assets.pick import PickTake
from application.use_cases.assets.regenerate import RegenerateAsset
from application.use_cases.assets.replace import ReplaceAsset
from application.use_cases.assets.request import RequestAssets
from application.use_cases.assets.stand_in import StandIn
from domain.scripts.script import ScriptStatus
from domain.shared.ids import TenantId
from tests.support.builders import NOON, a_channel, a_script, an_idea
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels
from tests.support.fake_makers import FakeImagery, FakeIntake, FakeSpeech


class AssetWorld:
    def __init__(self) -> None:
        self.store = MemoryStore()
        self.tenant_id = TenantId(uuid4())
        self.channels = MemoryChannels()
        self.imagery = FakeImagery()
        self.seq = 0
        channel = a_channel()
        self.channels.channels[channel.id] = channel
        self.idea = an_idea(channel_id=channel.id, version=1)
        self.script = a_script(idea_id=self.idea.id, status=ScriptStatus.APPROVED, version=1)
        self.store.rows["idea"][self.tenant_id, self.idea.id] = self.idea
        self.store.rows["script"][self.tenant_id, self.script.id] = self.script

    def work(self, context: WorkContext) -> UnitOfWork:
        return MemoryUnitOfWork(self.store, context)

    def context(self) -> StepContext:
        self.seq += 1
        return StepContext(
            tenant_id=self.tenant_id, workflow_id="content/1", run_id="run", seq=self.seq, actor="user:ann"
        )

    @property
    def ports(self) -> dict[str, Any]:
        return {"unit_of_work": self.work, "clock": Noon()}

    @property
    def ports_of_channels(self) -> dict[str, Any]:
        return {**self.ports, "channels": self.channels}

    async def request(self) -> AssetManifestPayload:
        request = RequestAssets(**self.ports_of_channels)
        return await request(ScriptStep(context=self.context(), script_id=self.script.id))

    async def a_picture(self) -> AssetPayload:
        return (await self.request()).assets[0]

    async def generate(self, asset_id: UUID) -> AssetPayload:
        generate = GenerateAsset(imagery=self.imagery, speech=FakeSpeech(), **self.ports_of_channels)
        step = GenerateStep(context=self.context(), asset_id=asset_id, idea_id=self.idea.id, started_at=NOON)
        return await generate(step)

    async def regenerate(self, asset_id: UUID, prompt: str = "") -> AssetPayload:
        step = AssetStep(context=self.context(), asset_id=asset_id, prompt=prompt)
        return await RegenerateAsset(**self.ports)(step)

    async def pick(self, asset_id: UUID, take: int) -> AssetPayload:
        return await PickTake(**self.ports)(PickStep(context=self.context(), asset_id=asset_id, take=take))

    async def fail(self, asset_id: UUID, reason: str) -> AssetPayload:
        return await FailAsset(**self.ports)(AssetStep(context=self.context(), asset_id=asset_id, reason=reason))

    async def stand_in(self, asset_id: UUID, cards: FakeImagery | None = None) -> AssetPayload:
        cards = cards or FakeImagery(source="card")
        step = AssetStep(context=self.context(), asset_id=asset_id)
        return await StandIn(cards=cards, **self.ports_of_channels)(step)

    async def replace(self, asset_id: UUID, key: str, **told: str) -> AssetPayload:
        step = ReplaceStep(
            context=self.context(), asset_id=asset_id, upload=Upload(key=f"t/{self.tenant_id}/{key}", **told)
        )
        return await ReplaceAsset(intake=FakeIntake(), **self.ports)(step)

    async def complete(self, manifest_id: UUID) -> AssetManifestPayload:
        return await CompleteAssets(**self.ports)(ManifestStep(context=self.context(), manifest_id=manifest_id))
