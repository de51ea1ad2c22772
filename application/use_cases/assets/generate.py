"""Have one asset made: a picture drawn, or a narration spoken."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import GenerateStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.imagery import Imagery
from application.ports.speech import Speech
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.assets.orders import AssetBrief, picture_order, picture_take, speech_order, voice_take
from domain.assets.asset import Asset, AssetRole, AssetStatus, Take
from domain.shared.ids import Actor, AssetId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateAsset:
    """What was made already is the answer; of two who make the same asset the first to save counts."""

    imagery: Imagery
    speech: Speech
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: GenerateStep) -> AssetPayload:
        asset, brief = await self._read(command)
        if asset.status is AssetStatus.GENERATED:
            return AssetPayload.of(asset)
        take = await self._make(asset, brief)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            asset.finish(take, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)

    async def _read(self, command: GenerateStep) -> tuple[Asset, AssetBrief]:
        tenant_id = TenantId(command.context.tenant_id)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            manifest = await work.manifests.get(asset.manifest_id)
            script = await work.scripts.get(manifest.script_id)
            idea = await work.ideas.get(manifest.idea_id)
        channel = await self.channels.get(tenant_id, idea.channel_id)
        return asset, AssetBrief(tenant_id, script, channel)

    async def _make(self, asset: Asset, brief: AssetBrief) -> Take:
        if asset.role is AssetRole.PICTURE:
            picture = await self.imagery.draw(picture_order(brief, asset.scene_id))
            return picture_take(picture, brief.channel.brand)
        return voice_take(await self.speech.speak(speech_order(brief, asset.scene_id)))
