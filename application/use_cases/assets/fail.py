"""Note that an asset could not be made, and why."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import AssetStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.assets.asset import AssetStatus
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class FailAsset:
    """What a person brought while it was being made is no failure any more."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: AssetStep) -> AssetPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            if asset.status is not AssetStatus.GENERATED:
                asset.fail(command.reason, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)
