"""Ask for another take of a generated asset, or for another try of a failed one."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import AssetStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.assets.asset import AssetStatus
from domain.shared.ids import Actor, AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class RegenerateAsset:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: AssetStep) -> AssetPayload:
        by, at = Actor(command.context.actor), self.clock.now()
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            if asset.status is AssetStatus.FAILED:
                asset.retry(by=by, at=at, prompt=command.prompt)
            else:
                asset.regenerate(by=by, at=at, prompt=command.prompt)
            await work.commit()
        return AssetPayload.of(asset)
