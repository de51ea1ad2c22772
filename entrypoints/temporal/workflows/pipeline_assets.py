"""The assets: asked for together, made side by side, each on its own feet."""

import asyncio

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from application.contracts.payloads import AssetPayload, ScriptPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import AssetStep, GenerateStep, ManifestStep, ScriptStep
    from domain.assets.asset import AssetRole, AssetStatus
    from entrypoints.temporal.calls import COMPLETE_ASSETS, FAIL_ASSET, GENERATE_ASSET, REQUEST_ASSETS, STAND_IN_ASSET
    from entrypoints.temporal.failures import reason_of
    from entrypoints.temporal.workflows.decisions import refuse
    from entrypoints.temporal.workflows.pipeline_takes import TakeDecisions

STAND_INS = "failed pictures are stood in for"
"""Named in histories: those of before parked the pipeline as soon as one asset had failed."""


class AssetStage(TakeDecisions):
    async def make_assets(self) -> Stage:
        await self._request_assets(self._approved_script())
        total = len(self.assets)
        await self.report(StageState.RUNNING, total=total)
        side_by_side = asyncio.Semaphore(self.settings.asset_parallelism)
        await asyncio.gather(*[self._make(asset, side_by_side) for asset in self._to_make()])
        self._refuse_unless_complete()
        if self.manifest_id is not None:
            step = ManifestStep(context=self.steps.context(), manifest_id=self.manifest_id)
            await self.steps.record(COMPLETE_ASSETS, step)
        await self.report(StageState.DONE, total=total, detail=self._told())
        return Stage.VIDEO

    async def _request_assets(self, script: ScriptPayload) -> None:
        step = ScriptStep(context=self.steps.context(), script_id=script.script_id)
        manifest = await self.steps.record(REQUEST_ASSETS, step)
        self.manifest_id = manifest.manifest_id
        self.assets = {asset.asset_id: asset for asset in manifest.assets}
        for asset in manifest.assets:
            if asset.status is AssetStatus.FAILED and not asset.takes:
                await self.ask_again(asset.asset_id, "workflow", "")

    async def _make(self, asset: AssetPayload, side_by_side: asyncio.Semaphore) -> None:
        """One that cannot be made stops no other."""
        async with side_by_side:
            step = GenerateStep(
                context=self.steps.context(),
                asset_id=asset.asset_id,
                idea_id=self.request.idea_id,
                started_at=self.stage_started,
            )
            try:
                made = await self.afford(GENERATE_ASSET, step, summary=f"{asset.role} of {asset.scene_id}")
            except ActivityError as error:
                if is_cancelled_exception(error):
                    raise
                failed = AssetStep(context=self.steps.context(), asset_id=asset.asset_id, reason=reason_of(error))
                made = await self._stood_in(await self.steps.record(FAIL_ASSET, failed))
            self.assets[asset.asset_id] = made

    async def _stood_in(self, asset: AssetPayload) -> AssetPayload:
        """Show a card in a picture's place, visibly; where even that fails, the asset is missing."""
        if asset.takes or asset.role is not AssetRole.PICTURE or not workflow.patched(STAND_INS):
            return asset
        step = AssetStep(context=self.steps.context(), asset_id=asset.asset_id)
        try:
            return await self.steps.perform(STAND_IN_ASSET, step, summary=f"A card for {asset.scene_id}")
        except ActivityError as error:
            if is_cancelled_exception(error):
                raise
            return asset

    def _to_make(self) -> list[AssetPayload]:
        """What failed and is stood in for is tried again only when somebody asks."""
        return [
            asset
            for asset in self.assets.values()
            if asset.status is AssetStatus.REQUESTED or (asset.status is AssetStatus.FAILED and not asset.takes)
        ]

    def _told(self) -> str:
        """Say how many scenes show something else than was asked for."""
        fallen = sum(bool(asset.instead) for asset in self.assets.values())
        return f"{fallen} of {len(self.assets)} are not what was asked for." if fallen else ""

    def _refuse_unless_complete(self) -> None:
        missing = [asset for asset in self.assets.values() if _is_missing(asset)]
        if missing:
            names = ", ".join(f"{asset.role} of {asset.scene_id}" for asset in missing[:3])
            msg = f"{len(missing)} of {len(self.assets)} assets could not be made ({names}): {missing[0].failure}"
            raise ApplicationError(msg, type="assets_failed", non_retryable=True)

    def _approved_script(self) -> ScriptPayload:
        if self.script is None:
            msg = "There is no approved script to make assets from."
            raise refuse(msg)
        return self.script


def _is_missing(asset: AssetPayload) -> bool:
    """A failed take is none to wait for while an earlier one, or a card in its place, is there."""
    return asset.status is not AssetStatus.GENERATED and not asset.takes
