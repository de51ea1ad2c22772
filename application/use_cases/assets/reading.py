"""What is known about an asset before it is made."""

from application.contracts.steps import AssetStep
from application.ports.channels import ChannelStore
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.assets.orders import AssetBrief
from domain.assets.asset import Asset
from domain.shared.ids import AssetId, TenantId


async def read_brief(
    unit_of_work: UnitOfWorkFactory, channels: ChannelStore, command: AssetStep
) -> tuple[Asset, AssetBrief]:
    tenant_id = TenantId(command.context.tenant_id)
    async with unit_of_work(WorkContext.of(command.context)) as work:
        asset = await work.assets.get(AssetId(command.asset_id))
        manifest = await work.manifests.get(asset.manifest_id)
        script = await work.scripts.get(manifest.script_id)
        idea = await work.ideas.get(manifest.idea_id)
    channel = await channels.get(tenant_id, idea.channel_id)
    return asset, AssetBrief(tenant_id, script, channel, idea.run_id)
