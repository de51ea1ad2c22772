"""Histories of the past must still replay: a red test here means that `workflow.patched()` is due."""

from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from application.contracts.pipeline import PipelineRequest
from entrypoints.temporal.logs import LogInterceptor
from entrypoints.temporal.serving import WORKFLOWS, sandbox

HISTORIES = sorted(Path(__file__).with_name("histories").glob("*.json"))


def history_of(path: Path) -> WorkflowHistory:
    return WorkflowHistory.from_json(path.stem, path.read_text())


def replayer(*workflows: type) -> Replayer:
    """Also find modules that slip into the sandbox without having been let in."""
    strict = workflow.SandboxImportNotificationPolicy.RAISE_ON_UNINTENTIONAL_PASSTHROUGH
    restrictions = sandbox().restrictions.with_import_notification_policy(strict)
    return Replayer(
        workflows=workflows,
        data_converter=pydantic_data_converter,
        workflow_runner=SandboxedWorkflowRunner(restrictions=restrictions),
        interceptors=[LogInterceptor()],
    )


def test_every_way_through_the_pipeline_is_stored() -> None:
    names = {path.stem for path in HISTORIES}

    assert {"auto_published", "rejected_and_reopened", "parked_and_retried", "undone_in_time_and_late"} <= names


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
async def test_a_stored_history_still_replays(path: Path) -> None:
    await replayer(*WORKFLOWS).replay_workflow(history_of(path))


@workflow.defn(name="content_pipeline", sandboxed=False)
class Hasty:
    @workflow.run
    async def run(self, request: PipelineRequest) -> None:
        """Return at once, which no stored history did."""


async def test_a_changed_workflow_is_caught() -> None:
    stored = next(path for path in HISTORIES if path.stem == "auto_published")

    with pytest.raises(workflow.NondeterminismError):
        await replayer(Hasty).replay_workflow(history_of(stored))
