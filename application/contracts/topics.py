"""The eight topics, and which payload each carries."""

from collections.abc import Mapping
from enum import StrEnum

from application.contracts.base import Payload
from application.contracts.payloads import (
    AnalyticsPayload,
    AssetManifestPayload,
    IdeaPayload,
    PostPayload,
    ScriptPayload,
    VideoPayload,
)


class Topic(StrEnum):
    IDEAS_GENERATED = "ideas.generated"
    IDEAS_APPROVED = "ideas.approved"
    SCRIPTS_GENERATED = "scripts.generated"
    ASSETS_REQUESTED = "assets.requested"
    ASSETS_GENERATED = "assets.generated"
    VIDEOS_RENDERED = "videos.rendered"
    POSTS_SCHEDULED = "posts.scheduled"
    ANALYTICS_COLLECTED = "analytics.collected"


SCHEMAS: Mapping[Topic, type[Payload]] = {
    Topic.IDEAS_GENERATED: IdeaPayload,
    Topic.IDEAS_APPROVED: IdeaPayload,
    Topic.SCRIPTS_GENERATED: ScriptPayload,
    Topic.ASSETS_REQUESTED: AssetManifestPayload,
    Topic.ASSETS_GENERATED: AssetManifestPayload,
    Topic.VIDEOS_RENDERED: VideoPayload,
    Topic.POSTS_SCHEDULED: PostPayload,
    Topic.ANALYTICS_COLLECTED: AnalyticsPayload,
}
