"""A row about the caption files: they say what the plan says, when it says it."""

import html
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from render_cluster.gate.row import Row, Rule
from render_cluster.plan import VideoPlan

MOST_SEC = 0.002
"""The files count milliseconds."""
RULE = Rule("subtitle_files", "Caption files", "what the plan says, when it says it")
_TIME = r"(\d+):(\d\d):(\d\d)[,.](\d{3})"
_CUE = re.compile(rf"^{_TIME} --> {_TIME}[^\n]*\n((?:[^\n]+\n?)*)", re.MULTILINE)

Cue = tuple[float, float, str]


def subtitle_row(files: Mapping[str, str], plan: VideoPlan) -> Row:
    """`files` are their texts by name."""
    if not files:
        return RULE.skipped("No caption files were given")
    faults = [f"{name}: {fault}" for name, text in files.items() if (fault := _fault(_cues(text), plan))]
    return RULE.judged("; ".join(faults) or "as planned", passed=not faults)


def _fault(cues: Sequence[Cue], plan: VideoPlan) -> str:
    planned = "".join(_bare(line.text) for line in plan.subtitles)
    starts = [begin for begin, *_ in cues]
    late = [line for line in plan.subtitles if not any(abs(line.start_sec - at) <= MOST_SEC for at in starts)]
    if "".join(_bare(text) for *_, text in cues) != planned:
        return "other words"
    if late:
        return f"nothing begins at {late[0].start_sec:.2f} s"
    if any(begin > end + MOST_SEC for begin, end, _ in cues):
        return "a line ends before it begins"
    if any(one[1] > other[0] + MOST_SEC for one, other in pairwise(cues)):
        return "two lines at a time"
    return "goes on after the video" if cues and cues[-1][1] > plan.duration_sec + MOST_SEC else ""


def _cues(text: str) -> list[Cue]:
    plain = html.unescape if text.startswith("WEBVTT") else str
    return [(_seconds(found[:4]), _seconds(found[4:8]), plain(found[8])) for found in _CUE.findall(text)]


def _seconds(parts: Sequence[str]) -> float:
    hours, minutes, seconds, thousandths = map(int, parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _bare(text: str) -> str:
    """Without what files may set otherwise: spaces, breaks of lines, an arrow."""
    return "".join(text.replace("-->", "→").split())
