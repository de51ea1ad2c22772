"""The timeline in whole frames."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.scenes import LEAD, LONGEST_SEGMENT, SHORTEST, segments, spans
from render_cluster.spec import Card, Clip, SceneSpec, Still, Visual
from render_cluster.transitions import LONGEST, frames_at, tail, transitions

FPS = st.sampled_from([24, 25, 30, 50, 60])
SECONDS = st.floats(0, 60, allow_nan=False)
LENGTHS = st.lists(st.tuples(SECONDS, st.floats(0, 5), SECONDS), min_size=1, max_size=30)


@given(LENGTHS, FPS)
def test_there_is_no_gap_and_no_overlap_and_nothing_drifts(lengths: list[tuple[float, float, float]], fps: int) -> None:
    found = spans(lengths, fps)

    assert found[0].first == 0
    assert all(one.first + one.frames == two.first for one, two in pairwise(found))
    for (voice, pause, least), span in zip(lengths, found, strict=True):
        wanted = max(LEAD / 30 + voice + pause, least, SHORTEST / 30)
        assert abs(span.frames - wanted * fps) <= 0.5


@given(LENGTHS, st.tuples(SECONDS, st.floats(0, 5), SECONDS), st.integers(0, 30), FPS)
def test_an_inserted_scene_changes_no_other_length(
    lengths: list[tuple[float, float, float]], new: tuple[float, float, float], at: int, fps: int
) -> None:
    before = [span.frames for span in spans(lengths, fps)]
    after = [span.frames for span in spans([*lengths[:at], new, *lengths[at:]], fps)]

    assert [*after[: min(at, len(before))], *after[min(at, len(before)) + 1 :]] == before


@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=12), FPS)
def test_segments_cover_every_frame_once_in_order(lengths: list[int], fps: int) -> None:
    found = segments(lengths, fps)

    assert [(s.scene, k) for s in found for k in range(s.first, s.end)] == [
        (scene, k) for scene, frames in enumerate(lengths) for k in range(frames)
    ]
    assert all(0 < segment.frames <= frames_at(LONGEST_SEGMENT, fps) for segment in found)
    for scene in range(len(lengths)):
        sizes = [segment.frames for segment in found if segment.scene == scene]
        assert max(sizes) - min(sizes) <= 1


def test_a_scene_without_a_voice_lasts_as_long_as_asked() -> None:
    assert spans([(0.0, 0.35, 4.0)], 30)[0].frames == 120


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_a_scene_is_long_enough_for_the_transitions_at_both_ends(fps: int) -> None:
    assert spans([(0.1, 0.0, 0.0)], fps)[0].frames >= frames_at(LONGEST, fps)


def test_a_transition_lies_in_the_later_scene_and_the_earlier_one_goes_on_under_it() -> None:
    found = transitions([_scene(Still(picture="p"))] * 3, "gazette", 30)

    assert [each.frames for each in found] == [0, 12, 12]
    assert all(each.frames <= tail(30) for each in found)


@pytest.mark.parametrize(
    ("template", "kind", "frames"), [("gazette", "wipe", 12), ("schema", "slide", 10), ("placard", "wipe", 8)]
)
def test_each_template_has_a_transition_of_its_own_between_cards(template: str, kind: str, frames: int) -> None:
    card = _scene(Card(layout="end"))
    found = transitions([card, card, _scene(Clip(clip="c"))], template, 30)

    assert [(each.kind, each.frames) for each in found[1:]] == [(kind, frames)] * 2


def test_two_pictures_in_a_row_fade_into_each_other_unless_told_otherwise() -> None:
    still, clip = _scene(Still(picture="p")), _scene(Clip(clip="c"))
    cut = clip.model_copy(update={"transition": "cut"})

    assert [each.kind for each in transitions([still, clip, still, cut], "schema", 30)] == [
        "cut",
        "crossfade",
        "crossfade",
        "cut",
    ]


def test_a_transition_takes_as_long_at_any_frame_rate() -> None:
    scenes = [_scene(Still(picture="p"))] * 2

    assert [transitions(scenes, "gazette", fps)[1].frames for fps in (24, 25, 30, 50, 60)] == [10, 10, 12, 20, 24]


def _scene(visual: Visual) -> SceneSpec:
    return SceneSpec(scene_id="s", visual=visual, duration_sec=2)
