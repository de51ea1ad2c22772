"""What the activities of the workflows are asked for and answer: one message in, one out, ids instead of content."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload
from application.contracts.commands import SceneEdit
from application.contracts.payloads import PostPayload
from application.contracts.pipeline import (
    DailyRunRequest,
    PipelineRequest,
    SourceProblem,
    Stage,
    StageState,
    StepContext,
)
from application.contracts.render import RenderedVideo
from application.contracts.uploads import Upload
from domain.posts.post import Delivery


class Step(Payload):
    context: StepContext


class RunStep(Step):
    """`request` has its `run_id`."""

    request: DailyRunRequest


class HandOverStep(Step):
    run_id: UUID
    idea_ids: tuple[UUID, ...]
    problems: tuple[SourceProblem, ...] = ()


class FailRunStep(Step):
    run_id: UUID
    reason: str
    problems: tuple[SourceProblem, ...] = ()


class IdeaStep(Step):
    idea_id: UUID


class WriteStep(Step):
    request: PipelineRequest


class ScriptStep(Step):
    script_id: UUID


class EditStep(ScriptStep):
    scenes: tuple[SceneEdit, ...]


class RewriteStep(ScriptStep):
    scene_id: str


class RevertStep(ScriptStep):
    revision: int


class ApproveScriptStep(ScriptStep):
    content_hash: str | None = None


class AssetStep(Step):
    """An empty `prompt` leaves the one that the asset has."""

    asset_id: UUID
    reason: str = ""
    prompt: str = ""


class PickStep(AssetStep):
    take: int


class ReplaceStep(AssetStep):
    """`upload` is the key of what was brought: stored, and not opened yet."""

    upload: Upload


class GenerateStep(AssetStep):
    """`idea_id` and `started_at` are for the progress that is shown meanwhile."""

    idea_id: UUID
    started_at: datetime


class ManifestStep(Step):
    manifest_id: UUID


class VideoStep(Step):
    idea_id: UUID
    manifest_id: UUID
    video_id: UUID
    reason: str = ""
    checks: dict[str, dict[str, object]] = Field(default_factory=dict)


class FinishVideoStep(Step):
    video_id: UUID
    rendered: RenderedVideo


class PlanPostStep(Step):
    video_id: UUID


class PostStep(Step):
    post_id: UUID
    reason: str = ""


class TimedPostStep(PostStep):
    """`scheduled_at` None keeps the time that the post has."""

    scheduled_at: datetime | None = None


class DeliveryStep(PostStep):
    delivery: Delivery


class PublishStep(PostStep):
    """`handle` is what preparing left: stored in the history before anything irreversible is done."""

    handle: Mapping[str, str] = {}


class RecordStep(PostStep):
    external_id: str
    url: str


class PreparedPost(Payload):
    """`idempotency_class` is the platform's, 1 to 5; only 1 and 2 may be committed again."""

    handle: Mapping[str, str] = {}
    idempotency_class: int
    post: PostPayload


class PublishOutcome(Payload):
    """`verdict`: live, surely not there, ask again after `after_sec`, refused for good, reconnect, or nobody knows."""

    verdict: Literal["live", "absent", "later", "refused", "reauth", "unknown"]
    external_id: str = ""
    url: str = ""
    reason: str = ""
    after_sec: float = 0


class CollectStep(Step):
    """`collected_at` is the round's time: a repeat of the round makes the same snapshots."""

    collected_at: datetime


class StageReport(Step):
    idea_id: UUID
    stage: Stage
    state: StageState
    done: int = 0
    total: int = 0
    detail: str = ""
    failure: str = ""
    started_at: datetime | None = None


class Nothing(Payload):
    """The answer of a step that has none."""
