"""What platforms take: the length of a video and of its title. A platform without a row is held to our own site's."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class PlatformLimits:
    longest: timedelta
    shortest: timedelta = timedelta(seconds=3)
    title_letters: int = 200


OWN_SITE = PlatformLimits(longest=timedelta(minutes=15))
PLATFORMS = {
    "own_site": OWN_SITE,
    "youtube": PlatformLimits(longest=timedelta(hours=12), title_letters=100),
    "youtube_shorts": PlatformLimits(longest=timedelta(minutes=3), title_letters=100),
    "tiktok": PlatformLimits(longest=timedelta(minutes=10), title_letters=2200),
    "instagram": PlatformLimits(longest=timedelta(minutes=15), title_letters=2200),
    "facebook": PlatformLimits(longest=timedelta(seconds=90)),
    "threads": PlatformLimits(longest=timedelta(minutes=5), title_letters=500),
    "x": PlatformLimits(longest=timedelta(minutes=20), title_letters=280),
    "linkedin": PlatformLimits(longest=timedelta(minutes=30), title_letters=3000),
    "pinterest": PlatformLimits(longest=timedelta(minutes=15), shortest=timedelta(seconds=4), title_letters=100),
    "mastodon": PlatformLimits(longest=timedelta(minutes=15), title_letters=500),
    "bluesky": PlatformLimits(longest=timedelta(minutes=3), title_letters=300),
}


def limits_of(platform: str) -> PlatformLimits:
    return PLATFORMS.get(platform, OWN_SITE)
