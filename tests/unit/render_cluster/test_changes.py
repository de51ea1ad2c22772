"""Transitions, drawn between two flat pictures that are told apart by their brightness."""

from functools import partial

import numpy as np
import pytest

from render_cluster.changes import Cover, Slide, change_for
from render_cluster.edges import Edge, level_edge, slanted_edge
from render_cluster.plan import Transit, Transition
from render_cluster.planes import Planes, empty
from render_cluster.spec import Canvas
from render_cluster.transitions import LENGTHS, in_out_cubic, out_cubic, progress

CANVAS = Canvas(width=180, height=320)
OLD, NEW = 60, 200
WINE = (62, 10, 30)


@pytest.mark.parametrize("kind", [kind for kind in LENGTHS if kind != "cut"])
@pytest.mark.parametrize("skin", ["gazette", "placard"])
def test_a_transition_begins_with_the_old_picture_and_ends_with_the_new(kind: Transit, skin: str) -> None:
    first, last = _drawn(kind, skin, 0.0), _drawn(kind, skin, 1.0)

    assert all(np.abs(plane.astype(int) - OLD).max() <= 1 for plane in first)
    assert all(np.abs(plane.astype(int) - NEW).max() <= 1 for plane in last)


@pytest.mark.parametrize("kind", [kind for kind in LENGTHS if kind != "cut"])
def test_a_transition_fills_every_pixel_whatever_lay_there(kind: Transit) -> None:
    for t in (0.07, 0.3, 0.5, 0.93):
        one, other = _drawn(kind, "placard", t, filled=0), _drawn(kind, "placard", t, filled=255)

        assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_a_crossfade_mixes_by_its_share() -> None:
    assert all(
        np.abs(plane.astype(int) - (0.75 * OLD + 0.25 * NEW)).max() <= 1 for plane in _drawn("crossfade", "", 0.25)
    )


def test_a_dip_is_the_brand_s_colour_in_the_middle() -> None:
    y, u, v = (int(np.median(plane)) for plane in _drawn("dip", "", 0.5))
    red, green, blue = WINE

    assert y == pytest.approx(16 + 219 / 255 * (0.2126 * red + 0.7152 * green + 0.0722 * blue), abs=1)
    assert 128 < u < v


def test_a_slide_shows_both_side_by_side_in_motion() -> None:
    ramp = [np.tile(np.arange(plane.shape[1], dtype=np.uint8), (plane.shape[0], 1)) for plane in _empty()]
    out = _empty()
    Slide(CANVAS).draw(0.25, partial(_copy, ramp), partial(_fill, NEW), out)
    gone = round(180 * 0.25 / 2) * 2

    assert np.array_equal(out[0][0, : 180 - gone], np.arange(gone, 180))
    assert (out[0][:, 180 - gone :] == NEW).all()
    assert (out[1][:, 90 - gone // 2 :] == NEW).all()


def test_a_sheet_rises_from_the_foot_and_shades_what_lies_above_its_edge() -> None:
    luma = _cover(level_edge(CANVAS), 0.5)[0]
    covered = np.flatnonzero((luma == NEW).all(axis=1))
    shaded = np.flatnonzero((luma < OLD).all(axis=1))

    assert covered[-1] == 319
    assert np.array_equal(np.diff(covered), np.ones(len(covered) - 1))
    assert 140 < covered[0] < 180
    assert shaded[-1] == covered[0] - 1
    assert luma[shaded[-1], 0] < luma[shaded[0], 0]


def test_a_cut_edge_is_slanted_and_leaves_no_gap() -> None:
    luma = _cover(slanted_edge(CANVAS), 0.5)[0]
    first = [int(np.flatnonzero(row == NEW)[0]) for row in luma]

    assert first[0] > first[-1] + 20
    assert all((luma[row, at:] == NEW).all() for row, at in enumerate(first))


def test_edges_move_steadily_onwards() -> None:
    for edge, axis in ((level_edge(CANVAS), 1), (slanted_edge(CANVAS), 0)):
        covered = [(np.asarray(_cover(edge, k / 12)[0]) == NEW).mean(axis=axis).sum() for k in range(13)]

        assert covered == sorted(covered)


def test_easing_starts_and_stops_where_it_should() -> None:
    for ease in (in_out_cubic, out_cubic):
        assert (ease(0), ease(1)) == (0, 1)
    assert in_out_cubic(0.5) == 0.5
    assert out_cubic(0.5) > 0.8
    shares = [progress(Transition(kind="slide", frames=10), "schema", k) for k in range(-1, 11)]

    assert (shares[0], shares[-1]) == (0, 1)
    assert shares == sorted(shares)


def test_odd_halves_of_a_frame_are_covered_too() -> None:
    """A chroma plane of odd width: 90 x 162 has 45 x 81."""
    canvas = Canvas(width=90, height=162)
    for edge in (level_edge(canvas), slanted_edge(canvas)):
        out = empty(90, 162)
        Cover(canvas, edge).draw(0.5, partial(_fill, OLD), partial(_fill, NEW), out)

        assert [plane.shape for plane in out] == [(162, 90), (81, 45), (81, 45)]


def _drawn(kind: Transit, skin: str, t: float, filled: int = 0) -> Planes:
    out = [np.full_like(plane, filled) for plane in _empty()]
    change = change_for(Transition(kind=kind, frames=12), skin, CANVAS, WINE)
    change.draw(t, partial(_fill, OLD), partial(_fill, NEW), out)
    return out


def _cover(edge: Edge, t: float) -> Planes:
    out = _empty()
    Cover(CANVAS, edge).draw(t, partial(_fill, OLD), partial(_fill, NEW), out)
    return out


def _empty() -> Planes:
    return empty(CANVAS.width, CANVAS.height)


def _fill(level: int, out: Planes) -> None:
    for plane in out:
        plane[:] = level


def _copy(source: Planes, out: Planes) -> None:
    for plane, target in zip(source, out, strict=True):
        target[:] = plane
