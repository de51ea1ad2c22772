"""Names of what is made: each the hash of everything that it depends on and of nothing else."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from render_cluster.profiles import STANDARD, EncoderProfile
from render_cluster.spec import ScenePlan, VideoPlan, VideoSpec

_TEXT = ("captions", "caption_style", "look/measuring", "typeface")
_PIXELS = (*_TEXT, "compositor", "encode", "keys", "planes", "scenes", "stills")
_SOUND = ("audio", "keys", "loudness", "run")
_GATE = ("gate", "gate_measures", "gate_probe")
SOURCES = {"pixels": _PIXELS, "sound": _SOUND, "whole": (*_PIXELS, *_SOUND, *_GATE, "cues", "planning", "subtitles")}


@cache
def engine_version(part: str = "pixels") -> str:
    """Hash the sources that decide about the bytes: a corrected formula must not find what the wrong one made."""
    here = Path(__file__).parent
    return _digest([(here / f"{name}.py").read_text() for name in SOURCES[part]])


def segment_key(plan: VideoPlan, index: int, profile: EncoderProfile = STANDARD) -> str:
    """Leave out ids, titles and absolute position: an inserted scene must not render the later ones again."""
    scene = plan.scenes[index]
    parts = {
        "engine": engine_version(),
        "profile": asdict(profile),
        "canvas": asdict(plan.canvas),
        "picture": _moving(scene),
        "before": _moving(plan.scenes[index - 1]) if index else None,
        "style": [plan.template, plan.accent, plan.language, scene.ground],
        "captions": [asdict(state) for state in scene.states],
    }
    return f"t/{plan.tenant}/segments/{_digest(parts)}.mp4"


def audio_key(plan: VideoPlan, profile: EncoderProfile = STANDARD) -> str:
    """A change of a picture leaves the soundtrack alone."""
    voices = [[scene.voice.digest, scene.first + scene.voice_first, scene.voice_frames] for scene in plan.scenes]
    parts = [engine_version("sound"), profile.audio_bit_rate, plan.canvas.fps, plan.frames, voices]
    return f"t/{plan.tenant}/segments/{_digest(parts)}.m4a"


def thumbnail_key(plan: VideoPlan) -> str:
    first = plan.scenes[0]
    source = [plan.thumbnail.digest] if plan.thumbnail else _moving(first)
    return f"t/{plan.tenant}/videos/{_digest([engine_version(), asdict(plan.canvas), source])}.jpg"


def video_digest(spec: VideoSpec) -> str:
    """One video for one order: the render's own name."""
    return _digest([engine_version("whole"), asdict(STANDARD), asdict(spec)])


def video_key(spec: VideoSpec, suffix: str) -> str:
    return f"t/{spec.tenant}/videos/{video_digest(spec)}.{suffix}"


def _moving(scene: ScenePlan) -> list[object]:
    return [scene.picture.digest, asdict(scene.move), scene.frames]


def _digest(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
