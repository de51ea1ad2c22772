"""What known models cost in US dollars, until the settings say otherwise."""

from decimal import Decimal
from typing import Final

from domain.budgets.prices import Measure

FREE: Final = ("offline", "espeak", "piper", "pillow", "cards", "article", "library", "pexels", "pixabay", "local")


def _text(million_in: str, million_out: str) -> dict[Measure, Decimal]:
    """Providers print prices of a million tokens."""
    return {
        Measure.INPUT_TOKENS: Decimal(million_in) / 1000,
        Measure.OUTPUT_TOKENS: Decimal(million_out) / 1000,
    }


def _spoken(minute: str) -> dict[Measure, Decimal]:
    return {Measure.SPEECH_SECONDS: Decimal(minute) / 60}


USUAL_PRICES: Final[dict[str, dict[str, dict[Measure, Decimal]]]] = {
    "openai": {
        "gpt-5": _text("1.25", "10"),
        "gpt-5-mini": _text("0.25", "2"),
        "gpt-5-nano": _text("0.05", "0.40"),
        "gpt-4o-mini": _text("0.15", "0.60"),
        "gpt-image-1": {Measure.PICTURES: Decimal("0.063")},
        "gpt-image-1-mini": {Measure.PICTURES: Decimal("0.015")},
        "dall-e-3": {Measure.PICTURES: Decimal("0.08")},
        "gpt-4o-mini-tts": _spoken("0.015"),
        "tts-1": _spoken("0.015"),
        "tts-1-hd": _spoken("0.03"),
        "whisper-1": _spoken("0.006"),
    }
}
"""A check against a price list of one's own is due before a cap is relied on: providers change theirs."""
