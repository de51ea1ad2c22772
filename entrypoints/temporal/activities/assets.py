"""Asset steps: each one calls one use-case; making one also moves the progress that is shown."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.payloads import AssetManifestPayload, AssetPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.steps import AssetStep, GenerateStep, ManifestStep, PickStep, ReplaceStep, ScriptStep
from application.contracts.views import StageProgress
from application.ports.clock import Clock
from application.ports.progress import ProgressBoard
from application.use_cases.assets.complete import CompleteAssets
from application.use_cases.assets.count import CountAssets
from application.use_cases.assets.fail import FailAsset
from application.use_cases.assets.generate import GenerateAsset
from application.use_cases.assets.pick import PickTake
from application.use_cases.assets.regenerate import RegenerateAsset
from application.use_cases.assets.replace import ReplaceAsset
from application.use_cases.assets.request import RequestAssets
from application.use_cases.assets.stand_in import StandIn
from domain.shared.ids import TenantId
from entrypoints.temporal.heartbeat import heartbeating


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetActivities:
    request_assets: RequestAssets
    generate_asset: GenerateAsset
    regenerate_asset: RegenerateAsset
    pick_take: PickTake
    replace_asset: ReplaceAsset
    stand_in: StandIn
    fail_asset: FailAsset
    complete_assets: CompleteAssets
    count_assets: CountAssets
    progress: ProgressBoard
    clock: Clock

    @activity.defn(name="request_assets")
    async def request(self, step: ScriptStep) -> AssetManifestPayload:
        return await self.request_assets(step)

    @activity.defn(name="generate_asset")
    async def generate(self, step: GenerateStep) -> AssetPayload:
        async with heartbeating():
            asset = await self.generate_asset(step)
            await self._report(step, asset)
        return asset

    @activity.defn(name="regenerate_asset")
    async def regenerate(self, step: AssetStep) -> AssetPayload:
        return await self.regenerate_asset(step)

    @activity.defn(name="pick_take")
    async def pick(self, step: PickStep) -> AssetPayload:
        return await self.pick_take(step)

    @activity.defn(name="replace_asset")
    async def replace(self, step: ReplaceStep) -> AssetPayload:
        async with heartbeating():
            return await self.replace_asset(step)

    @activity.defn(name="stand_in_asset")
    async def show_instead(self, step: AssetStep) -> AssetPayload:
        async with heartbeating():
            return await self.stand_in(step)

    @activity.defn(name="fail_asset")
    async def fail(self, step: AssetStep) -> AssetPayload:
        return await self.fail_asset(step)

    @activity.defn(name="complete_assets")
    async def complete(self, step: ManifestStep) -> AssetManifestPayload:
        return await self.complete_assets(step)

    async def _report(self, step: GenerateStep, asset: AssetPayload) -> None:
        done, total = await self.count_assets(step)
        now = self.clock.now()
        elapsed = (now - step.started_at).total_seconds()
        await self.progress.report(
            TenantId(step.context.tenant_id),
            StageProgress(
                idea_id=step.idea_id,
                stage=Stage.ASSETS,
                state=StageState.RUNNING,
                done=done,
                total=total,
                detail=f"{asset.role} of {asset.scene_id}",
                eta_sec=round(elapsed / done * (total - done), 1) if done else None,
                started_at=step.started_at,
                updated_at=now,
            ),
        )
