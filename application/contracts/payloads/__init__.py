"""The six payloads of the factory, as the product defines them, with what stands beside them. Defined here only."""

from application.contracts.payloads.analytics import AnalyticsPayload, MetricsPayload
from application.contracts.payloads.assets import AssetManifestPayload, AssetPayload
from application.contracts.payloads.ideas import IdeaPayload
from application.contracts.payloads.posts import PostPayload
from application.contracts.payloads.scripts import (
    AssetNeedPayload,
    FindingPayload,
    ScenePayload,
    ScriptPayload,
    SpanPayload,
    needs_of,
)
from application.contracts.payloads.videos import VideoPayload

__all__ = [
    "AnalyticsPayload",
    "AssetManifestPayload",
    "AssetNeedPayload",
    "AssetPayload",
    "FindingPayload",
    "IdeaPayload",
    "MetricsPayload",
    "PostPayload",
    "ScenePayload",
    "ScriptPayload",
    "SpanPayload",
    "VideoPayload",
    "needs_of",
]
