"""The b-roll prompt of a scene: words for any generator of pictures or clips, here or elsewhere."""

from collections.abc import Mapping
from datetime import timedelta

from domain.scripts.needs import fact_of, query_of
from domain.scripts.scene import Beat, Scene
from domain.tenancy.channel import Aspect

MOST_WORDS_SHOWN = 300
SHORTEST_CLIP_SEC = 3
_CAMERA: Mapping[Beat, str] = {
    Beat.HOOK: "one slow push-in",
    Beat.BEAT: "a steady sideways move",
    Beat.CLOSE: "one slow pull-back",
}
_SHAPE: Mapping[str, str] = {"9:16": "vertical", "4:5": "upright", "1:1": "square", "16:9": "widescreen"}
LIMITS = "No text, no letters, no logos, no recognisable persons; calm light, room for captions in the lower third."


def broll_prompt(scene: Scene, aspect: Aspect) -> str:
    """Subject, words, length, shape and camera. The scene's words are quoted: they come from foreign text."""
    subject = _quoted(scene.visual.alt or scene.visual.headline or query_of(scene))
    return (
        f"B-roll of {_seconds(scene.duration)} seconds, {_SHAPE.get(aspect.value, '')} {aspect.value}, realistic. "
        f"It illustrates {subject}, while a voice says {_quoted(fact_of(scene))}. "
        f"Camera: {_CAMERA[scene.beat]}, one shot. {LIMITS}"
    )


def _seconds(length: timedelta) -> int:
    return max(round(length.total_seconds()), SHORTEST_CLIP_SEC)


def _quoted(text: str) -> str:
    plain = " ".join(text.replace("“", "'").replace("”", "'").split())
    return f"“{plain[:MOST_WORDS_SHOWN].rstrip('.')}”"
