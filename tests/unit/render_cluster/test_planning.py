"""From the order to the plan."""

from pathlib import Path

import pytest

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec, save
from render_cluster.planning import plan_video
from render_cluster.spec import Still
from tests.support.render_material import SMALL, a_card, a_video_spec


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec(tmp_path.as_uri())


def test_a_scene_lasts_as_long_as_its_voice_and_its_pause(store: StoreSpec) -> None:
    plan = plan_video(a_video_spec(store, seconds=1.6), store)

    assert [scene.frames for scene in plan.scenes] == [62, 61, 61]
    assert [scene.first for scene in plan.scenes] == [0, 62, 123]


def test_the_ground_under_the_caption_is_found_and_photos_have_none(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=2)
    save(store, "t/a/pictures/0.png", a_card(SMALL, "#3E0A1E", "#F6EFEA"))

    assert [scene.ground for scene in plan_video(spec, store).scenes] == ["wine", ""]


def test_a_card_of_an_unknown_colour_gets_a_plate(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=1)
    save(store, "t/a/pictures/0.png", a_card(SMALL, "#00AA77"))

    assert plan_video(spec, store).scenes[0].ground == ""


@pytest.mark.parametrize("part", ["picture", "voice"])
def test_missing_or_broken_material_names_its_scene(store: StoreSpec, part: str) -> None:
    spec = a_video_spec(store)
    scene = spec.scenes[1]
    broken = scene.model_copy(
        update={"visual": Still(picture="nowhere")} if part == "picture" else {"voice": "nowhere"}
    )
    gone = (spec.scenes[0], broken, spec.scenes[2])

    with pytest.raises(RenderError, match=r"Scene 2 \(beat 1\).*nowhere"):
        plan_video(spec.model_copy(update={"scenes": gone}), store)
    save(store, "nowhere", b"rubbish")
    with pytest.raises(RenderError, match=r"Scene 2 \(beat 1\).*nowhere cannot be opened"):
        plan_video(spec.model_copy(update={"scenes": gone}), store)
