"""Dates, lengths and languages in words."""

from collections.abc import Mapping
from datetime import datetime

MINUTE = 60
LANGUAGES: Mapping[str, str] = {
    "ar": "العربية",
    "cs": "Čeština",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "sv": "Svenska",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}


def day(at: datetime) -> str:
    """25 November 2026: the public site always says the year."""
    return f"{at.day} {at:%B} {at.year}"


def minutes(seconds: float) -> str:
    """0:38, 4:12."""
    whole = max(0, round(seconds))
    return f"{whole // MINUTE}:{whole % MINUTE:02d}"


def language_name(tag: str) -> str:
    """The language's own name for itself, as a player's menu shows it; the tag where we know none."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), tag)
