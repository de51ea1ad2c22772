"""Do slow moves glide or stutter?  Shifts between frames, found by phase correlation, against the exact motion.

What the eye sees is not a constant offset but its change from frame to frame: the jerk, in pixels a frame (rms).
"""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from render_cluster.backdrops import composition_size, on_backdrop
from render_cluster.framing import NamedMotion, View, framed
from render_cluster.plan import Move
from render_cluster.planes import Plane, empty
from render_cluster.spec import Canvas, Fit
from render_cluster.stills import Still

CANVAS = Canvas(width=540, height=960)
FRAMES, SIDE = 36, 192
PATCHES = ((30, 120), (320, 120), (30, 640), (320, 660), (180, 380))
CALM = 0.06
WINDOW = cv2.createHanningWindow((SIDE, SIDE), cv2.CV_32F)
MOTIONS: tuple[NamedMotion, ...] = ("in", "out", "left", "right", "up", "down")


@pytest.mark.parametrize("motion", MOTIONS)
@pytest.mark.parametrize(("width", "height"), [(900, 1600), (2400, 1350), (1500, 1080)])
def test_a_picture_glides(motion: NamedMotion, width: int, height: int) -> None:
    image = _texture(width, height)
    move = framed(View((width, height), CANVAS, "cover", None, 5.0), motion)

    assert _jerk(image, move) <= CALM


@pytest.mark.parametrize("motion", ["in", "out"])
def test_a_picture_on_its_backdrop_glides(motion: NamedMotion) -> None:
    fit: Fit = "contain"
    image = on_backdrop(_texture(900, 1100), CANVAS, "gazette")
    move = framed(View(composition_size(CANVAS), CANVAS, fit, None, 5.0), motion)

    assert _jerk(image, move, patches=((100, 180), (260, 180), (180, 300))) <= CALM


def _jerk(image: Plane, move: Move, patches: tuple[tuple[int, int], ...] = PATCHES) -> float:
    still, out, errors, before = Still(image, CANVAS, move), empty(CANVAS.width, CANVAS.height), [], None
    for k in range(FRAMES):
        still.draw(move.at(k / 150), out)
        now = [out[0][y : y + SIDE, x : x + SIDE].astype(np.float32) for x, y in patches]
        if before is not None:
            pairs = zip(before, now, patches, strict=True)
            errors.append([_error(a, b, move, k - 1, patch) for a, b, patch in pairs])
        before = now
    return float(np.sqrt((np.diff(np.array(errors), axis=0) ** 2).mean()))


def _error(
    before: NDArray[np.float32], now: NDArray[np.float32], move: Move, k: int, patch: tuple[int, int]
) -> NDArray[np.float64]:
    shift, _ = cv2.phaseCorrelate(before, now, WINDOW)
    return np.subtract(shift, _expected(move, k, patch[0] + SIDE / 2, patch[1] + SIDE / 2))


def _expected(move: Move, k: int, px: float, py: float) -> tuple[float, float]:
    """Where the point seen at (px, py) in frame k lies in frame k + 1, minus where it was."""
    x, y, width, height = move.at(k / 150)
    sx, sy = x + px * width / CANVAS.width, y + py * height / CANVAS.height
    x, y, width, height = move.at((k + 1) / 150)
    return (sx - x) * CANVAS.width / width - px, (sy - y) * CANVAS.height / height - py


def _texture(width: int, height: int) -> Plane:
    """Something like a photograph: detail of every size, the coarse strongest."""
    random = np.random.default_rng(5)
    image = np.zeros((height, width, 3), np.float32)
    for size in (3, 6, 14, 40):
        noise = random.normal(0, 1, (height // size + 2, width // size + 2, 3)).astype(np.float32)
        image += cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC) * (12 + size**0.5 * 3)
    return np.clip(image + 120, 0, 255).astype(np.uint8)
