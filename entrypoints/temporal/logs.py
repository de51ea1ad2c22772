"""Every log line of a step says whose work it is: ids of tenant, workflow and entity are bound around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from pydantic import BaseModel
from temporalio import activity, workflow
from temporalio.worker import (
    ActivityInboundInterceptor,
    ExecuteActivityInput,
    ExecuteWorkflowInput,
    HandleUpdateInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

ENTITIES = ("run_id", "idea_id", "script_id", "manifest_id", "asset_id", "video_id", "post_id", "tenant_id")


def ids_of(message: object) -> dict[str, str]:
    """Find the ids that a message or its context names."""
    found: dict[str, str] = {}
    for part in (message, getattr(message, "context", None), getattr(message, "request", None)):
        if isinstance(part, BaseModel):
            known = {name: getattr(part, name, None) for name in ENTITIES if name in type(part).model_fields}
            found |= {name: str(value) for name, value in known.items() if value is not None and name not in found}
    return found


@contextmanager
def _bound(message: object, **ids: str) -> Iterator[None]:
    with structlog.contextvars.bound_contextvars(**ids_of(message) | ids):
        yield


class _BindActivity(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002, ANN401 - the SDK's signature
        info = activity.info()
        message = input.args[0] if input.args else None
        with _bound(message, step=info.activity_type, workflow_id=info.workflow_id or "", attempt=str(info.attempt)):
            try:
                return await self.next.execute_activity(input)
            except Exception as error:
                log = structlog.get_logger("temporal")
                log.warning("step.failed", reason=str(error), kind=type(error).__name__)
                raise


class _BindWorkflow(WorkflowInboundInterceptor):
    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002, ANN401 - the SDK's signature
        with _bound(input.args[0] if input.args else None, workflow_id=workflow.info().workflow_id):
            return await self.next.execute_workflow(input)

    async def handle_update_handler(self, input: HandleUpdateInput) -> Any:  # noqa: A002, ANN401 - the SDK's signature
        with _bound(input.args[0] if input.args else None, workflow_id=workflow.info().workflow_id):
            return await self.next.handle_update_handler(input)


class LogInterceptor(Interceptor):
    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002 - as above
        return _BindActivity(next)

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002, ARG002 - the SDK's signature
    ) -> type[WorkflowInboundInterceptor]:
        return _BindWorkflow
