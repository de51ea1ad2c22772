"""What the orchestrator's things are called: workflows, queues, ids, search attributes. Never renamed once in use."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal
from uuid import UUID


class WorkflowName(StrEnum):
    DAILY_CONTENT = "daily_content"
    CONTENT_PIPELINE = "content_pipeline"
    PUBLISH_POST = "publish_post"
    COLLECT_ANALYTICS = "collect_analytics"


class Queue(StrEnum):
    """The part of a task queue's name behind the prefix."""

    WORKFLOWS = "workflows"
    IO = "io"
    RENDER = "render"
    PUBLISH = "publish"


SNAPSHOT = "snapshot"
SEARCH_ATTRIBUTES: Mapping[str, Literal["Keyword", "Datetime"]] = {
    "TenantId": "Keyword",
    "ChannelId": "Keyword",
    "IdeaId": "Keyword",
    "Stage": "Keyword",
    "ReviewState": "Keyword",
    "DueAt": "Datetime",
}


def task_queue(prefix: str, queue: Queue, platform: str = "") -> str:
    """Publishing has a queue per platform, as each platform has its own limits."""
    return "-".join(part for part in (prefix, queue.value, platform) if part)


def daily_id(tenant_id: UUID, channel_id: UUID) -> str:
    """Name the schedule; the server appends the nominal time to the id of each scheduled run."""
    return f"daily/{tenant_id}/{channel_id}"


def run_id_of(tenant_id: UUID, channel_id: UUID, run_id: UUID) -> str:
    return f"{daily_id(tenant_id, channel_id)}/{run_id}"


def content_id(tenant_id: UUID, idea_id: UUID) -> str:
    return f"content/{tenant_id}/{idea_id}"


def post_id_of(tenant_id: UUID, post_id: UUID) -> str:
    return f"post/{tenant_id}/{post_id}"


def analytics_id(tenant_id: UUID) -> str:
    return f"analytics/{tenant_id}"
