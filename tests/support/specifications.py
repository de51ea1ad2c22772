"""Specifications as people have them: a JSON file, and beside it the media that it names."""

import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from PIL import Image

from tests.support.clips import a_clip
from tests.support.render_material import SMALL, a_photo, a_voice

Fields = dict[str, Any]
"""JSON."""


def a_logo() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (120, 40), (200, 30, 60, 180)).save(file, "PNG")
    return file.getvalue()


MEDIA = {
    "photo.png": lambda: a_photo(SMALL),
    "clip.mp4": a_clip,
    "voice.wav": lambda: a_voice(1.2),
    "music.wav": lambda: a_voice(3.0, 220),
    "logo.png": a_logo,
}
EVERYTHING: Fields = {
    "title": "A small video",
    "canvas": {"width": 180, "height": 320, "fps": 24},
    "brand": {"template": "schema", "wordmark": "Brand", "logo": "media/logo.png"},
    "music": {"track": "media/music.wav", "gain_db": -3},
    "scenes": [
        {
            "scene_id": "opening",
            "visual": {"kind": "card", "layout": "headline", "headline": "Night bakery", "picture": "media/photo.png"},
            "narration": "We bake at night.",
        },
        {
            "scene_id": "oven",
            "visual": {"kind": "still", "picture": "media/photo.png", "focus": [0.5, 0.3]},
            "voice": "media/voice.wav",
            "transition": "wipe",
            "lower_third": {"name": "Alex Doe", "role": "Baker", "start_sec": 0.2, "seconds": 1},
        },
        {"scene_id": "hall", "visual": {"kind": "clip", "clip": "media/clip.mp4"}, "duration_sec": 1.2},
    ],
}


def a_card_scene(headline: str = "One card", **changes: object) -> Fields:
    visual = {"kind": "card", "layout": "headline", "headline": headline}
    return {"scene_id": "card", "visual": visual, "duration_sec": 1, **changes}


def a_small_one(*scenes: Fields, **changes: object) -> Fields:
    """Quick to render: a card, no sound."""
    canvas = {"width": 180, "height": 320, "fps": 24}
    return {"title": "Small", "canvas": canvas, "scenes": list(scenes) or [a_card_scene()], **changes}


def written(folder: Path, fields: Fields, *media: str) -> Path:
    """Write the specification and the named media (all of them, if none is named) into the folder."""
    (folder / "media").mkdir(exist_ok=True)
    for name in media or MEDIA:
        (folder / "media" / name).write_bytes(MEDIA[name]())
    path = folder / "spec.json"
    path.write_text(json.dumps(deepcopy(fields), ensure_ascii=False), encoding="utf-8")
    return path
