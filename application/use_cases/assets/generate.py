"""Have one asset made: a picture drawn, or a narration spoken."""

from dataclasses import dataclass, field, replace

from application.contracts.payloads import AssetPayload
from application.contracts.steps import GenerateStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.imagery import Imagery
from application.ports.purse import NobodyPays, Purses
from application.ports.speech import Speech
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.assets.orders import AssetBrief, order_of, picture_take, speech_order, voice_take
from application.use_cases.assets.reading import read_brief
from domain.assets.asset import Asset, AssetRole, AssetStatus, Take
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateAsset:
    """What was made already is the answer; of two who make the same asset the first to save counts."""

    imagery: Imagery
    speech: Speech
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    purses: Purses = field(default_factory=NobodyPays)

    async def __call__(self, command: GenerateStep) -> AssetPayload:
        asset, brief = await read_brief(self.unit_of_work, self.channels, command)
        if asset.status is AssetStatus.GENERATED:
            return AssetPayload.of(asset)
        take, number = await self._bought(asset, brief), asset.take_number
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            if asset.take_number == number:
                asset.finish(take, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)

    async def _bought(self, asset: Asset, brief: AssetBrief) -> Take:
        """What earlier attempts at the same take had to pay is part of its cost."""
        order = f"asset:{asset.id}:{asset.take_number}"
        async with self.purses.open(brief.purpose(self.clock.now()), order) as account:
            take = await self._make(asset, brief)
        return take if account.total is None else replace(take, cost_usd=float(account.total.amount))

    async def _make(self, asset: Asset, brief: AssetBrief) -> Take:
        if asset.role is AssetRole.PICTURE:
            picture = await self.imagery.draw(order_of(brief, asset))
            return picture_take(picture, brief.channel.brand)
        return voice_take(await self.speech.speak(speech_order(brief, asset.scene_id)))
