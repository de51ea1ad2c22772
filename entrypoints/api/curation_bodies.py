"""What requests around sources and campaigns may carry."""

from datetime import timedelta
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from application.contracts.accounts import ShortText
from application.contracts.curation import NewCampaign, NewSource, ends_after_it_starts
from domain.ideas.source import SourceRole
from entrypoints.api.bodies import AudienceBody, Body, web_address

MOST_SEC = 30 * 86_400


class SourceAdd(Body):
    """Without a channel it serves all of them, and each article goes to the one that it fits best."""

    locator: Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(web_address)]
    channel_id: UUID | None = None
    role: SourceRole = SourceRole.ARTICLES
    every_sec: int = Field(default=1800, ge=60, le=MOST_SEC)

    def wish(self) -> NewSource:
        return NewSource(
            locator=self.locator,
            channel_id=self.channel_id,
            role=self.role,
            every=timedelta(seconds=self.every_sec),
        )


class CampaignStart(Body):
    name: Annotated[str, Field(min_length=1, max_length=200)]
    goal: str = Field(default="", max_length=1000)
    topics: tuple[ShortText, ...] = Field(default=(), max_length=100)
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    audience: AudienceBody = AudienceBody()
    ideas_a_day: int = Field(default=0, ge=0, le=1000)

    @model_validator(mode="after")
    def is_a_period(self) -> Self:
        ends_after_it_starts(self.starts_at, self.ends_at)
        return self

    def wish(self, channel_id: UUID) -> NewCampaign:
        return NewCampaign.model_validate({**self.model_dump(), "channel_id": channel_id})
