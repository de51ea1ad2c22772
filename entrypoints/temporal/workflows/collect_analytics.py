"""Collect the numbers of a tenant's published posts, round after round."""

from temporalio import workflow
from temporalio.exceptions import ActivityError

with workflow.unsafe.imports_passed_through():
    from application.contracts.pipeline import CollectRequest
    from application.contracts.steps import CollectStep
    from entrypoints.temporal.calls import COLLECT_METRICS
    from entrypoints.temporal.workflows.log import note
    from entrypoints.temporal.workflows.performer import Performer


@workflow.defn(name="collect_analytics")
class CollectAnalyticsWorkflow:
    @workflow.init
    def __init__(self, request: CollectRequest) -> None:
        self._request = request
        self._steps = Performer(request.tenant_id, request.seq)

    @workflow.run
    async def run(self, request: CollectRequest) -> None:
        """A round that fails is left out; after some rounds a fresh history takes over."""
        for _ in range(request.rounds):
            await self._collect()
            await workflow.sleep(request.interval)
            if workflow.info().is_continue_as_new_suggested():
                break
        workflow.continue_as_new(request.model_copy(update={"seq": self._steps.seq}))

    async def _collect(self) -> None:
        step = CollectStep(context=self._steps.context("policy:analytics"), collected_at=workflow.now())
        try:
            await self._steps.perform(COLLECT_METRICS, step)
        except ActivityError as error:
            note("analytics.round_failed", reason=str(error.cause))
