"""The assets: asked for together, made side by side, each on its own feet."""

import asyncio

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import DecisionOutcome, RegenerateAsset
    from application.contracts.payloads import AssetPayload, ScriptPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import AssetStep, GenerateStep, ManifestStep, ScriptStep
    from domain.assets.asset import AssetStatus
    from entrypoints.temporal.calls import (
        COMPLETE_ASSETS,
        FAIL_ASSET,
        GENERATE_ASSET,
        REGENERATE_ASSET,
        REQUEST_ASSETS,
    )
    from entrypoints.temporal.failures import reason_of
    from entrypoints.temporal.workflows.decisions import refuse, refuse_stale
    from entrypoints.temporal.workflows.pipeline_core import PipelineCore


class AssetStage(PipelineCore):
    async def make_assets(self) -> Stage:
        await self._request_assets(self._approved_script())
        total = len(self.assets)
        await self.report(StageState.RUNNING, total=total)
        side_by_side = asyncio.Semaphore(self.settings.asset_parallelism)
        await asyncio.gather(*[self._make(asset, side_by_side) for asset in self._missing()])
        self._refuse_unless_complete()
        if self.manifest_id is not None:
            step = ManifestStep(context=self.steps.context(), manifest_id=self.manifest_id)
            await self.steps.record(COMPLETE_ASSETS, step)
        await self.report(StageState.DONE, total=total)
        return Stage.VIDEO

    @workflow.update(name="regenerate_asset")
    async def regenerate_asset(self, command: RegenerateAsset) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_another_take, self._regenerate)

    @regenerate_asset.validator
    def check_regenerate_asset(self, command: RegenerateAsset) -> None:
        self.decisions.check(command, self._refuse_another_take)

    async def _regenerate(self, command: RegenerateAsset) -> DecisionOutcome:
        """Another take makes another video: what was rendered from the old one is not changed."""
        asset = await self._ask_again(self.assets[command.asset_id], command.actor, command.reason)
        self.video_number += 1
        self.turn_to(Stage.ASSETS)
        return DecisionOutcome(
            decision_id=command.decision_id,
            entity="asset",
            entity_id=asset.asset_id,
            status=asset.status,
            version=asset.take,
        )

    def _refuse_another_take(self, command: RegenerateAsset) -> None:
        self.refuse_unless_producing()
        asset = self.assets.get(command.asset_id)
        if asset is None or asset.status is AssetStatus.REQUESTED:
            msg = "This asset is not made yet, or belongs to an older version of the script."
            raise refuse(msg)
        refuse_stale(command.expected_version, asset.take)

    async def _request_assets(self, script: ScriptPayload) -> None:
        step = ScriptStep(context=self.steps.context(), script_id=script.script_id)
        manifest = await self.steps.record(REQUEST_ASSETS, step)
        self.manifest_id = manifest.manifest_id
        self.assets = {asset.asset_id: asset for asset in manifest.assets}
        for asset in manifest.assets:
            if asset.status is AssetStatus.FAILED:
                await self._ask_again(asset, "workflow", "")

    async def _ask_again(self, asset: AssetPayload, actor: str, reason: str) -> AssetPayload:
        step = AssetStep(context=self.steps.context(actor, reason), asset_id=asset.asset_id)
        self.assets[asset.asset_id] = await self.steps.record(REGENERATE_ASSET, step)
        return self.assets[asset.asset_id]

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
                made = await self.steps.perform(GENERATE_ASSET, step, summary=f"{asset.role} of {asset.scene_id}")
            except ActivityError as error:
                if is_cancelled_exception(error):
                    raise
                failed = AssetStep(context=self.steps.context(), asset_id=asset.asset_id, reason=reason_of(error))
                made = await self.steps.record(FAIL_ASSET, failed)
            self.assets[asset.asset_id] = made

    def _missing(self) -> list[AssetPayload]:
        return [asset for asset in self.assets.values() if asset.status is not AssetStatus.GENERATED]

    def _refuse_unless_complete(self) -> None:
        missing = self._missing()
        if missing:
            names = ", ".join(f"{asset.role} of {asset.scene_id}" for asset in missing[:3])
            msg = f"{len(missing)} of {len(self.assets)} assets could not be made ({names}): {missing[0].failure}"
            raise ApplicationError(msg, type="assets_failed", non_retryable=True)

    def _approved_script(self) -> ScriptPayload:
        if self.script is None:
            msg = "There is no approved script to make assets from."
            raise refuse(msg)
        return self.script
