"""Note that an asset could not be made, and why."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import AssetStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class FailAsset:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: AssetStep) -> AssetPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            asset.fail(command.reason, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)
