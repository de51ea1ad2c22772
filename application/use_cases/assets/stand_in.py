"""Show a plain card where a picture could not be made, and say so."""

from dataclasses import dataclass, replace

from application.contracts.payloads import AssetPayload
from application.contracts.steps import AssetStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.imagery import Imagery
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.assets.orders import order_of, picture_take
from application.use_cases.assets.reading import read_brief
from domain.assets.asset import Asset, AssetRole, Take
from domain.assets.provenance import Passed, Provenance
from domain.shared.errors import InvalidTransitionError
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """`cards` needs no provider and no picture of the article. Nothing takes the place of a voice."""

    cards: Imagery
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: AssetStep) -> AssetPayload:
        asset, brief = await read_brief(self.unit_of_work, self.channels, command)
        if asset.current is not None:
            return AssetPayload.of(asset)
        if asset.role is not AssetRole.PICTURE:
            msg = "Nothing can take the place of a voice: try again, or change the voice."
            raise InvalidTransitionError(msg)
        order = order_of(brief, asset)
        plain = replace(order, visual=replace(order.visual, picture_key=""), prompt="")
        take = picture_take(await self.cards.draw(plain), brief.channel.brand)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            if asset.current is None:
                asset.stand_in(_told(take, asset), by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)


def _told(take: Take, asset: Asset) -> Take:
    reason = "The picture could not be made, and a card needs nobody."
    return replace(
        take,
        provenance=Provenance(provider="pillow", reason=reason, passed=(Passed(provider="", reason=asset.failure),)),
    )
