"""The gate, where the plan and what was rendered from decide: a difference between them and the file is a fault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.render.gate import measure
from render_cluster.gate import Delivery, Lengths, Verdict
from render_cluster.media import StoreSpec, save
from render_cluster.plan import CaptionState, Media, Move, ScenePlan, StillPlan, VideoPlan
from render_cluster.spec import Brand, LowerThird, Still, VideoSpec
from tests.support.good_video import GoodVideo, faults
from tests.support.good_videos import silent_film
from tests.support.kitchen import Kitchen
from tests.support.render_material import a_voice
from tests.support.spoilt_video import Filters, spoil

PHOTO = 1
"""The scene whose picture is busy and moves."""


def test_a_picture_that_stands_still_under_moving_captions_is_named(good: GoodVideo, tmp_path: Path) -> None:
    """The plan says that it moves: only the captions do."""
    still = _with(good.plan, PHOTO, lambda scene: replace(scene, visual=_held(scene)))
    good.render(still, tmp_path / "held.mp4")

    rows = good.check(tmp_path / "held.mp4")

    assert faults(rows) == {"frozen_spans"}
    assert [spot.scene_id for spot in rows["frozen_spans"].where] == ["s1"]


def test_a_scene_that_is_meant_to_stand_still_is_no_fault(good: GoodVideo, tmp_path: Path) -> None:
    still = _with(good.plan, PHOTO, lambda scene: replace(scene, visual=_held(scene)))
    good.render(still, tmp_path / "held.mp4")

    assert faults(good.check(tmp_path / "held.mp4", still)) == set()


def test_a_voice_of_another_scene_is_named(good: GoodVideo) -> None:
    other = save(good.store, "t/a/voices/other.wav", a_voice(2.6, 613))
    wrong = _with(good.plan, 0, lambda scene: replace(scene, voice=Media(key=other, digest="")))

    assert "sound_drift" in faults(good.check(good.video, wrong))


def test_music_that_stops_is_named(tmp_path: Path) -> None:
    """Nobody speaks, so that there is no pause between voices either."""
    good = GoodVideo(tmp_path, lambda store: silent_film(Kitchen(store, side=180)))
    muted: Filters = [("volume", {"volume": 0, "enable": "between(t,3,5)"})]

    found = faults(good.check(spoil(good.video, tmp_path / "bad.mp4", [], muted)))

    assert faults(good.check(good.video)) == set()
    assert "silent_spans" in found


def test_words_whose_times_are_a_guess_are_skipped_visibly(good: GoodVideo) -> None:
    guessed = replace(good.plan, scenes=tuple(replace(scene, estimated=True) for scene in good.plan.scenes))
    mixed = _with(good.plan, 0, lambda scene: replace(scene, estimated=True))

    all_guessed, one_guessed = (good.check(good.video, plan)["caption_timing"] for plan in (guessed, mixed))

    assert (all_guessed.verdict, all_guessed.reason) == (Verdict.SKIPPED, "The word times are estimates")
    assert (one_guessed.verdict, one_guessed.reason) == (
        Verdict.PASSED,
        "left out as their word times are estimates: 1 of 3 scenes",
    )


def test_a_caption_outside_the_safe_area_is_named(good: GoodVideo) -> None:
    long = CaptionState(first=10, end=19, words=("word",) * 40, active=0, spoken=15)
    wide = _with(good.plan, 0, lambda scene: replace(scene, states=(long,)))

    assert "captions_outside" in faults(good.check(good.video, wide))


@pytest.mark.parametrize(
    ("asked", "longest", "fault"),
    [
        (1.09, 1.01, None),
        (0.92, 1.0, None),
        (0.9, 2, "asked_length"),
        (1.12, 2, "asked_length"),
        (1, 0.9, "platform_length"),
    ],
)
def test_a_length_that_was_not_asked_for_or_is_not_taken_is_named(
    good: GoodVideo, asked: float, longest: float, fault: str | None
) -> None:
    length = good.plan.duration_sec
    lengths = Lengths(asked=asked * length, longest=longest * length)

    found = faults(good.check(good.video, delivery=Delivery(lengths=lengths)))

    assert found == ({fault} if fault else set())


def test_a_grey_card_in_place_of_a_photograph_is_named_whatever_lies_above_it(tmp_path: Path) -> None:
    at = Kitchen(StoreSpec((tmp_path / "objects").as_uri()), side=180)
    named = LowerThird(name="Ada Example", role="Operations", start_sec=0, seconds=9)
    grey, photo = (Still(picture=at.photo(128, spread)) for spread in (0, 45))
    scenes = (at.scene(photo, 0), at.scene(grey, 1, lower_third=named))
    spec = VideoSpec(title="Grey", canvas=at.canvas(), brand=Brand(logo=at.drawing()), scenes=scenes)

    rows = {row.name: row for row in measure(spec, at.store, tmp_path).rows}

    assert rows["flat_pictures"].value == "scene 1"
    assert [spot.scene_id for spot in rows["flat_pictures"].where] == ["s1"]


def _with(plan: VideoPlan, index: int, change: Callable[[ScenePlan], ScenePlan]) -> VideoPlan:
    return replace(plan, scenes=tuple(change(s) if i == index else s for i, s in enumerate(plan.scenes)))


def _held(scene: ScenePlan) -> StillPlan:
    assert isinstance(scene.visual, StillPlan)
    return replace(scene.visual, move=Move(start=scene.visual.move.start, end=scene.visual.move.start))
