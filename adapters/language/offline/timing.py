"""How long words take to speak, before a voice has spoken them, and once it has."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.language.offline.words import CJK
from domain.scripts.length import scene_length

MEASURED_AT = 175
PER_SIGN, PER_MARK, PER_FIGURE, PER_IDEOGRAPH = 0.0531, 0.27, 0.24, 0.2
PAUSE = timedelta(milliseconds=350)
_MARK = re.compile(r"[.,;:!?…。、！？](?=\s|$)|[。、！？]")


@dataclass(frozen=True, slots=True)
class Pace:
    """Letters and marks foretell a voice better than words do; both scale with the rate that the brand asks for.

    `heard` are seconds that the voice took for texts: those count as they are, and tell how slow it is with others.
    `in_full` gives a text as it will be said.
    """

    words_per_minute: int
    heard: Mapping[str, float] = field(default_factory=dict)
    in_full: Callable[[str], str] = str
    slowness: float = field(default=1.0, init=False)

    def __post_init__(self) -> None:
        guessed = sum(self._guess(text) for text in self.heard)
        if guessed:
            object.__setattr__(self, "slowness", sum(self.heard.values()) / guessed)

    def seconds(self, text: str) -> float:
        said = self.in_full(text)
        return self.heard[said] if said in self.heard else self._guess(said) * self.slowness

    def scene(self, text: str) -> timedelta:
        return scene_length(timedelta(seconds=round(self.seconds(text), 2)), PAUSE)

    def _guess(self, text: str) -> float:
        ideographs = len(CJK.findall(text))
        figures = len(re.findall(r"[\d%$€£]", text))
        plain = len(text) - ideographs
        at_rate = PER_SIGN * plain + PER_MARK * len(_MARK.findall(text)) + PER_FIGURE * figures
        return (at_rate + PER_IDEOGRAPH * ideographs) * MEASURED_AT / max(self.words_per_minute, 60)
