"""Log lines of workflows: with their ids, and once, however often the history is replayed."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    import structlog


def note(event: str, **facts: str | float) -> None:
    if workflow.unsafe.is_replaying_history_events():
        return
    info = workflow.info()
    log = structlog.get_logger("workflow").bind(workflow=info.workflow_type, workflow_id=info.workflow_id)
    log.info(event, run_id=info.run_id, **facts)
