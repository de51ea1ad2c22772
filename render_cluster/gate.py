"""The gate after the encode: a video is ready only if every row of what is measured in the finished file passes."""

import math
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

from render_cluster.caption_style import safe_area
from render_cluster.captions import draw
from render_cluster.compositor import look_of
from render_cluster.errors import RenderError
from render_cluster.gate_measures import BLACK, FLAT, SOUND, Reading, measuring_command, readings, run, spans
from render_cluster.gate_probe import BT709_LIMITED, Probe, probe
from render_cluster.loudness import SAMPLE_RATE, TARGET_LUFS
from render_cluster.plan import VideoPlan

LOUDNESS_TOLERANCE, PEAK_LIMIT = 1.0, -1.0
FLAT_RANGE = 12.0
PLANNED_PAUSE_SEC = 0.25
"""A silence counts only beyond a planned pause with this much on either side."""
THUMBNAIL_LUMA, THUMBNAIL_SHARPNESS = 12.0, 50.0
LOWEST = 1e-9
STEREO = 2


@dataclass(frozen=True, slots=True)
class Row:
    """`value` is what was measured, `limit` what is allowed, both for people to read."""

    name: str
    value: object
    limit: str
    passed: bool


def check(path: Path, thumbnail: Path, plan: VideoPlan) -> tuple[Row, ...]:
    """Measure everything; nothing is raised for a fault, so that all of them are seen at once."""
    found = probe(path)
    with TemporaryDirectory() as folder:
        run(measuring_command(path, Path(folder)))
        black, flat, sound = (list(readings(Path(folder, name))) for name in (BLACK, FLAT, SOUND))
    return (
        *_container_rows(found, plan, index_first=found.index_first),
        *_join_rows(found, plan),
        *_sound_rows(sound, plan),
        *_picture_rows(black, flat, plan),
        *_thumbnail_rows(thumbnail),
        _caption_row(plan),
    )


def refuse_faults(rows: Sequence[Row]) -> None:
    """Raise `RenderError` naming each row that did not pass."""
    faults = [f"{row.name.replace('_', ' ')} is {row.value}, allowed is {row.limit}" for row in rows if not row.passed]
    if faults:
        message = f"The finished video failed its checks: {'; '.join(faults)}"
        raise RenderError(message)


def as_table(rows: Sequence[Row]) -> Mapping[str, Mapping[str, object]]:
    return {row.name: {"value": row.value, "limit": row.limit, "passed": row.passed} for row in rows}


def _container_rows(found: Probe, plan: VideoPlan, *, index_first: bool) -> Iterator[Row]:
    canvas = plan.canvas
    kind = ("h264", "High", "yuv420p")
    yield Row("video_format", " ".join(found.video), " ".join(kind), found.video == kind)
    yield Row("colour_tags", _colour_words(found.colour), "BT.709, limited range", found.colour == BT709_LIMITED)
    size = (canvas.width, canvas.height)
    yield Row("frame_size", "x".join(map(str, found.size)), "x".join(map(str, size)), found.size == size)
    yield Row("frame_rate", found.rate, str(canvas.fps), found.rate == canvas.fps)
    sound = ("aac", SAMPLE_RATE, STEREO)
    yield Row("sound_format", _sound_words(*found.sound), _sound_words(*sound), found.sound == sound)
    yield Row("container", "index first" if index_first else "index last", "index before the media", index_first)


def _colour_words(tags: tuple[int, int, int, int]) -> str:
    if tags == BT709_LIMITED:
        return "BT.709, limited range"
    return "primaries {}, transfer {}, matrix {}, range {}".format(*tags)


def _sound_words(codec: str, rate: int, channels: int) -> str:
    return f"{codec.upper()}, {rate / 1000:g} kHz, {'stereo' if channels == STEREO else f'{channels} channels'}"


def _join_rows(found: Probe, plan: VideoPlan) -> Iterator[Row]:
    frame = 1 / plan.canvas.fps
    yield Row("frame_count", found.frames, str(plan.frames), found.frames == plan.frames)
    off = abs(found.ends[0] - plan.duration_sec)
    yield Row("duration", round(found.ends[0], 3), f"{plan.duration_sec:.3f} s +-1 frame", off <= frame)
    apart = abs(found.ends[0] - found.ends[1])
    yield Row("picture_and_sound_end", round(apart, 3), f"{frame:.3f} s apart at most", apart <= frame)
    starts = {plan.scenes[segment.scene].first + segment.first for segment in plan.segments}
    seamless = (
        found.steps <= {found.step}
        and found.first_pts == 0
        and found.ordered
        and not found.sound_gaps
        and starts <= set(found.key_frames)
    )
    limit = "one step, ordered, a key frame at each segment, no gap in the sound"
    yield Row("join", "seamless" if seamless else f"steps {sorted(found.steps)[:4]}", limit, seamless)


def _sound_rows(found: Sequence[Reading], plan: VideoPlan) -> Iterator[Row]:
    last = {reading.key: float(reading.value) for reading in found if reading.key.startswith("r128.")}
    loud = last.get("r128.I", -math.inf)
    limit = f"{TARGET_LUFS} LUFS +-{LOUDNESS_TOLERANCE:g}"
    yield Row("loudness", round(loud, 2), limit, abs(loud - TARGET_LUFS) <= LOUDNESS_TOLERANCE)
    peak = 20 * math.log10(max(LOWEST, last.get("r128.true_peak", 0.0)))
    yield Row("true_peak", round(peak, 2), f"{PEAK_LIMIT:g} dBTP at most", peak <= PEAK_LIMIT)
    silent = [
        span for span in spans(found, "silence_start", "silence_end", plan.duration_sec) if not _planned(span, plan)
    ]
    yield Row("silent_spans", _shown(silent), "none but planned pauses", not silent)


def _picture_rows(black: Sequence[Reading], flat: Sequence[Reading], plan: VideoPlan) -> Iterator[Row]:
    dark = spans(black, "black_start", "black_end", plan.duration_sec)
    yield Row("black_spans", _shown(dark), "none", not dark)
    ranges = [(scene.label or scene.scene_id, _range(flat, scene.first, scene.frames, plan)) for scene in plan.scenes]
    plain = [label for label, width in ranges if width < FLAT_RANGE]
    yield Row("flat_pictures", ", ".join(plain) or "none", "no scene is one colour", not plain)


def _thumbnail_rows(path: Path) -> Iterator[Row]:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    luma = float(grey.mean()) if grey is not None else 0.0
    sharp = float(cv2.Laplacian(grey, cv2.CV_64F).var()) if grey is not None else 0.0
    yield Row("thumbnail_light", round(luma, 1), f"over {THUMBNAIL_LUMA:g}", luma > THUMBNAIL_LUMA)
    yield Row("thumbnail_sharpness", round(sharp, 1), f"over {THUMBNAIL_SHARPNESS:g}", sharp > THUMBNAIL_SHARPNESS)


def _caption_row(plan: VideoPlan) -> Row:
    area = safe_area(plan.canvas)
    outside = []
    for scene in plan.scenes:
        look = look_of(plan, scene)
        for state in scene.states:
            left, top, right, bottom = draw(look, state).ink
            if left < area.left or top < area.top or right > area.right or bottom > area.bottom:
                outside.append(" ".join(state.words))
    return Row("captions_outside", ", ".join(outside[:3]) or "none", "all in the safe area", not outside)


def _range(found: Sequence[Reading], first: int, frames: int, plan: VideoPlan) -> float:
    """How far the brightness or a colour of a scene's typical frame reaches, away from the crossfade."""
    begin, end = (first + frames / 3) / plan.canvas.fps, (first + frames) / plan.canvas.fps
    inside = [reading for reading in found if begin <= reading.second < end]
    widths = []
    for plane in "YUV":
        low = [float(r.value) for r in inside if r.key == f"signalstats.{plane}MIN"]
        high = [float(r.value) for r in inside if r.key == f"signalstats.{plane}MAX"]
        widths += [statistics.median(b - a for a, b in zip(low, high, strict=True))] if low else [math.inf]
    return max(widths)


def _planned(span: tuple[float, float], plan: VideoPlan) -> bool:
    """Between the voices of two scenes, before the first and after the last one."""
    fps = plan.canvas.fps
    spoken = [scene for scene in plan.scenes if scene.voice]
    begins = [(scene.first + scene.voice_first) / fps for scene in spoken]
    ends = [begin + scene.voice_frames / fps for begin, scene in zip(begins, spoken, strict=True)]
    pauses = zip([0.0, *ends], [*begins, plan.duration_sec], strict=True)
    return any(begin - PLANNED_PAUSE_SEC <= span[0] and span[1] <= end + PLANNED_PAUSE_SEC for begin, end in pauses)


def _shown(found: Sequence[tuple[float, float]]) -> str:
    return ", ".join(f"{begin:.1f}-{end:.1f} s" for begin, end in found[:3]) or "none"
