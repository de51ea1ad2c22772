"""Which channel an article goes to, if its source serves all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ideas.audience import Listeners, audience_fit
from domain.shared.ids import ChannelId


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A channel that could take it."""

    channel_id: ChannelId
    name: str
    listeners: Listeners


@dataclass(frozen=True, slots=True)
class Route:
    channel_id: ChannelId
    reason: str


def route(candidates: Sequence[Candidate], *, language: str, text: str, keywords: Mapping[str, int]) -> Route | None:
    """The channel that fits best; of equal ones the first by name, so that each run decides the same."""
    fits = [
        (audience_fit(each.listeners, language=language, text=text, keywords=keywords), each) for each in candidates
    ]
    ordered = sorted(fits, key=lambda pair: (-pair[0].value, pair[1].name, pair[1].channel_id))
    if not ordered:
        return None
    fit, best = ordered[0]
    if len(ordered) == 1:
        return Route(best.channel_id, f"{best.name} is the only active channel.")
    other_fit, other = ordered[1]
    reason = f"{best.name} fits it best ({fit.value:.2f}; {other.name} {other_fit.value:.2f}). {fit.reason}"
    return Route(best.channel_id, reason)
