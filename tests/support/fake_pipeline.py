"""A pipeline that answers as the real one does, without one: it remembers what it was asked."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID, uuid4

from application.contracts.commands import (
    ApproveScript,
    Command,
    ConfirmSchedule,
    DecisionOutcome,
    DeliveryCommand,
    EditScript,
    IdeaCommand,
    PipelineCommand,
    PostCommand,
    RegenerateAsset,
    RevertScript,
    ReviseScript,
    RewriteScene,
)
from application.contracts.pipeline import DailyRunRequest, PipelineSnapshot, Stage, StageState
from application.ports.pipeline_gateway import PipelineGateway
from domain.shared.ids import IdeaId, TenantId

STATUSES = {
    "approve_idea": "approved",
    "reject_idea": "rejected",
    "reopen_idea": "new",
    "edit_script": "draft",
    "rewrite_scene": "draft",
    "revert_script": "draft",
    "approve_script": "approved",
    "revise_script": "draft",
    "regenerate_asset": "requested",
    "pick_take": "generated",
    "replace_asset": "generated",
    "retry_stage": "approved",
    "confirm_schedule": "scheduled",
    "undo": "new",
    "reschedule_post": "scheduled",
    "cancel_post": "scheduled",
    "retry_post": "scheduled",
}


@dataclass(slots=True)
class FakePipeline(PipelineGateway):
    """`refusal` is raised instead of an answer. The same decision again gets the same answer and has no effect."""

    asked: list[Command] = field(default_factory=list)
    runs: list[DailyRunRequest] = field(default_factory=list)
    refusal: Exception | None = None
    up: bool = True
    _answers: dict[UUID, DecisionOutcome] = field(default_factory=dict)

    async def start_run(self, request: DailyRunRequest) -> UUID:
        self._refuse()
        run_id = request.run_id or uuid4()
        if run_id not in {run.run_id for run in self.runs}:
            self.runs.append(request.model_copy(update={"run_id": run_id}))
        return run_id

    async def decide(self, command: PipelineCommand) -> DecisionOutcome:
        return self._answer(command, command.kind)

    async def deliver(self, command: DeliveryCommand) -> DecisionOutcome:
        return self._answer(command, command.kind)

    async def snapshot(self, tenant_id: TenantId, idea_id: IdeaId) -> PipelineSnapshot:
        del tenant_id
        self._refuse()
        return PipelineSnapshot(idea_id=idea_id, stage=Stage.IDEA, state=StageState.WAITING, idea_status="new")

    async def healthy(self) -> bool:
        return self.up

    def _answer(self, command: Command, kind: str) -> DecisionOutcome:
        self._refuse()
        if command.decision_id not in self._answers:
            self.asked.append(command)
            entity, entity_id = subject_of(command)
            self._answers[command.decision_id] = DecisionOutcome(
                decision_id=command.decision_id,
                entity=entity,
                entity_id=entity_id,
                status=STATUSES[kind],
                version=2,
                outcome="reverted" if kind == "undo" else "accepted",
            )
        return self._answers[command.decision_id]

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal


def subject_of(command: Command) -> tuple[Literal["idea", "script", "asset", "video", "post"], UUID]:
    if isinstance(command, ApproveScript | EditScript | ReviseScript | RevertScript | RewriteScene):
        return "script", command.script_id
    if isinstance(command, ConfirmSchedule | PostCommand):
        return "post", command.post_id
    if isinstance(command, RegenerateAsset):
        return "asset", command.asset_id
    if isinstance(command, IdeaCommand):
        return "idea", command.idea_id
    msg = f"Nobody knows what {command!r} is about."
    raise TypeError(msg)
