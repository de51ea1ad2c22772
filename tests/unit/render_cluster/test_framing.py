"""What of a picture is seen: fits, focus, moves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.framing import NamedMotion, View, framed, motion_for
from render_cluster.spec import Canvas, Fit

CANVASES = st.sampled_from(
    [Canvas(), Canvas(width=1080, height=1080), Canvas(width=1080, height=1350), Canvas(width=1920, height=1080)]
)
MOTIONS: tuple[NamedMotion, ...] = ("in", "out", "left", "right", "up", "down", "hold")
SHARES = st.floats(0, 1)
VIEWS = st.builds(
    View,
    size=st.tuples(st.integers(16, 6000), st.integers(16, 6000)),
    canvas=CANVASES,
    fit=st.sampled_from(["cover", "contain"]),
    focus=st.none() | st.tuples(SHARES, SHARES),
    seconds=st.floats(0.8, 60),
    photo=st.booleans(),
)


@given(VIEWS, st.sampled_from(MOTIONS), SHARES)
def test_a_window_never_leaves_the_picture_nor_changes_its_shape(view: View, motion: NamedMotion, t: float) -> None:
    x, y, width, height = framed(view, motion).at(t)

    assert x >= -1e-6
    assert y >= -1e-6
    assert x + width <= view.size[0] + 1e-6
    assert y + height <= view.size[1] + 1e-6
    assert width / height == pytest.approx(view.canvas.width / view.canvas.height, rel=1e-6)


@given(VIEWS, st.sampled_from(MOTIONS))
def test_a_move_is_calm(view: View, motion: NamedMotion) -> None:
    """No more than 0.4 % of the frame in 1/30 s at any point of it."""
    move, count = framed(view, motion), view.seconds * 30
    (x, y, width, height), (x2, y2, width2, height2) = move.at(0), move.at(1 / count)
    edges = ((x2 - x, width), (x2 + width2 - x - width, width), (y2 - y, height), (y2 + height2 - y - height, height))

    assert all(abs(moved) / side <= 0.004 for moved, side in edges)


@pytest.mark.parametrize("motion", [name for name in MOTIONS if name != "hold"])
@pytest.mark.parametrize("size", [(1080, 1920), (4000, 1500), (1500, 4000)])
def test_every_named_motion_moves_even_where_the_picture_has_the_frame_s_shape(
    motion: NamedMotion, size: tuple[int, int]
) -> None:
    move = framed(_view(size), motion)

    assert max(abs(a - b) for a, b in zip(move.start, move.end, strict=True)) > 0.02 * min(size)


def test_a_motion_goes_where_its_name_says() -> None:
    moves = {name: framed(_view((3000, 3000)), name) for name in MOTIONS}
    across = {name: move.end[0] - move.start[0] for name, move in moves.items()}
    down = {name: move.end[1] - move.start[1] for name, move in moves.items()}
    deeper = {name: move.start[2] / move.end[2] for name, move in moves.items()}

    assert across["left"] < 0 < across["right"]
    assert down["up"] < 0 < down["down"]
    assert deeper["out"] < 1 < deeper["in"]
    assert moves["hold"].start == moves["hold"].end


def test_what_is_in_focus_is_in_the_middle_as_far_as_the_edges_allow() -> None:
    for motion in MOTIONS:
        x, _, width, _ = framed(_view((4000, 1920), focus=(0.5, 0.5)), motion).at(0.5)

        assert x + width / 2 == pytest.approx(2000, abs=1)
    x, _, width, _ = framed(_view((4000, 1920), focus=(1.0, 0.5)), "hold").at(0)

    assert x + width == pytest.approx(4000)


@given(st.lists(st.text(min_size=1, max_size=8), min_size=2, max_size=40))
def test_automatic_motions_never_repeat(digests: list[str]) -> None:
    chosen, before = [], ""
    for digest in digests:
        before = motion_for("auto", _view((1080, 1920)), digest, before)
        chosen.append(before)

    assert all(one != two for one, two in pairwise(chosen))


def test_a_wide_picture_is_panned_and_a_contained_one_is_not() -> None:
    wide = {motion_for("auto", _view((4000, 1000)), str(i)) for i in range(40)}
    whole = {motion_for("auto", _view((4000, 1000), fit="contain"), str(i)) for i in range(40)}

    assert wide == {"left", "right", "in", "out"}
    assert whole == {"in", "out"}


@pytest.mark.parametrize("motion", ["in", "out"])
def test_text_on_a_flat_card_stays_within_the_safe_area_while_it_moves(motion: NamedMotion) -> None:
    """Left and top edge of a card's text: 72 and 250 of 1080 x 1920; platforms want 60 and about 250 free."""
    move = framed(_view((1080, 1920), photo=False), motion)
    for k in range(151):
        x, y, width, height = move.at(k / 150)

        assert (72 - x) * 1080 / width >= 60
        assert (250 - y) * 1920 / height >= 238


def _view(
    size: tuple[int, int], *, fit: Fit = "cover", focus: tuple[float, float] | None = None, photo: bool = True
) -> View:
    return View(size, Canvas(), fit, focus, 5.0, photo)
