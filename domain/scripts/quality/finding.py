"""What a check found in a script: which check, how bad, where, and the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the policy from approving; a warning is worth a look."""

    ERROR = "error"
    WARNING = "warning"


class Check(StrEnum):
    LENGTH = "length"
    SHAPE = "shape"
    HOOK = "hook"
    BANNED_WORD = "banned_word"
    REQUIRED_WORD = "required_word"
    PROFANITY = "profanity"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    NUMBER = "number"
    NAME = "name"
    QUOTATION = "quotation"
    PERSON = "person"
    READING_LEVEL = "reading_level"
    SENTENCE_LENGTH = "sentence_length"
    READING_SPEED = "reading_speed"
    REPETITION = "repetition"
    DANGLING = "dangling_pronoun"
    HALF_SENTENCE = "half_sentence"
    PAGE_TALK = "page_talk"
    DEBRIS = "markup_debris"
    ON_SCREEN = "on_screen_text"
    ALT_TEXT = "alt_text"
    VARIETY = "variety"
    PLATFORM = "platform"
    MACHINE_ORDER = "machine_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`scene_id` is empty for the whole script; `excerpt` are the words that it is about."""

    check: Check
    severity: Severity
    message: str
    scene_id: str = ""
    excerpt: str = ""


def held_by(errors: Sequence[Finding]) -> str:
    """The first reason in words, and how many there are; empty without one."""
    if not errors:
        return ""
    first = errors[0]
    where = f"scene {first.scene_id.removeprefix('s')}: " if first.scene_id else ""
    more = f" And {len(errors) - 1} more." if len(errors) > 1 else ""
    return f"The checks hold it: {where}{first.message}{more}"


def error(check: Check, message: str, scene_id: str = "", excerpt: str = "") -> Finding:
    return Finding(check=check, severity=Severity.ERROR, message=message, scene_id=scene_id, excerpt=excerpt[:200])


def warning(check: Check, message: str, scene_id: str = "", excerpt: str = "") -> Finding:
    return Finding(check=check, severity=Severity.WARNING, message=message, scene_id=scene_id, excerpt=excerpt[:200])
