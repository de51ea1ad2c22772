"""Rows about what is heard: how loud, where silent, and whether voices are where they belong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from render_cluster.gate.drift import LIKE, ROOM, lag
from render_cluster.gate.heard import SILENT_PEAK, SILENT_SEC, Heard, Wave
from render_cluster.gate.original import Original
from render_cluster.gate.planned import pauses, scene_at, spot, voice_span
from render_cluster.gate.row import Row, Rule, Spot
from render_cluster.gate.spans import Span, shown, without
from render_cluster.loudness import TARGET_LUFS
from render_cluster.plan import ScenePlan, VideoPlan
from render_cluster.sound import SAMPLE_RATE

TOLERANCE_LU, PEAK_LIMIT = 1.0, -1.0
MOST_PIECES, PIECE_SEC = 10, 4.0
SHORTEST_PIECE_SEC = 0.3
FAINT_DB = -18.0
"""Music that is asked for at so low a level may be silent where nobody speaks."""
LOUDNESS = Rule("loudness", "Loudness", f"{TARGET_LUFS:g} LUFS +-{TOLERANCE_LU:g}")
PEAK = Rule("true_peak", "True peak", f"{PEAK_LIMIT:g} dBTP at most")
SILENT = Rule("silent_spans", "Silence", f"none of {SILENT_SEC:g} s but in planned pauses")
DRIFT = Rule("sound_drift", "Sound against its plan", "1 frame at most")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a scene's voice, in samples: where in the voice it begins, where in the video, how long it is."""

    scene: ScenePlan
    begin: int
    at: int
    samples: int

    @property
    def room(self) -> tuple[int, int]:
        """The part of the video in which it is looked for."""
        return self.at - ROOM, self.at + self.samples + ROOM


def planned_rows(
    found: tuple[Heard, Sequence[Wave]] | None, plan: VideoPlan, parts: Sequence[Piece], original: Original | None
) -> Iterator[Row]:
    """`found` is what was heard, and the room of each of the parts; None where the file has no sound track."""
    if found is None:
        yield from (rule.judged("no sound", passed=False) for rule in (LOUDNESS, PEAK, SILENT, DRIFT))
        return
    if plan.music is None and not any(scene.voice for scene in plan.scenes):
        yield from (rule.skipped("The video is silent by its plan") for rule in (LOUDNESS, PEAK, SILENT, DRIFT))
        return
    heard, waves = found
    yield from _level_rows(heard)
    yield _silence_row(heard, plan, original)
    yield _drift_row(plan, list(zip(parts, waves, strict=True)), original)


def lone_sound_rows(heard: Heard | None) -> Iterator[Row]:
    """Of a file without a plan: no silence is a planned pause."""
    if heard is None:
        yield from (rule.skipped("There is no sound") for rule in (LOUDNESS, PEAK, SILENT))
        return
    yield from _level_rows(heard)
    where = tuple(Spot(round(begin, 2)) for begin, _ in heard.silent)
    yield SILENT.limited(f"none of {SILENT_SEC:g} s").judged(shown(heard.silent), passed=not where, where=where)


def _level_rows(heard: Heard) -> Iterator[Row]:
    near = abs(heard.loudness - TARGET_LUFS) <= TOLERANCE_LU
    yield LOUDNESS.judged(round(heard.loudness, 2), passed=near)
    yield PEAK.judged(round(heard.peak, 2), passed=heard.peak <= PEAK_LIMIT)


def _silence_row(heard: Heard, plan: VideoPlan, original: Original | None) -> Row:
    """A pause between two voices is planned unless music plays, and so is one that a voice makes itself."""
    planned = pauses(plan) if heard.silent and _falls_silent(plan, original) else []
    left = without(heard.silent, planned, SILENT_SEC)
    found = [span for span in left if original is None or plan.music or _speaks(span, plan, original)]
    return SILENT.judged(shown(found), passed=not found, where=tuple(spot(plan, begin) for begin, _ in found))


def pieces(plan: VideoPlan) -> list[Piece]:
    """The beginnings of up to ten voices, the first among them, and the end of the last."""
    spoken = [
        scene for scene in plan.scenes if scene.voice and scene.voice_frames / plan.canvas.fps > SHORTEST_PIECE_SEC
    ]
    every = -(-len(spoken) // MOST_PIECES) or 1
    begins = [_piece(plan, scene, at_end=False) for scene in spoken[::every]]
    return [*begins, *(_piece(plan, scene, at_end=True) for scene in spoken[-1:])]


def _drift_row(plan: VideoPlan, parts: Sequence[tuple[Piece, Wave]], original: Original | None) -> Row:
    if original is None or not parts:
        return DRIFT.skipped("No voice to compare with")
    frame, worst, late, missing = 1 / plan.canvas.fps, 0.0, [], []
    for part, wave in parts:
        voice, second = original.voice(part.scene, part.begin, part.begin + part.samples), part.at / SAMPLE_RATE
        if not np.any(np.abs(voice) > SILENT_PEAK):
            continue
        behind, likeness = lag(voice, wave)
        if likeness < LIKE:
            missing.append(second)
        elif abs(behind) > frame:
            late.append(second)
        worst = max(worst, behind, key=abs) if likeness >= LIKE else worst
    value = f"{1000 * worst:+.0f} ms" + (f", {len(missing)} of {len(parts)} voices not to be heard" if missing else "")
    where = tuple(spot(plan, second) for second in sorted([*late, *missing]))
    return DRIFT.judged(value, passed=not where, where=where)


def _falls_silent(plan: VideoPlan, original: Original | None) -> bool:
    if plan.music is None or plan.music.gain_db < FAINT_DB:
        return True
    return original is None or original.music_pauses()


def _piece(plan: VideoPlan, scene: ScenePlan, *, at_end: bool) -> Piece:
    begin, end = (round(second * SAMPLE_RATE) for second in voice_span(plan, scene))
    end = min(end, round(plan.duration_sec * SAMPLE_RATE))
    samples = min(end - begin, round(PIECE_SEC * SAMPLE_RATE))
    skipped = end - begin - samples if at_end else 0
    return Piece(scene, skipped, begin + skipped, samples)


def _speaks(span: Span, plan: VideoPlan, original: Original) -> bool:
    scenes = plan.scenes[scene_at(plan, span[0]) : scene_at(plan, span[1]) + 1]
    spoken = [(scene, voice_span(plan, scene)[0]) for scene in scenes if scene.voice]
    return not spoken or any(original.speaks(scene, (span[0] - at, span[1] - at)) for scene, at in spoken)
