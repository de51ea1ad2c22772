"""Who makes what, as the settings and a channel name them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.tenancy.channel import Channel


class Craft(StrEnum):
    TEXT = "text"
    SPEECH = "speech"
    IMAGERY = "imagery"


CARDS, ARTICLE = "pillow", "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Makers:
    """The order of providers for each craft, and the model that a provider uses for it."""

    order: Mapping[Craft, tuple[str, ...]]
    models: Mapping[tuple[Craft, str], str] = field(default_factory=dict)

    def first(self, craft: Craft, channel: Channel) -> str:
        """Return who is asked first; a channel's own order stands instead of the settings'."""
        own: tuple[str, ...] = getattr(channel.providers, craft.value)
        return (own or self.order[craft])[0]

    def illustrators(self, channel: Channel) -> tuple[str, ...]:
        """Return who is asked for a picture that the article does not have; cards come last, and always serve."""
        names = channel.providers.imagery or self.order[Craft.IMAGERY]
        return tuple(name for name in names if name not in {CARDS, ARTICLE})

    def model(self, craft: Craft, provider: str) -> str:
        return self.models.get((craft, provider), "")
