"""From the order to the plan."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec, save
from render_cluster.plan import CardPlan
from render_cluster.planning import plan_video
from render_cluster.spec import (
    Brand,
    Canvas,
    Card,
    Clip,
    LowerThird,
    Music,
    SceneSpec,
    Series,
    SpokenWord,
    Still,
    Thumbnail,
    VideoSpec,
)
from tests.support.render_material import SMALL, a_card, a_video_spec


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec(tmp_path.as_uri())


def test_a_scene_lasts_as_long_as_its_voice_and_its_pause(store: StoreSpec) -> None:
    plan = plan_video(a_video_spec(store, seconds=1.6), store)

    assert [scene.frames for scene in plan.scenes] == [62, 62, 62]
    assert [scene.first for scene in plan.scenes] == [0, 62, 124]


def test_the_ground_under_the_caption_is_found_and_photos_have_none(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=2)
    save(store, "t/a/pictures/0.png", a_card(SMALL, "#3E0A1E", "#F6EFEA"))

    assert [scene.ground for scene in plan_video(spec, store).scenes] == ["wine", ""]


def test_cards_stand_on_changing_grounds_and_their_captions_know(store: StoreSpec) -> None:
    cards = [Card(layout="list", headline="Two", items=("One", "Two"))] * 3
    scenes = tuple(SceneSpec(scene_id=f"s{i}", visual=card, duration_sec=2) for i, card in enumerate(cards))
    found = plan_video(VideoSpec(scenes=scenes, brand=Brand(template="gazette")), store).scenes

    assert [scene.ground for scene in found] == ["paper", "wine", "paper"]
    assert [scene.visual.ground for scene in found if isinstance(scene.visual, CardPlan)] == ["paper", "wine", "paper"]


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
    with pytest.raises(RenderError, match=r"Scene 2 \(beat 1\).*nowhere.*(of no format that we open|cannot be opened)"):
        plan_video(spec.model_copy(update={"scenes": gone}), store)


def test_everything_that_is_wrong_is_said_at_once_with_its_place_and_what_to_do(store: StoreSpec) -> None:
    spec = a_video_spec(store)
    words = (SpokenWord(text="late", start_sec=90, end_sec=91), SpokenWord(text="𒀀𒀁", start_sec=0, end_sec=1))
    first = spec.scenes[0].model_copy(update={"words": words})
    second = spec.scenes[1].model_copy(update={"visual": Still(picture="nowhere")})
    third = spec.scenes[2].model_copy(update={"pause_sec": 700.0})
    wrong = spec.model_copy(
        update={
            "scenes": (first, second, third),
            "brand": Brand(accent="reddish", logo="no-logo"),
            "music": Music(track="no-track"),
        }
    )

    with pytest.raises(RenderError) as found:
        plan_video(wrong, store)
    said = str(found.value).split("; ")
    for wanted in (
        "The brand: its accent 'reddish' is no colour",
        "Scene 1 (beat 0): '𒀀𒀁",
        "Scene 1 (beat 0): no typeface here has 𒀀 (U+12000)",
        "Scene 1 (beat 0): its words go on until 91.00 s, but its voice ends at 1.60 s",
        "Scene 2 (beat 1): The object nowhere is not in the store",
        "Scene 3 (beat 2): it lasts 702 s",
        "The logo: The object no-logo is not in the store",
        "The music: The object no-track is not in the store",
    ):
        assert any(part.startswith(wanted) for part in said), wanted


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (Card(layout="bars", headline="All", points=tuple((f"b{i}", i) for i in range(6))), "6 points; bars shows 5"),
        (Card(layout="line", headline="All", points=tuple((f"b{i}", i) for i in range(121))), "121 points"),
        (Card(layout="list", headline="All", items=tuple(f"Line {i}" for i in range(41))), "41 items; 40 at most"),
        (
            Card(
                layout="line",
                headline="All",
                points=(("a", 1), ("b", 2)),
                series=tuple(Series(label=name, values=(1, 2)) for name in "xyz"),
            ),
            "4 lines; 3 at most",
        ),
    ],
)
def test_a_card_that_has_no_room_for_all_of_it_is_refused_and_not_cut(store: StoreSpec, card: Card, told: str) -> None:
    spec = VideoSpec(scenes=(SceneSpec(scene_id="s1", visual=card, duration_sec=2),))

    with pytest.raises(RenderError, match=told):
        plan_video(spec, store)


def test_letters_that_no_typeface_has_are_told_wherever_they_would_be_drawn(store: StoreSpec) -> None:
    scene = SceneSpec(
        scene_id="a",
        visual=Card(layout="headline", headline="a\x1bb"),
        duration_sec=1,
        lower_third=LowerThird(name="𒀁"),
    )
    spec = VideoSpec(scenes=(scene,), brand=Brand(wordmark="𒀀", section="ᚠ"), thumbnail=Thumbnail(claim="𒀀"))

    with pytest.raises(RenderError) as found:
        plan_video(spec, store)
    said = str(found.value)
    assert "The brand: no typeface here has 𒀀 (U+12000), ᚠ (U+16A0) of its wordmark" in said
    assert "The thumbnail: no typeface here has 𒀀 (U+12000)" in said
    assert "Scene 1 (a): no typeface here has 𒀁 (U+12001) of its lower third" in said
    assert "the control character U+001B of its card" in said
    assert said.isprintable()


def test_times_and_values_beyond_all_sense_are_refused_by_the_specification() -> None:
    for absurd in (
        lambda: LowerThird(name="n", seconds=1.7e308),
        lambda: LowerThird(name="n", start_sec=1.7e308),
        lambda: SpokenWord(text="a", start_sec=1e308, end_sec=1e308),
        lambda: Clip(clip="c", start_sec=1e308),
        lambda: Card(layout="bars", points=(("a", 1e308),)),
    ):
        with pytest.raises(ValidationError, match="less than or equal to"):
            absurd()


def test_a_video_longer_than_the_platforms_take_is_refused(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=1)
    long = spec.scenes[0].model_copy(update={"duration_sec": 460.0})

    with pytest.raises(RenderError, match="The video: it lasts 920 s; 900 s at most"):
        plan_video(spec.model_copy(update={"scenes": (long, long)}), store)


@pytest.mark.parametrize(("width", "height"), [(4096, 64), (64, 120), (384, 160), (160, 384)])
def test_a_canvas_without_room_is_refused_before_anything_is_drawn(store: StoreSpec, width: int, height: int) -> None:
    spec = a_video_spec(store, scenes=1).model_copy(update={"canvas": Canvas(width=width, height=height)})

    with pytest.raises(RenderError, match=rf"The canvas: {width} x {height} pixels leave no room"):
        plan_video(spec, store)


def test_a_narration_that_nobody_has_spoken_is_refused(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=1)
    scene = spec.scenes[0].model_copy(update={"voice": "", "words": (), "narration": "Once upon a time."})

    with pytest.raises(RenderError, match=r"Scene 1 \(beat 0\): its narration has not been spoken"):
        plan_video(spec.model_copy(update={"scenes": (scene,)}), store)


def test_an_unknown_template_is_named_with_those_that_there_are(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=1).model_copy(update={"brand": Brand(template="baroque")})

    with pytest.raises(RenderError, match=r"The brand: .*'baroque'.*gazette, placard, schema"):
        plan_video(spec, store)


def test_a_card_is_planned_with_its_place_in_the_video_and_its_ground(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=2)
    card = SceneSpec(scene_id="c", visual=Card(layout="list", headline="Two", items=("one", "two")), duration_sec=2)
    scene = plan_video(spec.model_copy(update={"scenes": (*spec.scenes, card)}), store).scenes[2]

    assert isinstance(scene.visual, CardPlan)
    assert (scene.visual.index, scene.visual.total, scene.ground) == (3, 3, "paper")


@pytest.mark.parametrize("fps", [24, 25, 50, 60])
def test_every_length_follows_the_frame_rate(store: StoreSpec, fps: int) -> None:
    spec = a_video_spec(store)
    plan = plan_video(
        spec.model_copy(update={"canvas": Canvas.model_validate({**SMALL.model_dump(), "fps": fps})}), store
    )

    assert [scene.frames / fps for scene in plan.scenes] == pytest.approx([2.05] * 3, abs=0.51 / fps)
    assert [scene.transition.frames for scene in plan.scenes[1:]] == [round(12 * fps / 30)] * 2
    assert all(scene.voice_first == round(3 * fps / 30) for scene in plan.scenes)
    assert all(state.end <= scene.frames for scene in plan.scenes for state in scene.states)
