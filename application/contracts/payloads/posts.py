"""A post, as the outside sees it."""

from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from domain.posts.post import Delivery, Post, PostStatus


class PostPayload(Payload):
    post_id: UUID
    video_id: UUID
    platform: str
    scheduled_at: datetime
    status: PostStatus
    created_at: datetime
    # beside the product's fields
    idea_id: UUID
    channel_id: UUID
    title: str
    description: str
    tags: tuple[str, ...]
    slug: str
    delivery: Delivery | None
    confirmed_at: datetime | None
    cancelled_at: datetime | None
    published_at: datetime | None
    external_id: str
    external_url: str
    failure: str
    allowed_actions: tuple[str, ...]
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, post: Post) -> Self:
        return cls(
            post_id=post.id,
            video_id=post.video_id,
            platform=post.platform,
            scheduled_at=post.scheduled_at,
            status=post.status,
            created_at=post.created_at,
            idea_id=post.idea_id,
            channel_id=post.channel_id,
            title=post.title,
            description=post.description,
            tags=post.tags,
            slug=post.slug,
            delivery=post.delivery,
            confirmed_at=post.confirmed_at,
            cancelled_at=post.cancelled_at,
            published_at=post.published_at,
            external_id=post.external_id,
            external_url=post.external_url,
            failure=post.failure,
            allowed_actions=post.allowed_actions,
            version=post.version,
            updated_at=post.updated_at,
        )
