"""Rows about time: one step between frames, key frames where segments begin, lengths that agree."""

from collections.abc import Iterator, Sequence

from render_cluster.gate.headers import Headers
from render_cluster.gate.planned import spot
from render_cluster.gate.row import Row, Rule, Spot
from render_cluster.plan import VideoPlan

ROUNDING = 1e-6
SHOWN_STEPS = 4


def time_rows(found: Headers, warnings: Sequence[str]) -> Iterator[Row]:
    """What holds for every whole file."""
    even = len(found.steps) <= 1 and set(found.steps) <= {found.step} and found.first_pts == 0 and found.ordered
    rule = Rule("join", "Times of the frames", "one step, from 0 on, in order")
    yield rule.judged("even" if even else _unevenness(found), passed=even)
    rule = Rule("sound_gaps", "Gaps in the sound track", "none")
    yield rule.judged(found.sound_gaps, passed=not found.sound_gaps)
    rule = Rule("decoder_warnings", "Warnings of the decoder", "none")
    yield rule.judged("; ".join(warnings[:2]) or "none", passed=not warnings)
    yield _ends_row(found)


def plan_rows(found: Headers, decoded: int, plan: VideoPlan) -> Iterator[Row]:
    """`decoded` is how many frames came out of the decoder."""
    rule = Rule("frame_count", "Frames", str(plan.frames))
    yield rule.judged(_count(found, decoded), passed=found.frames == decoded == plan.frames)
    yield _key_frame_row(found, plan)
    frame, end = 1 / plan.canvas.fps, found.ends[0]
    rule = Rule("duration", "Length", f"{plan.duration_sec:.3f} s +-1 frame")
    yield rule.judged(round(end, 3), passed=abs(end - plan.duration_sec) <= frame + ROUNDING)


def lone_rows(found: Headers, decoded: int) -> Iterator[Row]:
    """Of a file without a plan: all that it holds can be shown, and that is something."""
    rule = Rule("frame_count", "Frames", "all can be shown")
    yield rule.judged(_count(found, decoded), passed=found.frames == decoded > 0)


def _count(found: Headers, decoded: int) -> int | str:
    return found.frames if found.frames == decoded else f"{found.frames}, of which {decoded} can be shown"


def _unevenness(found: Headers) -> str:
    if not found.ordered:
        return "not in order"
    if found.first_pts:
        return f"begins at {found.first_pts} ticks"
    return f"steps of {', '.join(map(str, found.steps[:SHOWN_STEPS]))} ticks instead of {found.step}"


def _ends_row(found: Headers) -> Row:
    frame = 1 / found.tracks.rate if found.tracks.rate else 0.0
    rule = Rule("picture_and_sound_end", "Ends of picture and sound", f"{frame:.3f} s apart at most")
    picture, sound = found.ends
    if sound is None:
        return rule.skipped("There is no sound")
    apart = abs(picture - sound)
    where = (Spot(round(min(picture, sound), 2)),)
    return rule.judged(round(apart, 3), passed=apart <= frame + ROUNDING, where=where)


def _key_frame_row(found: Headers, plan: VideoPlan) -> Row:
    starts = [plan.scenes[segment.scene].first + segment.first for segment in plan.segments]
    instant = set(found.instant)
    missing = [start for start in starts if start not in instant]
    rule = Rule("key_frames", "Key frames where segments begin", "an IDR at each")
    value = f"{len(missing)} of {len(starts)} missing" if missing else "all there"
    where = tuple(spot(plan, start / plan.canvas.fps) for start in missing)
    return rule.judged(value, passed=not missing, where=where)
