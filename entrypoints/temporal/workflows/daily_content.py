"""The daily run: read the sources, propose ideas, start a pipeline for each, and end. No person is waited for here."""

from temporalio import workflow
from temporalio.common import Priority, WorkflowIDReusePolicy
from temporalio.exceptions import ActivityError, WorkflowAlreadyStartedError

with workflow.unsafe.imports_passed_through():
    from uuid import UUID, uuid5

    from application.contracts.pipeline import DailyRunRequest, DailyRunResult, IdeasProposed, PipelineRequest
    from application.contracts.steps import FailRunStep, HandOverStep, RunStep
    from application.contracts.workflows import WorkflowName, content_id
    from entrypoints.temporal.calls import BEGIN_RUN, FAIL_RUN, HAND_OVER_RUN, PROPOSE_IDEAS
    from entrypoints.temporal.failures import reason_of
    from entrypoints.temporal.workflows.attributes import SCHEDULED_START, content_attributes
    from entrypoints.temporal.workflows.performer import Performer

NOTHING_READ = "No source gave an idea: see what is said of each source, or name others."


@workflow.defn(name="daily_content")
class DailyContentWorkflow:
    @workflow.init
    def __init__(self, request: DailyRunRequest) -> None:
        self._request = request.model_copy(update={"run_id": request.run_id or _nominal_run_id(request)})
        self._steps = Performer(request.tenant_id)

    @workflow.run
    async def run(self, request: DailyRunRequest) -> DailyRunResult:  # noqa: ARG002 - the SDK hands it to both
        await self._steps.record(BEGIN_RUN, self._step())
        try:
            proposed = await self._steps.perform(PROPOSE_IDEAS, self._step(), summary="Read sources, propose ideas")
        except ActivityError as error:
            await self._fail(reason_of(error), IdeasProposed(idea_ids=()))
            raise
        ideas = (*proposed.idea_ids, *proposed.known)
        for idea_id in ideas:
            await self._start_pipeline(idea_id, proposed)
        if ideas:
            await self._hand_over(ideas, proposed)
        else:
            await self._fail(NOTHING_READ, proposed)
        return DailyRunResult(run_id=self._run_id, idea_ids=ideas, problems=proposed.problems)

    @property
    def _run_id(self) -> UUID:
        return self._request.run_id or _nominal_run_id(self._request)

    def _step(self) -> RunStep:
        return RunStep(context=self._steps.context(self._request.actor), request=self._request)

    async def _start_pipeline(self, idea_id: UUID, proposed: IdeasProposed) -> None:
        """An unchanged source gives one video, once: a pipeline that runs or ended well is not started again.

        One that was lost (terminated, or failed itself) is, and walks through what it had made.
        """
        request = PipelineRequest(
            tenant_id=self._request.tenant_id,
            channel_id=self._request.channel_id,
            run_id=self._run_id,
            idea_id=idea_id,
            settings=proposed.settings,
        )
        try:
            _child = await workflow.start_child_workflow(
                WorkflowName.CONTENT_PIPELINE.value,
                request,
                id=content_id(request.tenant_id, idea_id),
                parent_close_policy=workflow.ParentClosePolicy.ABANDON,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
                search_attributes=content_attributes(request),
                priority=Priority(fairness_key=str(request.tenant_id)),
                static_summary=f"Idea {idea_id}",
            )
        except WorkflowAlreadyStartedError:
            return

    async def _hand_over(self, ideas: tuple[UUID, ...], proposed: IdeasProposed) -> None:
        context = self._steps.context(self._request.actor)
        step = HandOverStep(context=context, run_id=self._run_id, idea_ids=ideas, problems=proposed.problems)
        await self._steps.record(HAND_OVER_RUN, step)

    async def _fail(self, reason: str, proposed: IdeasProposed) -> None:
        context = self._steps.context(self._request.actor)
        step = FailRunStep(context=context, run_id=self._run_id, reason=reason, problems=proposed.problems)
        await self._steps.record(FAIL_RUN, step)


def _nominal_run_id(request: DailyRunRequest) -> UUID:
    """The day of a scheduled run is its nominal start: a run that is made up for later is still that day's."""
    info = workflow.info()
    nominal = info.typed_search_attributes.get(SCHEDULED_START) or info.workflow_start_time
    return uuid5(request.channel_id, nominal.isoformat())
