"""What the workflows are asked to do and what they answer: their inputs, outputs and snapshots, named once."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from application.contracts.base import Payload
from domain.tenancy.channel import GateMode


class GatePolicy(Payload):
    idea: GateMode = GateMode.MANUAL
    script: GateMode = GateMode.MANUAL
    schedule: GateMode = GateMode.MANUAL


class PipelineSettings(Payload):
    """Settings reach a workflow only in its input, so that a replay sees the same values.

    `grace` is how long a decision can be undone; `reopen_window` how long a rejected idea waits to be reopened, and a
    failed post to be tried again; `publish_patience` the pause before a platform is asked again, which it is
    `publish_probes` times at most.
    """

    gates: GatePolicy = GatePolicy()
    grace: timedelta = timedelta(seconds=10)
    reopen_window: timedelta = timedelta(hours=12)
    asset_parallelism: int = 4
    publish_patience: timedelta = timedelta(seconds=20)
    publish_probes: int = 90


class DailyRunRequest(Payload):
    """`run_id` is empty for a scheduled run, which makes its own; empty `sources` and `gates` mean the channel's."""

    tenant_id: UUID
    channel_id: UUID
    run_id: UUID | None = None
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    gates: GatePolicy | None = None
    actor: str = "policy:schedule"


class SourceProblem(Payload):
    source: str
    reason: str


class IdeasProposed(Payload):
    """`known` are ideas that an earlier run made of the same, unchanged source.

    `postponed` articles found no room in the day's quota and are read again.
    """

    idea_ids: tuple[UUID, ...]
    known: tuple[UUID, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    postponed: int = 0
    settings: PipelineSettings = PipelineSettings()


class DailyRunResult(Payload):
    run_id: UUID
    idea_ids: tuple[UUID, ...]
    problems: tuple[SourceProblem, ...] = ()


class Stage(StrEnum):
    """Where the pipeline of one idea is. The order is the order of work."""

    IDEA = "idea"
    SCRIPT = "script"
    ASSETS = "assets"
    VIDEO = "video"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    DONE = "done"


class StageState(StrEnum):
    RUNNING = "running"
    WAITING = "waiting"
    FAILED = "failed"
    DONE = "done"


class PipelineRequest(Payload):
    tenant_id: UUID
    channel_id: UUID
    run_id: UUID
    idea_id: UUID
    settings: PipelineSettings = PipelineSettings()


class PipelineSnapshot(Payload):
    """What the workflow of one idea says of itself; the mirror must say the same."""

    idea_id: UUID
    stage: Stage
    state: StageState
    idea_status: str
    script_id: UUID | None = None
    manifest_id: UUID | None = None
    video_id: UUID | None = None
    post_id: UUID | None = None
    failure: str = ""
    seq: int = 0


class StepContext(Payload):
    """Carried by every activity: whose data, which workflow, and the sequence number that makes a repeat harmless."""

    tenant_id: UUID
    workflow_id: str
    run_id: str
    seq: int
    actor: str = "workflow"
    reason: str = ""


class PublishRequest(Payload):
    """`seq` continues the numbering of the workflow's events where an earlier run of the same id stopped."""

    tenant_id: UUID
    post_id: UUID
    scheduled_at: datetime
    settings: PipelineSettings = PipelineSettings()
    seq: int = 0


class CollectRequest(Payload):
    """A rolling collection: wait `interval`, take a snapshot of each published post, and go on as a new run."""

    tenant_id: UUID
    interval: timedelta = timedelta(minutes=15)
    rounds: int = 50
    seq: int = 0
