"""Takes: another one, one of those that are there, or what a person brought in its place."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from uuid import UUID

    from application.contracts.commands import AssetCommand, DecisionOutcome, PickTake, RegenerateAsset, ReplaceAsset
    from application.contracts.payloads import AssetPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import AssetStep, PickStep, ReplaceStep
    from domain.assets.asset import AssetStatus
    from entrypoints.temporal.calls import PICK_TAKE, REGENERATE_ASSET, REPLACE_ASSET
    from entrypoints.temporal.workflows.decisions import refuse, refuse_stale
    from entrypoints.temporal.workflows.pipeline_core import PipelineCore


class TakeDecisions(PipelineCore):
    @workflow.update(name="regenerate_asset")
    async def regenerate_asset(self, command: RegenerateAsset) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_another_take, self._regenerate)

    @regenerate_asset.validator
    def check_regenerate_asset(self, command: RegenerateAsset) -> None:
        self.decisions.check(command, self._refuse_another_take)

    @workflow.update(name="pick_take")
    async def pick_take(self, command: PickTake) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_pick, self._pick)

    @pick_take.validator
    def check_pick_take(self, command: PickTake) -> None:
        self.decisions.check(command, self._refuse_pick)

    @workflow.update(name="replace_asset")
    async def replace_asset(self, command: ReplaceAsset) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_replacement, self._replace)

    @replace_asset.validator
    def check_replace_asset(self, command: ReplaceAsset) -> None:
        self.decisions.check(command, self._refuse_replacement)

    async def ask_again(self, asset_id: UUID, actor: str, reason: str, prompt: str = "") -> AssetPayload:
        step = AssetStep(context=self.steps.context(actor, reason), asset_id=asset_id, prompt=prompt)
        self.assets[asset_id] = await self.steps.record(REGENERATE_ASSET, step)
        return self.assets[asset_id]

    async def _regenerate(self, command: RegenerateAsset) -> DecisionOutcome:
        """Another take makes another video: what was rendered from the old one is not changed."""
        asset = await self.ask_again(command.asset_id, command.actor, command.reason, command.prompt)
        self.video_number += 1
        self.turn_to(Stage.ASSETS)
        return _outcome(command, asset, asset.take)

    async def _pick(self, command: PickTake) -> DecisionOutcome:
        before = self.assets[command.asset_id]
        context = self.steps.context(command.actor, command.reason)
        step = PickStep(context=context, asset_id=command.asset_id, take=command.take)
        return self._use(command, before, await self.steps.record(PICK_TAKE, step))

    async def _replace(self, command: ReplaceAsset) -> DecisionOutcome:
        """The file is looked into before anything changes: one that cannot be used is refused here."""
        before = self.assets[command.asset_id]
        context = self.steps.context(command.actor, command.reason)
        step = ReplaceStep(context=context, asset_id=command.asset_id, upload=command.upload)
        return self._use(command, before, await self.steps.record(REPLACE_ASSET, step))

    def _use(self, command: AssetCommand, before: AssetPayload, asset: AssetPayload) -> DecisionOutcome:
        """While the others are being made it is used when its turn comes; later it makes another video."""
        self.assets[asset.asset_id] = asset
        if asset.version != before.version and not self._is_making():
            self.video_number += 1
            self.turn_to(Stage.ASSETS)
        return _outcome(command, asset, asset.picked)

    def _is_making(self) -> bool:
        return self.stage is Stage.ASSETS and self.state is StageState.RUNNING

    def _refuse_another_take(self, command: RegenerateAsset) -> None:
        asset = self._known_asset(command)
        if asset.status is AssetStatus.REQUESTED:
            msg = "This asset is being made: ask for another take when it is there."
            raise refuse(msg)

    def _refuse_pick(self, command: PickTake) -> None:
        asset = self._known_asset(command)
        if asset.status is AssetStatus.REQUESTED:
            msg = "A take is being made: pick when it is there."
            raise refuse(msg)
        if command.take not in {each.take for each in asset.takes}:
            msg = f"This asset has no take {command.take}."
            raise refuse(msg)

    def _refuse_replacement(self, command: ReplaceAsset) -> None:
        asset = self._known_asset(command)
        if "replace" not in asset.allowed_actions:
            msg = "A voice is spoken, not uploaded: change the words or the voice."
            raise refuse(msg)

    def _known_asset(self, command: AssetCommand) -> AssetPayload:
        self.refuse_unless_producing()
        asset = self.assets.get(command.asset_id)
        if asset is None:
            msg = "This asset is not asked for yet, or belongs to an older version of the script."
            raise refuse(msg)
        refuse_stale(command.expected_version, asset.version)
        return asset


def _outcome(command: AssetCommand, asset: AssetPayload, take: int) -> DecisionOutcome:
    return DecisionOutcome(
        decision_id=command.decision_id,
        entity="asset",
        entity_id=asset.asset_id,
        status=asset.status,
        version=asset.version,
        message=f"Take {take}.",
    )
