"""How long a script is when it is spoken, and whether that is what was wanted."""

from datetime import timedelta

LEAD = timedelta(milliseconds=100)
"""What is seen of a scene before its voice begins."""
TOLERANCE = 0.1


def scene_length(voice: timedelta, pause: timedelta) -> timedelta:
    return LEAD + voice + pause


def is_within(length: timedelta, target: timedelta, tolerance: float = TOLERANCE) -> bool:
    """A video may be a tenth longer or shorter than it was wanted."""
    return abs(length - target) <= tolerance * target
