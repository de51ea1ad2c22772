"""Names of what is made: each the hash of everything that it depends on and of nothing else."""

import hashlib
import json

from pydantic_core import to_jsonable_python

from render_cluster.lineage import engine_version
from render_cluster.plan import CardPlan, ClipPlan, SegmentPlan, VideoPlan
from render_cluster.profiles import EncoderProfile, profile_named
from render_cluster.spec import VideoSpec

PIXELS = ("compositor", "encode")
SOUND = ("soundtrack",)
COVERS = ("covers",)
WHOLE = ("planning", "run", "soundtrack")
"""Where the sources begin that decide about a segment, the sound, and the finished video."""


def segment_key(plan: VideoPlan, segment: SegmentPlan) -> str:
    """Leave out ids, titles and absolute position: an inserted scene must not render the later ones again."""
    scene = plan.scenes[segment.scene]
    through = segment.first < scene.transition.frames
    parts = {
        "engine": engine_version(*PIXELS),
        "profile": profile_named(plan.encoder),
        "frames": [segment.first, segment.end],
        "picture": _picture(plan, segment.scene),
        "before": [_picture(plan, segment.scene - 1), scene.transition] if through else None,
        "words": [plan.captions, scene.ground, scene.lower_third],
        "captions": [s for s in scene.states if s.first < segment.end and s.end > segment.first],
    }
    return f"t/{plan.tenant}/segments/{_digest(parts)}.mp4"


def audio_key(plan: VideoPlan) -> str:
    """A change of a picture leaves the soundtrack alone."""
    quality = profile_named(plan.encoder).audio_quality
    voices = [[s.voice.digest, s.first + s.voice_first, s.voice_frames] for s in plan.scenes if s.voice]
    music = [plan.music.track.digest, plan.music.gain_db] if plan.music else None
    parts = [engine_version(*SOUND), quality, plan.canvas.fps, plan.frames, voices, music]
    return f"t/{plan.tenant}/segments/{_digest(parts)}.m4a"


def thumbnail_key(plan: VideoPlan) -> str:
    """Composed of the claim or title and of what the video shows, if it is no picture of the order's own."""
    words = [plan.claim or plan.title, plan.brand.wordmark, plan.brand.section]
    composed = [words, [_picture(plan, index) for index in range(len(plan.scenes))]]
    source = plan.thumbnail.digest if plan.thumbnail else composed
    return f"t/{plan.tenant}/videos/{_digest([engine_version(*COVERS), plan.canvas, source])}.jpg"


def video_digest(spec: VideoSpec) -> str:
    """One video for one order: the render's own name."""
    profile: EncoderProfile = profile_named(spec.encoder)
    return _digest([engine_version(*WHOLE), profile, spec])


def video_key(spec: VideoSpec, suffix: str) -> str:
    return f"t/{spec.tenant}/videos/{video_digest(spec)}.{suffix}"


def _picture(plan: VideoPlan, index: int) -> list[object]:
    """What is seen of a scene without its words: media count by the hash of their bytes, whatever their keys.

    The wordmark is a card's, the logo is not. A video's first card is there at once, and a list may follow its words.
    """
    scene, brand = plan.scenes[index], plan.brand
    shown = to_jsonable_python(scene.visual)
    for name in ("picture", "clip"):
        if isinstance(shown.get(name), dict):
            shown[name] = shown[name]["digest"]
    look = [plan.canvas, plan.language, brand.template, brand.accent, scene.frames + scene.tail]
    if not isinstance(scene.visual, CardPlan):
        kind = "clip" if isinstance(scene.visual, ClipPlan) else "still"
        return [kind, shown, look, plan.logo.digest if plan.logo else ""]
    shown["card"].pop("picture")
    told = [scene.voice_first, scene.voice_frames, scene.frames, scene.states] if scene.visual.is_told else None
    return ["card", shown, look, brand.wordmark, brand.section, scene.first == 0, told]


def _digest(parts: object) -> str:
    canonical = json.dumps(to_jsonable_python(parts), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]
