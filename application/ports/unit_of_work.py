"""How use-cases reach stored aggregates, one transaction at a time."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from application.contracts.base import Payload
from application.contracts.pipeline import StepContext
from application.contracts.topics import Topic
from domain.analytics.snapshot import AnalyticsSnapshot
from domain.assets.asset import Asset
from domain.assets.manifest import AssetManifest
from domain.ideas.idea import Idea
from domain.posts.post import Post
from domain.runs.run import Run
from domain.scripts.scene import Scene
from domain.scripts.script import Script
from domain.shared.ids import (
    Actor,
    AssetId,
    ChannelId,
    IdeaId,
    ManifestId,
    PostId,
    RunId,
    ScriptId,
    SnapshotId,
    TenantId,
    VideoId,
)
from domain.videos.video import Video


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkContext:
    """Whose rows are seen and who changes them; `workflow_id` and `seq` key the event log when a workflow does."""

    tenant_id: TenantId
    actor: Actor
    workflow_id: str = ""
    workflow_run_id: str = ""
    seq: int = 0
    reason: str = ""

    @classmethod
    def of(cls, step: StepContext) -> Self:
        return cls(
            tenant_id=TenantId(step.tenant_id),
            actor=Actor(step.actor),
            workflow_id=step.workflow_id,
            workflow_run_id=step.run_id,
            seq=step.seq,
            reason=step.reason,
        )


class IdeaRepository(Protocol):
    """Whatever is added or got is saved by the unit of work's commit; so for each repository."""

    @abstractmethod
    def add(self, idea: Idea) -> None: ...

    @abstractmethod
    async def get(self, idea_id: IdeaId) -> Idea:
        """Raise `NotFoundError` if there is no such idea; so for each repository."""

    @abstractmethod
    async def find(self, idea_id: IdeaId) -> Idea | None: ...


class ScriptRepository(Protocol):
    @abstractmethod
    def add(self, script: Script) -> None: ...

    @abstractmethod
    async def get(self, script_id: ScriptId) -> Script: ...

    @abstractmethod
    async def of_idea(self, idea_id: IdeaId) -> Script | None: ...

    @abstractmethod
    async def scenes_of(self, script_id: ScriptId, revision: int) -> tuple[Scene, ...]:
        """The text of an earlier version. Raise `NotFoundError` if there was none."""


class ManifestRepository(Protocol):
    @abstractmethod
    def add(self, manifest: AssetManifest) -> None: ...

    @abstractmethod
    async def get(self, manifest_id: ManifestId) -> AssetManifest: ...

    @abstractmethod
    async def find(self, manifest_id: ManifestId) -> AssetManifest | None: ...


class AssetRepository(Protocol):
    @abstractmethod
    def add(self, asset: Asset) -> None: ...

    @abstractmethod
    async def get(self, asset_id: AssetId) -> Asset: ...

    @abstractmethod
    async def of_manifest(self, manifest_id: ManifestId) -> Sequence[Asset]:
        """In the order of the scenes, pictures before voiceovers."""


class VideoRepository(Protocol):
    @abstractmethod
    def add(self, video: Video) -> None: ...

    @abstractmethod
    async def get(self, video_id: VideoId) -> Video: ...

    @abstractmethod
    async def find(self, video_id: VideoId) -> Video | None: ...


class PostRepository(Protocol):
    @abstractmethod
    def add(self, post: Post) -> None: ...

    @abstractmethod
    async def get(self, post_id: PostId) -> Post: ...

    @abstractmethod
    async def find(self, post_id: PostId) -> Post | None: ...

    @abstractmethod
    async def taken_slots(self, channel_id: ChannelId) -> frozenset[datetime]:
        """Return the times of all posts that have not been cancelled and have not gone out.

        Whoever plans for the same channel waits until this unit of work is over, so that no two take one slot.
        """


class SnapshotRepository(Protocol):
    @abstractmethod
    def add(self, snapshot: AnalyticsSnapshot) -> None: ...

    @abstractmethod
    async def find(self, snapshot_id: SnapshotId) -> AnalyticsSnapshot | None: ...


class RunRepository(Protocol):
    @abstractmethod
    def add(self, run: Run) -> None: ...

    @abstractmethod
    async def get(self, run_id: RunId) -> Run: ...

    @abstractmethod
    async def find(self, run_id: RunId) -> Run | None: ...


class UnitOfWork(Protocol):
    """Commit saves rows, event log, outbox and audit together; leaving without it saves nothing."""

    ideas: IdeaRepository
    scripts: ScriptRepository
    manifests: ManifestRepository
    assets: AssetRepository
    videos: VideoRepository
    posts: PostRepository
    snapshots: SnapshotRepository
    runs: RunRepository

    @abstractmethod
    async def __aenter__(self) -> Self: ...

    @abstractmethod
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @abstractmethod
    def announce(self, topic: Topic, key: str, make: Callable[[], Payload]) -> None:
        """Put a message into the outbox at commit, made after versions moved; nothing changed, nothing is announced."""

    @abstractmethod
    async def commit(self) -> None:
        """Raise `StaleAggregateError` if another commit got in first."""


UnitOfWorkFactory: TypeAlias = Callable[[WorkContext], UnitOfWork]
