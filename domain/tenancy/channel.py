"""A channel: where content goes, in which voice and look, and who decides on it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.shared.ids import BrandStyleId, CampaignId, ChannelId, ScheduleRuleId
from domain.shared.lifecycle import Lifecycle, Move
from domain.tenancy.audience import Audience, Curation
from domain.tenancy.style import StyleGuide


class ChannelStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


CHANNEL_LIFECYCLE = Lifecycle(
    {
        "pause": Move({ChannelStatus.ACTIVE}, ChannelStatus.PAUSED),
        "resume": Move({ChannelStatus.PAUSED}, ChannelStatus.ACTIVE),
    }
)


class GateMode(StrEnum):
    """Who decides at a gate: an operator, or the policy."""

    MANUAL = "manual"
    AUTO = "auto"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    idea: GateMode = GateMode.MANUAL
    script: GateMode = GateMode.MANUAL
    schedule: GateMode = GateMode.MANUAL


class BrandStatus(StrEnum):
    ACTIVE = "active"
    RETIRED = "retired"


class Aspect(StrEnum):
    """Width to height of a video."""

    TALL = "9:16"
    PORTRAIT = "4:5"
    SQUARE = "1:1"
    WIDE = "16:9"

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the standard rendition, width and height."""
        return _SIZES[self]


_SIZES = {
    Aspect.TALL: (1080, 1920),
    Aspect.PORTRAIT: (1080, 1350),
    Aspect.SQUARE: (1080, 1080),
    Aspect.WIDE: (1920, 1080),
}


class CaptionStyle(StrEnum):
    """`template` is the template's own."""

    TEMPLATE = "template"
    KARAOKE = "karaoke"
    POP = "pop"
    CLEAN = "clean"
    NONE = "none"


BRAND_LIFECYCLE = Lifecycle({"retire": Move({BrandStatus.ACTIVE}, BrandStatus.RETIRED)})


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandStyle:
    """`template` names a card design; `voice` is an identifier of the speech engine; `words_per_minute` its rate.

    `aspect` is the shape of the videos, `captions` the style of their captions.
    """

    id: BrandStyleId
    name: str
    template: str = "gazette"
    wordmark: str = ""
    accent: str = ""
    aspect: Aspect = Aspect.TALL
    captions: CaptionStyle = CaptionStyle.TEMPLATE
    voice: str = ""
    words_per_minute: int = 165
    banned_words: tuple[str, ...] = ()
    call_to_action: str = ""
    style: StyleGuide = field(default_factory=StyleGuide)
    status: BrandStatus = BrandStatus.ACTIVE
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderOrder:
    """Whom this channel orders from, the first one first, by the names of the settings; empty: the settings' order."""

    text: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    imagery: tuple[str, ...] = ()


class RuleStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


RULE_LIFECYCLE = Lifecycle(
    {
        "pause": Move({RuleStatus.ACTIVE}, RuleStatus.PAUSED),
        "resume": Move({RuleStatus.PAUSED}, RuleStatus.ACTIVE),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleRule:
    """When posts go out: at once if `times` is empty, else at the next free one ("09:00", channel's time zone)."""

    id: ScheduleRuleId
    times: tuple[str, ...] = ()
    status: RuleStatus = RuleStatus.ACTIVE
    updated_at: datetime


class CampaignStatus(StrEnum):
    ACTIVE = "active"
    ENDED = "ended"


CAMPAIGN_LIFECYCLE = Lifecycle({"end": Move({CampaignStatus.ACTIVE}, CampaignStatus.ENDED)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """What a channel tells about for a while, why and to whom; its topics raise the score of ideas that fit.

    `ideas_a_day` bounds what it takes from the channel's standing sources, 0 for no bound of its own.
    """

    id: CampaignId
    channel_id: ChannelId
    name: str
    goal: str = ""
    topics: tuple[str, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    audience: Audience = field(default_factory=Audience)
    ideas_a_day: int = 0
    status: CampaignStatus = CampaignStatus.ACTIVE
    updated_at: datetime

    def runs_at(self, now: datetime) -> bool:
        begun = self.starts_at is None or self.starts_at <= now
        return self.status is CampaignStatus.ACTIVE and begun and (self.ends_at is None or now <= self.ends_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """`slug` names it on the command line; `run_at` is the daily run's time of day ("06:00"), empty for by hand only.

    `grace` is how long a decision can be undone before it takes effect; `target` the wanted length of a video.
    """

    id: ChannelId
    slug: str
    name: str
    platform: str = "own_site"
    language: str = "en"
    time_zone: str = "UTC"
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    curation: Curation = field(default_factory=Curation)
    gates: Gates = field(default_factory=Gates)
    grace: timedelta = timedelta(seconds=10)
    target: timedelta = timedelta(seconds=38)
    run_at: str = ""
    brand: BrandStyle
    rule: ScheduleRule
    providers: ProviderOrder = field(default_factory=ProviderOrder)
    status: ChannelStatus = ChannelStatus.ACTIVE
    version: int = 0
    updated_at: datetime
