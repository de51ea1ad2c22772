"""Sources, campaigns and how ideas are chosen: what changing them takes, and how they are shown."""

import re
from datetime import datetime, timedelta
from typing import Annotated, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, field_validator, model_validator

from application.contracts.base import Payload
from domain.ideas.source import SOURCE_LIFECYCLE, Source, SourceRole, SourceStatus
from domain.tenancy.audience import Audience, Curation
from domain.tenancy.channel import CAMPAIGN_LIFECYCLE, Campaign, CampaignStatus

ShortText = Annotated[str, Field(max_length=200)]
Locator = Annotated[str, Field(min_length=1, max_length=2000)]
AGE_BAND = r"^(\d{1,3}\s*[-–]\s*\d{1,3}|\d{1,3}\+)?$"
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=30)


def _worded(told: tuple[str, ...]) -> tuple[str, ...]:
    """An empty wish would count as one that no text meets."""
    return tuple(each.strip() for each in told if each.strip())


class AudiencePayload(Payload):
    """Empty fields are open. `age_band` is as 13-17 or 25+."""

    region: ShortText = ""
    age_band: str = Field(default="", pattern=AGE_BAND)
    interests: tuple[ShortText, ...] = Field(default=(), max_length=100)

    @field_validator("age_band")
    @classmethod
    def younger_first(cls, band: str) -> str:
        ages = [int(age) for age in re.findall(r"\d+", band)]
        return f"{min(ages)}-{max(ages)}" if len(ages) > 1 else band

    @field_validator("interests")
    @classmethod
    def interests_have_words(cls, told: tuple[str, ...]) -> tuple[str, ...]:
        return _worded(told)

    @classmethod
    def of(cls, audience: Audience) -> Self:
        return cls(region=audience.region, age_band=audience.age_band, interests=audience.interests)

    def audience(self) -> Audience:
        return Audience(region=self.region, age_band=self.age_band, interests=self.interests)


class CurationPayload(Payload):
    """At an automatic gate, ideas are approved from `auto_approve_from` on; `ideas_a_day` 0 is no bound."""

    audience: AudiencePayload = AudiencePayload()
    auto_approve_from: float = Field(default=0.0, ge=0, le=1, allow_inf_nan=False)
    ideas_a_day: int = Field(default=0, ge=0, le=1000)

    @classmethod
    def of(cls, curation: Curation) -> Self:
        return cls(
            audience=AudiencePayload.of(curation.audience),
            auto_approve_from=curation.auto_approve_from,
            ideas_a_day=curation.ideas_a_day,
        )

    def curation(self) -> Curation:
        return Curation(
            audience=self.audience.audience(),
            auto_approve_from=self.auto_approve_from,
            ideas_a_day=self.ideas_a_day,
        )


def ends_after_it_starts(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Raise `ValueError` with words for who typed it."""
    if starts_at and ends_at and ends_at <= starts_at:
        msg = "a campaign ends after it starts"
        raise ValueError(msg)


class NewSource(Payload):
    """Without a channel it serves all of them, and each article goes to the one that it fits best."""

    locator: Locator
    channel_id: UUID | None = None
    role: SourceRole = SourceRole.ARTICLES
    every: timedelta = Field(default=timedelta(minutes=30), ge=SHORTEST_PAUSE, le=LONGEST_PAUSE)


class NewCampaign(Payload):
    channel_id: UUID
    name: str = Field(min_length=1, max_length=200)
    goal: str = Field(default="", max_length=1000)
    topics: tuple[ShortText, ...] = Field(default=(), max_length=100)
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    audience: AudiencePayload = AudiencePayload()
    ideas_a_day: int = Field(default=0, ge=0, le=1000)

    @field_validator("topics")
    @classmethod
    def topics_have_words(cls, told: tuple[str, ...]) -> tuple[str, ...]:
        return _worded(told)

    @model_validator(mode="after")
    def is_a_period(self) -> Self:
        ends_after_it_starts(self.starts_at, self.ends_at)
        return self


class SourcePayload(Payload):
    """`failure` is why the last look failed; what earlier ones found stays. `entries` is how many the content has."""

    source_id: UUID
    channel_id: UUID | None
    locator: str
    role: SourceRole
    every_sec: float
    status: SourceStatus
    allowed_actions: tuple[str, ...]
    entries: int
    checked_at: datetime | None
    changed_at: datetime | None
    due_at: datetime | None
    failures: int
    failure: str
    etag: str
    last_modified: str
    version: int

    @classmethod
    def of(cls, source: Source) -> Self:
        state = source.state
        return cls(
            source_id=source.id,
            channel_id=source.channel_id,
            locator=source.locator,
            role=source.role,
            every_sec=source.every.total_seconds(),
            status=source.status,
            allowed_actions=("poll", *SOURCE_LIFECYCLE.verbs(source.status)),
            entries=state.entries,
            checked_at=state.checked_at,
            changed_at=state.changed_at,
            due_at=source.due_at,
            failures=state.failures,
            failure=state.failure,
            etag=state.etag,
            last_modified=state.last_modified,
            version=source.version,
        )


class CampaignPayload(Payload):
    campaign_id: UUID
    channel_id: UUID
    name: str
    goal: str
    topics: tuple[str, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    audience: AudiencePayload
    ideas_a_day: int
    status: CampaignStatus
    allowed_actions: tuple[str, ...]
    updated_at: datetime

    @classmethod
    def of(cls, campaign: Campaign) -> Self:
        return cls(
            campaign_id=campaign.id,
            channel_id=campaign.channel_id,
            name=campaign.name,
            goal=campaign.goal,
            topics=campaign.topics,
            starts_at=campaign.starts_at,
            ends_at=campaign.ends_at,
            audience=AudiencePayload.of(campaign.audience),
            ideas_a_day=campaign.ideas_a_day,
            status=campaign.status,
            allowed_actions=CAMPAIGN_LIFECYCLE.verbs(campaign.status),
            updated_at=campaign.updated_at,
        )
