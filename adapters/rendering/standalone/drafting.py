"""Writing a specification: scenes with words to be spoken and cards to be set, as JSON that people can change."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from render_cluster.spec import Brand, Canvas, Card, SceneSpec, VideoSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScene:
    """`card` is a card as it is set in motion; pictures are named relative to the specification."""

    scene_id: str
    label: str
    narration: str
    pause_sec: float
    card: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVideo:
    title: str
    language: str
    template: str
    wordmark: str
    size: tuple[int, int]
    asked_sec: float | None
    scenes: Sequence[DraftScene]


def specification_of(draft: DraftVideo) -> str:
    """Return JSON with the values that differ from the defaults, and those that a reader looks for."""
    width, height = draft.size
    spec = VideoSpec(
        title=draft.title,
        language=draft.language,
        asked_sec=draft.asked_sec,
        canvas=Canvas(width=width, height=height),
        brand=Brand(template=draft.template, wordmark=draft.wordmark),
        scenes=tuple(_scene(scene) for scene in draft.scenes),
    )
    shown = spec.model_dump(mode="json", exclude_defaults=True)
    for scene, planned in zip(shown["scenes"], spec.scenes, strict=True):
        scene["visual"] = {"kind": planned.visual.kind, **scene["visual"]}
    return json.dumps({"version": spec.version, **shown}, indent=1, ensure_ascii=False) + "\n"


def _scene(scene: DraftScene) -> SceneSpec:
    return SceneSpec(
        scene_id=scene.scene_id,
        label=scene.label,
        visual=Card.model_validate(scene.card),
        narration=scene.narration,
        pause_sec=scene.pause_sec,
    )
