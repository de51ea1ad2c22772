"""Pixels: sampling and overlays, against the same done slowly in RGB."""

import numpy as np
import pytest
from PIL import Image

from render_cluster.framing import View, framed
from render_cluster.planes import Overlay, Plane, empty, fit, from_rgb, sample
from render_cluster.spec import Canvas
from render_cluster.stills import Still


def test_an_overlay_is_what_blending_in_rgb_gives() -> None:
    """Half transparent green over violet: a wrong formula in one plane would show at once."""
    ground, ink, alpha = (74, 31, 196), (40, 200, 90), 128
    out = from_rgb(_flat(ground, 64, 64))
    Overlay(Image.new("RGBA", (32, 32), (*ink, alpha)), 16, 16).blend(out)
    mixed = tuple(round((a * alpha + b * (255 - alpha)) / 255) for a, b in zip(ink, ground, strict=True))
    wanted = from_rgb(_flat(mixed, 64, 64))

    for got, want in zip(out, wanted, strict=True):
        quarter = got.shape[0] // 4
        inside = np.s_[quarter + 2 : 3 * quarter - 2, quarter + 2 : 3 * quarter - 2]
        assert np.abs(got[inside].astype(int) - want[inside]).max() <= 1


def test_what_is_transparent_leaves_no_trace_of_its_colour() -> None:
    before = from_rgb(_flat((120, 120, 120), 32, 32))
    after = [plane.copy() for plane in before]
    Overlay(Image.new("RGBA", (16, 16), (255, 0, 0, 0)), 8, 8).blend(after)

    assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("origin", [0.0, 3.25, 17.61])
def test_a_slow_zoom_is_sampled_to_a_tenth_of_a_pixel(origin: float) -> None:
    """A gradient shows the place of a sample as its brightness."""
    source: Plane = np.tile(np.arange(0, 240, dtype=np.uint8), (240, 1))
    target: Plane = np.empty((150, 150), np.uint8)
    sample(source, target, (origin, origin), (1.4, 1.4))
    wanted = origin + (np.arange(150) + 0.5) * 1.4 - 0.5
    inside = slice(2, 148)

    assert np.abs(target[75, inside] - wanted[inside]).max() <= 1


def test_a_fit_keeps_the_centre_exact() -> None:
    found = fit(100.37, 1.37, 1080, 2000)

    assert found
    assert found.first + (found.skip + 540) * found.step == pytest.approx(100.37 + 540 * 1.37)
    assert found.error < 0.1


def test_a_still_of_any_size_fills_the_frame() -> None:
    canvas = Canvas(width=90, height=160)
    for size in ((90, 160), (91, 161), (400, 300), (50, 500)):
        move = framed(View(size, canvas, "cover", None, 4.0), "in")
        still = Still(_flat((200, 30, 60), *size), canvas, move)
        out = empty(90, 160)
        still.draw(move.at(0.5), out)

        assert [int(np.ptp(plane)) for plane in out] == [0, 0, 0]


def _flat(colour: tuple[int, ...], width: int, height: int) -> Plane:
    return np.full((height, width, 3), colour, np.uint8)
