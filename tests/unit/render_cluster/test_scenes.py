"""The timeline in whole frames."""

from itertools import pairwise

import pytest

from render_cluster.scenes import CARD_MOVES, FADE, LEAD, PHOTO_MOVES, SHORTEST, layers, moves, source_box, spans
from render_cluster.spec import Media, Move, ScenePlan, SceneSpec

NOTHING = Media(key="k", digest="d")


def test_starts_are_rounded_on_the_absolute_time_so_that_nothing_drifts() -> None:
    found = spans([(1.01, 0.35)] * 100, 30)

    assert found[0].first == 0
    assert all(span.first == round(i * (1.01 + 0.35 + LEAD / 30) * 30) for i, span in enumerate(found))
    assert sum(span.frames for span in found) == round(100 * (1.01 + 0.35 + LEAD / 30) * 30)


def test_a_scene_is_never_shorter_than_its_crossfades() -> None:
    assert spans([(0.1, 0.0)], 30)[0].frames == SHORTEST


def test_a_crossfade_lies_at_the_start_of_the_later_scene() -> None:
    before, now = layers(1, 0, length_before=90)
    last_before, last_now = layers(1, FADE - 1, length_before=90)

    assert (before.scene, before.k, now.scene, now.k) == (0, 90, 1, 0)
    assert before.weight + now.weight == pytest.approx(1)
    assert now.weight == pytest.approx(1 / (FADE + 1))
    assert last_before.weight == pytest.approx(1 / (FADE + 1))
    assert last_now.k == FADE - 1
    assert len(layers(1, FADE, 90)) == len(layers(0, 0, 0)) == 1


def test_two_like_moves_never_follow_each_other() -> None:
    scenes = [SceneSpec(scene_id=str(i), label="", picture=f"p{i}", voice="v", photo=i % 3 == 0) for i in range(60)]
    chosen = moves(scenes)

    assert all(one != other for one, other in pairwise(chosen))
    assert all(move in (PHOTO_MOVES if scene.photo else CARD_MOVES) for move, scene in zip(chosen, scenes, strict=True))


@pytest.mark.parametrize("move", [*CARD_MOVES, *PHOTO_MOVES])
def test_text_on_a_picture_stays_within_the_safe_area_while_it_moves(move: Move) -> None:
    """Left and top edge of a card's text: 72 and 250 of 1080 x 1920; platforms want 60 and about 250 free."""
    scene = ScenePlan(
        scene_id="",
        label="",
        picture=NOTHING,
        voice=NOTHING,
        first=0,
        frames=150,
        voice_first=3,
        voice_frames=120,
        move=move,
    )
    for k in range(150 + FADE):
        x, y, width, height = source_box(scene, k, (1080, 1920))

        assert (72 - x) * 1080 / width >= 60
        assert (250 - y) * 1920 / height >= 238
        assert x >= -1e-9
        assert y >= -1e-9
        assert x + width <= 1080 + 1e-6
        assert y + height <= 1920 + 1e-6
