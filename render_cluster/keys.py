"""Names of what is made: each the hash of everything that it depends on and of nothing else."""

import hashlib
import json

from pydantic_core import to_jsonable_python

from render_cluster.lineage import engine_version
from render_cluster.plan import CardPlan, ClipPlan, ScenePlan, SegmentPlan, VideoPlan
from render_cluster.profiles import EncoderProfile, profile_named
from render_cluster.spec import VideoSpec

PIXELS = ("compositor", "encode")
SOUND = ("soundtrack",)
WHOLE = ("planning", "run", "soundtrack")
"""Where the sources begin that decide about a segment, the sound, and the finished video."""


def segment_key(plan: VideoPlan, segment: SegmentPlan) -> str:
    """Leave out ids, titles and absolute position: an inserted scene must not render the later ones again."""
    scene = plan.scenes[segment.scene]
    through = segment.first < scene.transition.frames
    parts = {
        "engine": engine_version(*PIXELS),
        "profile": profile_named(plan.encoder),
        "canvas": plan.canvas,
        "frames": [segment.first, segment.end],
        "picture": _moving(scene),
        "before": [_moving(plan.scenes[segment.scene - 1]), scene.transition] if through else None,
        "style": [plan.brand, plan.captions, plan.language, scene.ground, scene.lower_third, plan.logo],
        "captions": [s for s in scene.states if s.first < segment.end and s.end > segment.first],
    }
    return f"t/{plan.tenant}/segments/{_digest(parts)}.mp4"


def audio_key(plan: VideoPlan) -> str:
    """A change of a picture leaves the soundtrack alone."""
    bit_rate = profile_named(plan.encoder).audio_bit_rate
    parts = [engine_version(*SOUND), bit_rate, plan.canvas.fps, plan.frames, _voices(plan), plan.music]
    return f"t/{plan.tenant}/segments/{_digest(parts)}.m4a"


def thumbnail_key(plan: VideoPlan) -> str:
    source = plan.thumbnail.digest if plan.thumbnail else _moving(plan.scenes[0])
    return f"t/{plan.tenant}/videos/{_digest([engine_version(*PIXELS), plan.canvas, source])}.jpg"


def video_digest(spec: VideoSpec) -> str:
    """One video for one order: the render's own name."""
    profile: EncoderProfile = profile_named(spec.encoder)
    return _digest([engine_version(*WHOLE), profile, spec])


def video_key(spec: VideoSpec, suffix: str) -> str:
    return f"t/{spec.tenant}/videos/{video_digest(spec)}.{suffix}"


def _voices(plan: VideoPlan) -> list[object]:
    spoken = [scene for scene in plan.scenes if scene.voice]
    return [[s.voice.digest if s.voice else "", s.first + s.voice_first, s.voice_frames] for s in spoken]


def _moving(scene: ScenePlan) -> list[object]:
    """The picture by the hash of its bytes, whatever its key."""
    shown = to_jsonable_python(scene.visual)
    for name in ("picture", "clip"):
        if isinstance(shown.get(name), dict):
            shown[name] = shown[name]["digest"]
    if isinstance(scene.visual, CardPlan):
        shown["card"].pop("picture")
    kind = "card" if isinstance(scene.visual, CardPlan) else "clip" if isinstance(scene.visual, ClipPlan) else "still"
    return [kind, shown, scene.frames + scene.tail]


def _digest(parts: object) -> str:
    canonical = json.dumps(to_jsonable_python(parts), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]
