"""The timeline in whole frames."""

from itertools import pairwise

import pytest

from render_cluster.plan import Move
from render_cluster.scenes import (
    CARD_MOVES,
    FADE,
    LEAD,
    LONGEST_SEGMENT,
    PHOTO_MOVES,
    SHORTEST,
    moves,
    segments,
    source_box,
    spans,
    tails,
    transitions,
)
from render_cluster.spec import SceneSpec, Still


def test_starts_are_rounded_on_the_absolute_time_so_that_nothing_drifts() -> None:
    found = spans([(1.01, 0.35, 0.0)] * 100, 30)

    assert found[0].first == 0
    assert all(span.first == round(i * (1.01 + 0.35 + LEAD / 30) * 30) for i, span in enumerate(found))
    assert sum(span.frames for span in found) == round(100 * (1.01 + 0.35 + LEAD / 30) * 30)


def test_a_scene_is_never_shorter_than_its_crossfades() -> None:
    assert spans([(0.1, 0.0, 0.0)], 30)[0].frames == SHORTEST


def test_a_scene_without_a_voice_lasts_as_long_as_asked() -> None:
    assert spans([(0.0, 0.35, 4.0)], 30)[0].frames == 120


def test_a_transition_lies_in_the_later_scene_and_the_earlier_one_goes_on_under_it() -> None:
    found = transitions(_scenes(3))

    assert [each.frames for each in found] == [0, FADE, FADE]
    assert tails(found) == [FADE, FADE, 0]


def test_a_long_scene_is_cut_into_chunks_that_miss_no_frame() -> None:
    found = segments([90, LONGEST_SEGMENT * 2 + 1])

    assert [(each.scene, each.first) for each in found] == [(0, 0), (1, 0), (1, 240), (1, 480)]
    assert found[-1].end == LONGEST_SEGMENT * 2 + 1
    assert all(each.frames <= LONGEST_SEGMENT for each in found)


def test_two_like_moves_never_follow_each_other() -> None:
    scenes = _scenes(60)
    chosen = moves(scenes)
    photos = [i % 3 == 0 for i in range(60)]

    assert all(one != other for one, other in pairwise(chosen))
    assert all(move in (PHOTO_MOVES if photo else CARD_MOVES) for move, photo in zip(chosen, photos, strict=True))


@pytest.mark.parametrize("move", [*CARD_MOVES, *PHOTO_MOVES])
def test_text_on_a_picture_stays_within_the_safe_area_while_it_moves(move: Move) -> None:
    """Left and top edge of a card's text: 72 and 250 of 1080 x 1920; platforms want 60 and about 250 free."""
    for k in range(150 + FADE):
        x, y, width, height = source_box(move, k / (149 + FADE), (1080, 1920))

        assert (72 - x) * 1080 / width >= 60
        assert (250 - y) * 1920 / height >= 238
        assert x >= -1e-9
        assert y >= -1e-9
        assert x + width <= 1080 + 1e-6
        assert y + height <= 1920 + 1e-6


def _scenes(count: int) -> list[SceneSpec]:
    return [
        SceneSpec(scene_id=str(i), visual=Still(picture=f"p{i}", photo=i % 3 == 0), voice="v") for i in range(count)
    ]
