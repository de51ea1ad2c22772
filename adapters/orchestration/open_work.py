"""Whether a workflow is open for what is not finished."""

from dataclasses import dataclass
from datetime import timedelta

from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from adapters.orchestration.refusals import refusal_of
from application.contracts.workflows import content_id, post_id_of
from application.ports.open_work import OpenWork, Unfinished
from domain.shared.ids import TenantId

PATIENCE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class TemporalOpenWork(OpenWork):
    client: Client

    async def has(self, tenant_id: TenantId, work: Unfinished) -> bool:
        """The pipeline of the idea has it, or hands it over, or the post's workflow has it."""
        if work.post_id is not None and await self._is_open(post_id_of(tenant_id, work.post_id)):
            return True
        return await self._is_open(content_id(tenant_id, work.idea_id))

    async def _is_open(self, workflow_id: str) -> bool:
        try:
            described = await self.client.get_workflow_handle(workflow_id).describe(rpc_timeout=PATIENCE)
        except RPCError as failure:
            if failure.status is RPCStatusCode.NOT_FOUND:
                return False
            raise refusal_of(failure) from failure
        return described.status is WorkflowExecutionStatus.RUNNING
