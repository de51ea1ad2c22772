"""Sources, campaigns and the audience of a channel, as rows and fields of a page."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from application.contracts.curation import CampaignPayload, SourcePayload
from domain.tenancy.channel import Channel

ROLES = (("articles", "Articles: they become ideas"), ("trends", "Trends: they raise the score of ideas"))
SENTENCES = {
    "age_band": "Ages are 13-17 or 25+.",
    "auto_approve_from": "Between 0 and 1, as 0.6.",
    "ideas_a_day": "Between 0, which is no bound, and 1,000.",
    "ends_at": "A campaign ends after it starts.",
    "starts_at": "A day is 2026-12-01.",
    "name": "A name has 1 to 200 letters.",
    "locator": "A source is an http or https address.",
}


def audience_fields(channel: Channel) -> dict[str, Any]:
    curation = channel.curation
    return {
        "region": curation.audience.region,
        "age_band": curation.audience.age_band,
        "interests": "\n".join(curation.audience.interests),
        "auto_approve_from": f"{curation.auto_approve_from:g}",
        "ideas_a_day": curation.ideas_a_day,
    }


def of_channel(sources: Sequence[SourcePayload], channel: Channel) -> list[SourcePayload]:
    return [source for source in sources if source.channel_id in (None, channel.id)]


def campaigns_of(campaigns: Sequence[CampaignPayload], channel: Channel) -> list[CampaignPayload]:
    """Those that run first."""
    theirs = [campaign for campaign in campaigns if campaign.channel_id == channel.id]
    return sorted(theirs, key=lambda campaign: (campaign.status, campaign.name))


def problems(error: ValidationError) -> Mapping[str, str]:
    """One sentence a field; a rule over several fields is told at the end of the period."""
    found = {}
    for row in error.errors():
        name = str(row["loc"][-1]) if row["loc"] else "ends_at"
        found[name] = SENTENCES.get(name, row["msg"])
    return found


def share(text: str) -> float:
    """A number, else one that the field does not take."""
    try:
        return float(text.strip().replace(",", ".") or 0)
    except ValueError:
        return -1.0


def day(text: str, channel: Channel) -> datetime | str | None:
    """Midnight where the channel is; what is no day stays as it came, so that the field's own check speaks."""
    try:
        return (
            datetime.fromisoformat(text.strip()).replace(tzinfo=ZoneInfo(channel.time_zone)) if text.strip() else None
        )
    except ValueError:
        return text
