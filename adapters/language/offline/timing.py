"""How long words take to speak, before any voice has spoken them."""

import re
from dataclasses import dataclass
from datetime import timedelta

from adapters.language.offline.words import CJK

MEASURED_AT = 175
PER_SIGN, PER_MARK, PER_FIGURE, PER_IDEOGRAPH = 0.0531, 0.27, 0.24, 0.2
PAUSE = timedelta(milliseconds=350)
_MARK = re.compile(r"[.,;:!?…。、！？](?=\s|$)|[。、！？]")


@dataclass(frozen=True, slots=True)
class Pace:
    """Letters and marks foretell a voice better than words do; both scale with the rate that the brand asks for."""

    words_per_minute: int

    def seconds(self, text: str) -> float:
        ideographs = len(CJK.findall(text))
        figures = len(re.findall(r"[\d%$€£]", text))
        plain = len(text) - ideographs
        at_rate = PER_SIGN * plain + PER_MARK * len(_MARK.findall(text)) + PER_FIGURE * figures
        return (at_rate + PER_IDEOGRAPH * ideographs) * MEASURED_AT / max(self.words_per_minute, 60)

    def scene(self, text: str) -> timedelta:
        return timedelta(seconds=round(self.seconds(text), 2)) + PAUSE
