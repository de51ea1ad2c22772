"""The transcript of a video, out of its captions: one line per sentence, with the second in which it begins."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from entrypoints.site.joining import joined

CUE = re.compile(r"^(?:(\d{1,2}):)?(\d{2}):(\d{2})\.(\d{3})\s+-->\s")
MARKUP = re.compile(r"<[^>]*>")
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "。」", "؟", "।", ".”", "!”", "?”")
LONGEST_LINE = 220


@dataclass(frozen=True, slots=True)
class Line:
    at_sec: float
    text: str


def transcript_of(captions: str) -> tuple[Line, ...]:
    """What is no caption is left out; captions without a single cue give no line."""
    lines: list[Line] = []
    begun, words = 0.0, ""
    for at_sec, text in _cues(captions):
        begun = begun if words else at_sec
        words = joined(words, text)
        if words.endswith(SENTENCE_ENDS) or len(words) > LONGEST_LINE:
            lines.append(Line(begun, words))
            words = ""
    return (*lines, Line(begun, words)) if words else tuple(lines)


def _cues(captions: str) -> Iterator[tuple[float, str]]:
    for block in re.split(r"\n\s*\n", captions.replace("\r\n", "\n")):
        rows = block.strip().split("\n")
        times = next((number for number, row in enumerate(rows) if CUE.match(row)), None)
        if times is None:
            continue
        match = CUE.match(rows[times])
        texts = (html.unescape(MARKUP.sub("", row)).strip() for row in rows[times + 1 :])
        text = reduce(joined, texts, "")
        if match and text:
            hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
            yield hours * 3600 + minutes * 60 + seconds + thousandths / 1000, text
