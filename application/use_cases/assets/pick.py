"""Use another of an asset's takes."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import PickStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class PickTake:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: PickStep) -> AssetPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            asset.pick(command.take, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)
