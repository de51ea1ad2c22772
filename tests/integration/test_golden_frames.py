"""Composed frames against the kept ones, tolerantly: another processor may round otherwise."""

import math

import numpy as np
import pytest
from PIL import Image

from render_cluster.planes import Plane
from tests.support.golden import FOLDER, FRAMES, TEMPLATES, frames

LEAST_DB = 40.0


@pytest.mark.parametrize("template", TEMPLATES)
def test_frames_look_as_they_are_meant_to(template: str) -> None:
    """If a look was changed on purpose: `make golden`, look at the pictures, commit them."""
    off = {name: _distance(name, picture) for name, picture in frames(template)}

    assert set(off) == {f"{template}-{name}" for name in FRAMES}
    assert {name: db for name, db in off.items() if db < LEAST_DB} == {}


def test_the_kept_frames_are_those_that_are_drawn() -> None:
    kept = {path.stem for path in FOLDER.glob("*.png")}

    assert kept == {f"{template}-{name}" for template in TEMPLATES for name in FRAMES}
    assert all(path.stat().st_size < 60_000 for path in FOLDER.glob("*.png"))


def _distance(name: str, picture: Plane) -> float:
    """PSNR in dB."""
    with Image.open(FOLDER / f"{name}.png") as kept:
        error = float(np.mean((np.asarray(kept.convert("RGB"), np.float64) - picture) ** 2))
    return 10 * math.log10(255**2 / max(error, 1e-9))
