"""From the order to the keys: whatever is asked for and can be seen or heard makes other keys."""

from pathlib import Path
from typing import Any

import pytest

from render_cluster.keys import audio_key, segment_key, thumbnail_key
from render_cluster.media import StoreSpec, save
from render_cluster.planning import plan_video
from render_cluster.spec import (
    Brand,
    Canvas,
    Captions,
    Card,
    LowerThird,
    Music,
    SceneSpec,
    SpokenWord,
    Still,
    Thumbnail,
    VideoSpec,
)
from tests.support.render_material import SMALL, a_photo, a_video_spec, a_voice, words_over

VIDEO: dict[str, tuple[str, Any]] = {
    "language": ("picture", "de"),
    "canvas": ("both", Canvas(width=180, height=320, fps=25)),
    "encoder": ("both", "small"),
    "brand": ("picture", Brand(template="schema")),
    "captions": ("picture", Captions(style="pop")),
    "music": ("sound", Music(track="t/a/voices/0.wav")),
    "thumbnail": ("thumbnail", Thumbnail(claim="Other words")),
    "title": ("thumbnail", "Other words"),
    "video_id": ("nothing", "other"),
    "asked_sec": ("nothing", 6.0),
    "longest_sec": ("nothing", 60.0),
}
SCENE: dict[str, tuple[str, Any]] = {
    "visual": ("picture", Card(layout="end", headline="The end")),
    "voice": ("sound", "t/a/voices/other.wav"),
    "duration_sec": ("both", 5.0),
    "pause_sec": ("both", 1.0),
    "words": ("picture", words_over("Something else is said here", 1.5)),
    "transition": ("picture", "dip"),
    "lower_third": ("picture", LowerThird(name="Ada")),
    "scene_id": ("nothing", "other"),
    "label": ("nothing", "other"),
    "estimated": ("nothing", True),
    "narration": ("nothing", "what a voice is made of, before anything is planned"),
}
STILL: dict[str, tuple[str, Any]] = {
    "picture": ("picture", "t/a/pictures/other.png"),
    "fit": ("picture", "contain"),
    "focus": ("picture", (0.1, 0.9)),
    "motion": ("picture", "hold"),
    "photo": ("picture", False),
}
ELSEWHERE = {"version", "tenant", "scenes", "kind"}


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    found = StoreSpec(tmp_path.as_uri())
    save(found, "t/a/voices/other.wav", a_voice(1.6, 300))
    save(found, "t/a/pictures/other.png", a_photo(Canvas(width=320, height=400), 9))
    return found


def test_every_field_of_an_order_is_known_here() -> None:
    assert set(VideoSpec.model_fields) - ELSEWHERE == set(VIDEO)
    assert set(SceneSpec.model_fields) == set(SCENE)
    assert set(Still.model_fields) - ELSEWHERE == set(STILL)


@pytest.mark.parametrize("name", sorted(VIDEO))
def test_what_a_video_is_asked_to_be(store: StoreSpec, name: str) -> None:
    spec = _spec(store)
    what, value = VIDEO[name]

    assert _changed(spec, spec.model_copy(update={name: value}), store) == what


@pytest.mark.parametrize("name", sorted(SCENE))
def test_what_a_scene_is_asked_to_be(store: StoreSpec, name: str) -> None:
    spec = _spec(store)
    what, value = SCENE[name]

    assert _changed(spec, _with_scene(spec, {name: value}), store) == what


@pytest.mark.parametrize("name", sorted(STILL))
def test_how_a_picture_is_asked_to_be_shown(store: StoreSpec, name: str) -> None:
    spec = _spec(store)
    what, value = STILL[name]
    still = spec.scenes[1].visual.model_copy(update={name: value})

    assert _changed(spec, _with_scene(spec, {"visual": still}), store) == what


@pytest.mark.parametrize("moved", [0.1, 0.05])
def test_when_a_word_is_said(store: StoreSpec, moved: float) -> None:
    spec = _spec(store)
    first, *others = spec.scenes[1].words
    later = SpokenWord(text=others[0].text, start_sec=others[0].start_sec + moved, end_sec=others[0].end_sec + moved)

    assert _changed(spec, _with_scene(spec, {"words": (first, later, *others[1:])}), store) == "picture"


def _spec(store: StoreSpec) -> VideoSpec:
    """Three stills; what counts is done to the one in the middle, a photo that is wider than the frame."""
    spec = a_video_spec(store, canvas=SMALL, scenes=3)
    save(store, "t/a/pictures/1.png", a_photo(Canvas(width=400, height=400), 1))
    return spec


def _with_scene(spec: VideoSpec, changes: dict[str, Any]) -> VideoSpec:
    scenes = list(spec.scenes)
    scenes[1] = scenes[1].model_copy(update=changes)
    return spec.model_copy(update={"scenes": tuple(scenes)})


def _changed(one: VideoSpec, other: VideoSpec, store: StoreSpec) -> str:
    plans = [plan_video(spec, store) for spec in (one, other)]
    pictures = [[segment_key(plan, segment) for segment in plan.segments] for plan in plans]
    seen = pictures[0] != pictures[1]
    heard = audio_key(plans[0]) != audio_key(plans[1])
    if seen or heard:
        return "both" if seen and heard else "picture" if seen else "sound"
    return "thumbnail" if thumbnail_key(plans[0]) != thumbnail_key(plans[1]) else "nothing"
