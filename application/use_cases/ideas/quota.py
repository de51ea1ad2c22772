"""How many ideas a channel and its campaigns may still propose today: the best go first, the rest wait."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from application.ports.duplicates import PastIdea
from application.use_cases.ideas.curating import Assessment
from domain.shared.ids import CampaignId
from domain.tenancy.channel import Channel


def day_begun(channel: Channel, now: datetime) -> datetime:
    """Midnight where the channel is."""
    zone = ZoneInfo(channel.time_zone)
    return datetime.combine(now.astimezone(zone).date(), time(), zone)


class Quota:
    """Bounds of 0 are none."""

    def __init__(self, channel: Channel, today: Sequence[PastIdea]) -> None:
        own = [idea for idea in today if idea.channel_id == channel.id]
        self._bound = channel.curation.ideas_a_day
        self._proposed = len(own)
        self._by_campaign: Counter[CampaignId] = Counter(idea.campaign_id for idea in own if idea.campaign_id)

    def takes(self, assessment: Assessment) -> bool:
        """Say whether there is room for one more, and fill it."""
        campaign = assessment.campaign
        full = bool(self._bound) and self._proposed >= self._bound
        if campaign is not None and campaign.ideas_a_day:
            full = full or self._by_campaign[campaign.id] >= campaign.ideas_a_day
        if not full:
            self._proposed += 1
            self._by_campaign.update([campaign.id] if campaign else [])
        return not full
