"""When the items of a list are told: found by their words in the captions, or spread over the voice."""

import re
from collections.abc import Sequence

from render_cluster.plan import ScenePlan

_WORD = re.compile(r"\w+")
_TELLING = 4
"""Letters from which on a word says which item is meant."""
_LATEST = 0.6
"""Share of the voice before which items that are not named have come."""
_MANY, _LATEST_OF_MANY = 6, 0.85
"""More items are turned over in pages, and the last page needs no more time than the others."""


def when_spoken(items: Sequence[str], scene: ScenePlan) -> list[int]:
    """Frames of the scene, none before the one above it."""
    begin, length = scene.voice_first, scene.voice_frames or scene.frames
    found: list[int] = []
    latest = _LATEST_OF_MANY if len(items) > _MANY else _LATEST
    for number, item in enumerate(items):
        after = found[-1] if found else 0
        spread = begin + round(length * latest * number / len(items))
        told = _first_said(item, scene, after)
        found.append(max(after, spread if told is None else told))
    return found


def _first_said(item: str, scene: ScenePlan, after: int) -> int | None:
    wanted = {word.casefold() for word in _WORD.findall(item) if len(word) >= _TELLING}
    said = ((state.first, state.words[state.active : state.active + 1]) for state in scene.states)
    return next((first for first, now in said if first > after and wanted & set(_words(now))), None)


def _words(texts: Sequence[str]) -> list[str]:
    return [word.casefold() for text in texts for word in _WORD.findall(text)]
