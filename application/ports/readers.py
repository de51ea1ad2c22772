"""The read side: read models for pages, API and command line, past the aggregates. Everything is one tenant's."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from application.contracts.envelope import Envelope
from application.contracts.payloads import (
    AnalyticsPayload,
    AssetManifestPayload,
    IdeaPayload,
    PostPayload,
    ScriptPayload,
    VideoPayload,
)
from application.contracts.topics import Topic
from application.contracts.views import AuditEntry, Page, PipelineView, PostNumbers, RunView, WorkCounts
from domain.ideas.idea import IdeaStatus
from domain.posts.post import PostStatus
from domain.scripts.script import ScriptStatus
from domain.shared.ids import TenantId
from domain.videos.video import VideoStatus

PAGE = 50


class IdeaReader(Protocol):
    @abstractmethod
    async def page(
        self, tenant_id: TenantId, status: IdeaStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[IdeaPayload]:
        """Best score first. Raise `InvalidInputError` for a cursor that we did not make; so for each page."""

    @abstractmethod
    async def detail(self, tenant_id: TenantId, idea_id: UUID) -> IdeaPayload:
        """Raise `NotFoundError` if there is none; so for each detail."""


class ScriptReader(Protocol):
    @abstractmethod
    async def page(
        self, tenant_id: TenantId, status: ScriptStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[ScriptPayload]: ...

    @abstractmethod
    async def detail(self, tenant_id: TenantId, script_id: UUID) -> ScriptPayload: ...

    @abstractmethod
    async def versions(self, tenant_id: TenantId, script_id: UUID) -> Sequence[ScriptPayload]:
        """Every version of the text, newest first."""

    @abstractmethod
    async def article_key(self, tenant_id: TenantId, script_id: UUID) -> str:
        """Where the article lies that the script was written from."""


class AssetReader(Protocol):
    @abstractmethod
    async def page(self, tenant_id: TenantId, cursor: str = "", limit: int = PAGE) -> Page[AssetManifestPayload]: ...

    @abstractmethod
    async def detail(self, tenant_id: TenantId, manifest_id: UUID) -> AssetManifestPayload: ...


class VideoReader(Protocol):
    @abstractmethod
    async def page(
        self, tenant_id: TenantId, status: VideoStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[VideoPayload]: ...

    @abstractmethod
    async def detail(self, tenant_id: TenantId, video_id: UUID) -> VideoPayload: ...


class PostReader(Protocol):
    @abstractmethod
    async def page(
        self, tenant_id: TenantId, status: PostStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[PostPayload]:
        """By `scheduled_at`, newest first."""

    @abstractmethod
    async def detail(self, tenant_id: TenantId, post_id: UUID) -> PostPayload: ...

    @abstractmethod
    async def between(self, tenant_id: TenantId, start: datetime, end: datetime) -> Sequence[PostPayload]: ...

    @abstractmethod
    async def published(self, tenant_id: TenantId, slug: str) -> PostPayload: ...


class AnalyticsReader(Protocol):
    @abstractmethod
    async def numbers(self, tenant_id: TenantId) -> Sequence[PostNumbers]:
        """Published posts, newest first, each with its newest snapshot."""

    @abstractmethod
    async def series(self, tenant_id: TenantId, post_id: UUID) -> Sequence[AnalyticsPayload]:
        """All snapshots of a post, oldest first."""


class PipelineReader(Protocol):
    @abstractmethod
    async def pipeline(self, tenant_id: TenantId, idea_id: UUID) -> PipelineView: ...

    @abstractmethod
    async def runs(self, tenant_id: TenantId, cursor: str = "", limit: int = PAGE) -> Page[RunView]: ...

    @abstractmethod
    async def run(self, tenant_id: TenantId, run_id: UUID) -> RunView: ...

    @abstractmethod
    async def latest_run(self, tenant_id: TenantId) -> RunView | None: ...

    @abstractmethod
    async def counts(self, tenant_id: TenantId) -> WorkCounts: ...


class EventReader(Protocol):
    @abstractmethod
    async def after(
        self, tenant_id: TenantId, offset: int, topic: Topic | None = None, limit: int = PAGE
    ) -> Sequence[Envelope]:
        """Messages with a greater offset, in order."""

    @abstractmethod
    async def newest(self, tenant_id: TenantId, topic: Topic | None = None, limit: int = PAGE) -> Sequence[Envelope]:
        """The newest messages, newest first."""


class AuditReader(Protocol):
    @abstractmethod
    async def page(
        self, tenant_id: TenantId, entity_id: UUID | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[AuditEntry]: ...
