"""Settings as the fields of forms, and what is wrong with them in words."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args
from uuid import UUID

from pydantic import ValidationError

from application.contracts.providers import ImageryProvider, SpeechProvider, TextProvider
from domain.shared.errors import NotFoundError
from domain.tenancy.channel import Aspect, CaptionStyle, Channel, GateMode

GATES = ("idea", "script", "schedule")
KINDS = {"text": get_args(TextProvider), "speech": get_args(SpeechProvider), "imagery": get_args(ImageryProvider)}
"""What is ordered from providers, with the names that may be said."""
LOOKS = (
    ("gazette", "Gazette", "A newspaper: paper, serif headlines, calm"),
    ("schema", "Schema", "A technical drawing: grid, plain type, exact"),
    ("placard", "Placard", "A poster: large letters, strong colour"),
)
SHAPES = (
    (Aspect.TALL, "9:16, phones"),
    (Aspect.PORTRAIT, "4:5, feeds"),
    (Aspect.SQUARE, "1:1, feeds"),
    (Aspect.WIDE, "16:9, screens"),
)
CAPTIONS = (
    (CaptionStyle.TEMPLATE, "As the look has them"),
    (CaptionStyle.KARAOKE, "Karaoke: words light up as they are said"),
    (CaptionStyle.POP, "Pop: few large words"),
    (CaptionStyle.CLEAN, "Clean: whole lines, nothing moves"),
    (CaptionStyle.NONE, "None in the picture"),
)
SENTENCES = {
    **{kind: f"Names, apart by commas, of: {', '.join(names)}." for kind, names in KINDS.items()},
    "time_zone": "This machine knows no such time zone; take one of the list, as Europe/Berlin.",
    "language": "That is no language tag; en, de or pt-BR are.",
    "times": "Each time is HH:MM on the 24-hour clock, as 09:00.",
    "run_at": "That is no time of day; 06:00 is.",
    "grace": "Between 0 and 86,400 seconds.",
    "target": "Between 10 and 600 seconds.",
    "name": "A name has 1 to 200 letters.",
    "accent": "A colour is # and six digits, as #0F6B3A.",
    "words_per_minute": "Between 80 and 260.",
}


def chosen(channels: Sequence[Channel], channel_id: UUID | None) -> Channel:
    """The one asked for, else the first."""
    for channel in channels:
        if channel_id is None or channel.id == channel_id:
            return channel
    msg = "There is no such channel."
    raise NotFoundError(msg)


def channel_fields(channel: Channel) -> dict[str, Any]:
    gates = {f"gate_{name}": getattr(channel.gates, name) is GateMode.MANUAL for name in GATES}
    return {
        **gates,
        "name": channel.name,
        "time_zone": channel.time_zone,
        "language": channel.language,
        "times": ", ".join(channel.rule.times),
        "run_at": channel.run_at,
        "grace": int(channel.grace.total_seconds()),
        "target": int(channel.target.total_seconds()),
        "sources": "\n".join(channel.sources),
        "topics": "\n".join(channel.topics),
        **{kind: ", ".join(getattr(channel.providers, kind)) for kind in KINDS},
    }


def brand_fields(channel: Channel) -> dict[str, Any]:
    brand = channel.brand
    return {
        "template": brand.template,
        "wordmark": brand.wordmark,
        "accent": brand.accent,
        "call_to_action": brand.call_to_action,
        "aspect": brand.aspect,
        "captions": brand.captions,
        "voice": brand.voice,
        "words_per_minute": brand.words_per_minute,
        "banned_words": "\n".join(brand.banned_words),
    }


def problems(error: ValidationError) -> Mapping[str, str]:
    """One sentence a field."""
    found = {}
    for row in error.errors():
        name = str(row["loc"][0]) if row["loc"] else "name"
        found[name] = SENTENCES.get(name, row["msg"])
    return found


def parts(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def whole(text: str) -> int:
    """A number, else one that no field takes, so that its own check speaks."""
    return int(text) if text.strip().isdecimal() and len(text) < 9 else -1  # noqa: PLR2004  (digits)
