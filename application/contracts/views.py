"""Read models: what pages, the API and the command line show, as it lies in the mirror."""

from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from application.contracts.base import Payload
from application.contracts.payloads import (
    AnalyticsPayload,
    AssetManifestPayload,
    IdeaPayload,
    PostPayload,
    ScriptPayload,
    VideoPayload,
)
from application.contracts.pipeline import SourceProblem, Stage, StageState
from domain.runs.run import RunStatus

T = TypeVar("T")


class Page(Payload, Generic[T]):
    """`next_cursor` is opaque and empty on the last page."""

    items: tuple[T, ...]
    next_cursor: str = ""


class StageProgress(Payload):
    """Where one stage of one idea's pipeline is. `done` of `total` steps; `eta_sec` None until it can be told."""

    idea_id: UUID
    stage: Stage
    state: StageState
    done: int = 0
    total: int = 0
    detail: str = ""
    eta_sec: float | None = None
    attempt: int = 1
    failure: str = ""
    started_at: datetime | None = None
    updated_at: datetime


class PipelineView(Payload):
    """One idea and everything that was made of it. `stage` and `state` are those of the furthest stage."""

    idea: IdeaPayload
    stage: Stage
    state: StageState
    failure: str = ""
    stages: tuple[StageProgress, ...] = ()
    script: ScriptPayload | None = None
    manifest: AssetManifestPayload | None = None
    video: VideoPayload | None = None
    post: PostPayload | None = None

    @property
    def waits_for_a_budget(self) -> bool:
        """Where nobody has anything to decide, whoever waits is waiting for money."""
        nobodys = self.stage is Stage.ASSETS or (self.stage is Stage.SCRIPT and self.script is None)
        return self.state is StageState.WAITING and nobodys


class RunView(Payload):
    run_id: UUID
    channel_id: UUID
    workflow_id: str
    sources: tuple[str, ...]
    problems: tuple[SourceProblem, ...]
    failure: str
    status: RunStatus
    pipelines: tuple[PipelineView, ...]
    created_at: datetime
    updated_at: datetime


class PostNumbers(Payload):
    """A published post with its newest snapshot, if one was taken."""

    post: PostPayload
    latest: AnalyticsPayload | None = None


class AuditEntry(Payload):
    entry_id: UUID
    actor: str
    action: str
    entity: str
    entity_id: UUID
    before: str
    after: str
    reason: str
    workflow_id: str
    at: datetime


class WorkCounts(Payload):
    """What waits for an operator, by stage, and what has failed."""

    ideas: int = 0
    scripts: int = 0
    posts: int = 0
    failed: int = 0
    oldest_at: datetime | None = None
