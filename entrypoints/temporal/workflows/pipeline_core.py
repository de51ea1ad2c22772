"""What the stages of a content pipeline share: its state, its steps, and how a decision changes its course."""

import asyncio
from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.common import SearchAttributeKey
from temporalio.exceptions import ActivityError

with workflow.unsafe.imports_passed_through():
    from uuid import UUID

    from application.contracts.payloads import AssetPayload, IdeaPayload, PostPayload, ScriptPayload, VideoPayload
    from application.contracts.pipeline import PipelineRequest, PipelineSnapshot, Stage, StageState
    from application.contracts.steps import StageReport
    from domain.budgets.budget import BudgetExhaustedError, BudgetReachedError
    from domain.ideas.idea import IdeaStatus
    from domain.tenancy.channel import GateMode
    from entrypoints.temporal.calls import REPORT_STAGE, REWIND_STAGES, Answered, Asked, Call
    from entrypoints.temporal.failures import code_of, reason_of
    from entrypoints.temporal.workflows.decisions import Decisions, refuse
    from entrypoints.temporal.workflows.gate import Gate
    from entrypoints.temporal.workflows.performer import Performer

POLICY = "policy:auto"
ORDER = tuple(Stage)
STAGE_KEY = SearchAttributeKey.for_keyword("Stage")
BUDGET_CODES = frozenset({BudgetReachedError.code, BudgetExhaustedError.code})
BUDGET_PATIENCE = timedelta(minutes=30)
"""How long until a reached budget is looked at again: another day may have begun, or somebody raised the cap."""
LOOKS_OF_A_DAY = 48
LONG_BUDGET_PATIENCE = timedelta(hours=3)
"""After a day of looking: a history has a largest size, and the budget of a month may be reached for weeks."""
STATE_KEY = SearchAttributeKey.for_keyword("ReviewState")


class PipelineCore:
    def __init__(self, request: PipelineRequest) -> None:
        self.request = request
        self.settings = request.settings
        self.steps = Performer(request.tenant_id)
        self.decisions = Decisions()
        grace = request.settings.grace
        self.gates = {stage: Gate(grace) for stage in (Stage.IDEA, Stage.SCRIPT, Stage.SCHEDULE)}
        self.stage, self.state, self.failure = Stage.IDEA, StageState.RUNNING, ""
        self.stage_started: datetime = workflow.now()
        self.idea: IdeaPayload | None = None
        self.script: ScriptPayload | None = None
        self.by_hand: set[Stage] = set()
        self.manifest_id: UUID | None = None
        self.assets: dict[UUID, AssetPayload] = {}
        self.video_number = 1
        self.video_id: UUID | None = None
        self.video: VideoPayload | None = None
        self.post: PostPayload | None = None
        self.turn: Stage | None = None
        self.short_of_money: list[str] = []
        self._searchable: tuple[Stage, StageState] | None = None
        self.work: asyncio.Task[Stage] | None = None

    def is_auto(self, stage: Stage) -> bool:
        """Once a person took a decision back, the policy decides at that gate no more."""
        modes = {
            Stage.IDEA: self.settings.gates.idea,
            Stage.SCRIPT: self.settings.gates.script,
            Stage.SCHEDULE: self.settings.gates.schedule,
        }
        return modes[stage] is GateMode.AUTO and stage not in self.by_hand

    def turn_to(self, stage: Stage) -> None:
        """Change course: whatever is being worked on is given up, and work goes on at that stage or an earlier one."""
        self.turn = stage if self.turn is None else min(self.turn, stage, key=ORDER.index)
        if self.work is not None:
            self.work.cancel()

    def is_past(self, stage: Stage) -> bool:
        return ORDER.index(self.stage) > ORDER.index(stage)

    def refuse_unless_producing(self) -> None:
        """What is made from an idea can be changed while the idea stands and the post was not handed over."""
        if self.idea is None or self.idea.status is not IdeaStatus.APPROVED:
            msg = "The idea is not approved: decide on the idea first."
            raise refuse(msg)
        if self.is_past(Stage.SCHEDULE):
            msg = "The post was handed over for publishing: cancel or move the post instead."
            raise refuse(msg)

    async def report(self, state: StageState, *, detail: str = "", failure: str = "", total: int = 0) -> None:
        self._show(state, failure, detail)
        await self.steps.record(
            REPORT_STAGE,
            StageReport(
                context=self.steps.context(),
                idea_id=self.request.idea_id,
                stage=self.stage,
                state=state,
                done=total if state is StageState.DONE else 0,
                total=total,
                detail=detail,
                failure=failure,
                started_at=self.stage_started,
            ),
        )

    async def afford(self, call: Call[Asked, Answered], step: Asked, *, summary: str) -> Answered:
        """Perform a step that costs; where its budget is reached, wait in sight of everybody until it is not."""
        looks = 0
        while True:
            try:
                answer = await self.steps.perform(call, step, summary=summary)
            except ActivityError as error:
                if code_of(error) not in BUDGET_CODES:
                    raise
                looks += 1
                await self._wait_for_money(reason_of(error), patience_after(looks))
            else:
                await self._tell_who_waits()
                return answer

    async def _wait_for_money(self, reason: str, patience: timedelta) -> None:
        self.short_of_money.append(reason)
        try:
            await self._tell_who_waits()
            await workflow.sleep(patience)
        finally:
            self.short_of_money.remove(reason)

    async def _tell_who_waits(self) -> None:
        """What is finished beside them showed its own progress in the place of those that wait."""
        if self.short_of_money:
            await self.report(StageState.WAITING, detail=self.short_of_money[0])

    async def rewind(self) -> None:
        """The stages after this one are work again: forget how far they were."""
        await self.steps.record(
            REWIND_STAGES,
            StageReport(
                context=self.steps.context(), idea_id=self.request.idea_id, stage=self.stage, state=StageState.RUNNING
            ),
        )

    def snapshot_of(self) -> PipelineSnapshot:
        return PipelineSnapshot(
            idea_id=self.request.idea_id,
            stage=self.stage,
            state=self.state,
            idea_status=self.idea.status if self.idea else "new",
            script_id=self.script.script_id if self.script else None,
            manifest_id=self.manifest_id,
            video_id=self.video_id,
            post_id=self.post.post_id if self.post else None,
            failure=self.failure,
            seq=self.steps.seq,
        )

    def _show(self, state: StageState, failure: str, detail: str) -> None:
        if (self.stage, state) != self._searchable:
            self._searchable = (self.stage, state)
            updates = [STAGE_KEY.value_set(self.stage.value), STATE_KEY.value_set(state.value)]
            workflow.upsert_search_attributes(updates)
        self.state, self.failure = state, failure
        shown = ": ".join(part for part in (f"{self.stage} is {state}", detail or failure) if part)
        workflow.set_current_details(shown)


def patience_after(looks: int) -> timedelta:
    """Return how long until the next look."""
    return BUDGET_PATIENCE if looks <= LOOKS_OF_A_DAY else LONG_BUDGET_PATIENCE
