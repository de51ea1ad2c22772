"""Say how many assets of an asset's manifest are there already."""

from dataclasses import dataclass

from application.contracts.steps import GenerateStep
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.assets.asset import AssetStatus
from domain.shared.ids import AssetId


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAssets:
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: GenerateStep) -> tuple[int, int]:
        """Return how many are generated, and how many there are."""
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            assets = await work.assets.of_manifest(asset.manifest_id)
        return sum(each.status is AssetStatus.GENERATED for each in assets), len(assets)
