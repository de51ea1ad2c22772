"""The workers of one process: one per queue, each with its own room."""

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Interceptor, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from application.contracts.workflows import Queue, task_queue
from entrypoints.temporal.activities.build import Activities
from entrypoints.temporal.failures import FailureInterceptor
from entrypoints.temporal.logs import LogInterceptor
from entrypoints.temporal.workflows.collect_analytics import CollectAnalyticsWorkflow
from entrypoints.temporal.workflows.content_pipeline import ContentPipelineWorkflow
from entrypoints.temporal.workflows.daily_content import DailyContentWorkflow
from entrypoints.temporal.workflows.publish_post import PublishPostWorkflow

WORKFLOWS: Sequence[type] = (
    DailyContentWorkflow,
    ContentPipelineWorkflow,
    PublishPostWorkflow,
    CollectAnalyticsWorkflow,
)
CACHED = 200
"""A pipeline that waits for a person is forgotten when there are more, and replayed when it is decided on."""
HEARTBEATS = timedelta(seconds=10)
"""The default of a minute would swallow the heartbeats of a step that may be silent for half a minute."""


@dataclass(frozen=True, slots=True)
class Room:
    """`slots` steps at a time; on the way out each has `grace` to end."""

    slots: int
    grace: timedelta


ROOMS = {
    Queue.WORKFLOWS: Room(slots=20, grace=timedelta(seconds=10)),
    Queue.IO: Room(slots=8, grace=timedelta(seconds=20)),
    Queue.PUBLISH: Room(slots=4, grace=timedelta(seconds=60)),
    Queue.RENDER: Room(slots=max(2, os.cpu_count() or 1) + 1, grace=timedelta(seconds=2)),
}
"""Renders go on without us, so their steps end at once.

One more is followed than the machine has cores: while one is joined and checked, the others keep the cores busy.
"""


def sandbox() -> SandboxedWorkflowRunner:
    restrictions = SandboxRestrictions.default.with_passthrough_modules("application.contracts", "structlog")
    return SandboxedWorkflowRunner(restrictions=restrictions)


def workers(
    client: Client,
    activities: Activities,
    prefix: str,
    platforms: Sequence[str],
    heartbeats: timedelta = HEARTBEATS,
) -> list[Worker]:
    """Publishing has a worker per platform, as each platform has its own limits."""
    queues = [(Queue.WORKFLOWS, ""), (Queue.IO, ""), (Queue.RENDER, ""), *((Queue.PUBLISH, name) for name in platforms)]
    interceptors: list[Interceptor] = [LogInterceptor(), FailureInterceptor()]
    return [
        Worker(
            client,
            task_queue=task_queue(prefix, queue, platform),
            activities=activities.by_queue[queue],
            workflows=WORKFLOWS if queue is Queue.WORKFLOWS else (),
            workflow_runner=sandbox(),
            interceptors=interceptors,
            max_cached_workflows=CACHED,
            max_concurrent_activities=ROOMS[queue].slots,
            graceful_shutdown_timeout=ROOMS[queue].grace,
            max_heartbeat_throttle_interval=heartbeats,
            default_heartbeat_throttle_interval=heartbeats,
            disable_eager_activity_execution=queue is Queue.PUBLISH,
        )
        for queue, platform in queues
    ]


async def serve(every: Sequence[Worker], stop: asyncio.Event) -> None:
    """Serve until told to stop, or until a worker fails, which takes the others with it."""
    running = [asyncio.create_task(worker.run(), name=worker.task_queue) for worker in every]
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([*running, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    await asyncio.gather(*(worker.shutdown() for worker in every))
    await asyncio.gather(*running)
