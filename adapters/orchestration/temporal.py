"""The pipeline on Temporal: each decision is an Update of the workflow that owns what is decided on."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import (
    Client,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import (
    Priority,
    SearchAttributeKey,
    SearchAttributePair,
    TypedSearchAttributes,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

from adapters.orchestration.refusals import NOT_CONFIRMED, refusal_of
from application.contracts.commands import Command, DecisionOutcome, DeliveryCommand, PipelineCommand, ReplaceAsset
from application.contracts.pipeline import DailyRunRequest, PipelineSnapshot
from application.contracts.workflows import (
    SNAPSHOT,
    Queue,
    WorkflowName,
    content_id,
    post_id_of,
    run_id_of,
    task_queue,
)
from application.ports.pipeline_gateway import PipelineGateway
from domain.shared.errors import NotFoundError, PipelineUnavailableError
from domain.shared.ids import IdeaId, TenantId

PATIENCE = timedelta(seconds=5)
LOOKING_INTO_FILES = timedelta(seconds=60)
BEGINS_WITHIN, PAUSE_SEC = timedelta(seconds=2), 0.2
POLLED_WITHIN = timedelta(seconds=90)
"""A worker's poll lasts a minute, and is seen when it begins and ends."""


@dataclass(frozen=True, slots=True)
class TemporalPipeline(PipelineGateway):
    """No run id is ever named: the decision goes to whichever run of the id is open."""

    client: Client
    task_queue_prefix: str = "tgcf"

    async def start_run(self, request: DailyRunRequest) -> UUID:
        run_id = request.run_id or uuid4()
        try:
            await self.client.start_workflow(
                WorkflowName.DAILY_CONTENT.value,
                request.model_copy(update={"run_id": run_id}),
                id=run_id_of(request.tenant_id, request.channel_id, run_id),
                task_queue=task_queue(self.task_queue_prefix, Queue.WORKFLOWS),
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                search_attributes=_attributes(request),
                priority=Priority(fairness_key=str(request.tenant_id)),
                rpc_timeout=PATIENCE,
            )
        except WorkflowAlreadyStartedError:
            return run_id
        except RPCError as failure:
            raise refusal_of(failure) from failure
        return run_id

    async def decide(self, command: PipelineCommand) -> DecisionOutcome:
        return await self._update(content_id(command.tenant_id, command.idea_id), command.kind, command)

    async def deliver(self, command: DeliveryCommand) -> DecisionOutcome:
        return await self._update(post_id_of(command.tenant_id, command.post_id), command.kind, command)

    async def snapshot(self, tenant_id: TenantId, idea_id: IdeaId) -> PipelineSnapshot:
        pipeline = self.client.get_workflow_handle(content_id(tenant_id, idea_id))
        try:
            snapshot: PipelineSnapshot = await pipeline.query(
                SNAPSHOT, result_type=PipelineSnapshot, rpc_timeout=PATIENCE
            )
        except (WorkflowQueryFailedError, WorkflowQueryRejectedError, RPCError) as failure:
            raise refusal_of(failure) from failure
        return snapshot

    async def healthy(self) -> bool:
        request = DescribeTaskQueueRequest(
            namespace=self.client.namespace,
            task_queue=TaskQueue(name=task_queue(self.task_queue_prefix, Queue.WORKFLOWS)),
            task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
        )
        try:
            queue = await self.client.workflow_service.describe_task_queue(request, timeout=PATIENCE)
        except (RPCError, RuntimeError):
            return False
        since = datetime.now(UTC) - POLLED_WITHIN
        return any(poller.last_access_time.ToDatetime(UTC) > since for poller in queue.pollers)

    async def _update(self, workflow_id: str, name: str, command: Command) -> DecisionOutcome:
        """The Update's id is the decision's: sent again, it is the same Update with the same answer."""
        until = asyncio.get_running_loop().time() + BEGINS_WITHIN.total_seconds()
        while True:
            try:
                return await self._ask(workflow_id, name, command)
            except NotFoundError:
                if asyncio.get_running_loop().time() > until or await self._known(workflow_id):
                    raise
            await asyncio.sleep(PAUSE_SEC)

    async def _ask(self, workflow_id: str, name: str, command: Command) -> DecisionOutcome:
        patience = LOOKING_INTO_FILES if isinstance(command, ReplaceAsset) else PATIENCE
        try:
            outcome: DecisionOutcome = await self.client.get_workflow_handle(workflow_id).execute_update(
                name, command, id=str(command.decision_id), result_type=DecisionOutcome, rpc_timeout=patience
            )
        except WorkflowUpdateRPCTimeoutOrCancelledError as failure:
            raise PipelineUnavailableError(NOT_CONFIRMED) from failure
        except (WorkflowUpdateFailedError, RPCError) as failure:
            raise refusal_of(failure) from failure
        return outcome

    async def _known(self, workflow_id: str) -> bool:
        """Tell a pipeline that is over from one that has not begun: its row is there a moment before it."""
        try:
            await self.client.get_workflow_handle(workflow_id).describe(rpc_timeout=PATIENCE)
        except RPCError:
            return False
        return True


def _attributes(request: DailyRunRequest) -> TypedSearchAttributes:
    values = (("TenantId", request.tenant_id), ("ChannelId", request.channel_id))
    return TypedSearchAttributes(
        [SearchAttributePair(SearchAttributeKey.for_keyword(name), str(value)) for name, value in values]
    )
