"""Whether a picture is black, or of one colour: measured where nothing lies above it."""

import numpy as np

from render_cluster.gate.cover import Mask
from render_cluster.gate.frames import small
from render_cluster.planes import Plane, Planes

DARK = 24
"""Luma up to which a sample is black (16 is none at all); templates have grounds as dark, but coloured."""
NEUTRAL = 4
BLACK_SHARE = 0.98
GREY = 128
EDGE_SHARE = 0.005
"""Of the samples at either end of the range, which say little about the picture."""


def is_black(luma: Plane, chroma: Planes, hidden: int) -> bool:
    """`luma` is the small picture, in which `hidden` samples are 0; the chroma is looked at only if that is dark."""
    light = int(np.count_nonzero(luma > DARK))
    if light > (1 - BLACK_SHARE) * (luma.size - hidden):
        return False
    return all(abs(float(np.median(small(plane))) - GREY) <= NEUTRAL for plane in chroma)


def reach(plane: Plane, seen: Mask) -> int:
    """How far apart the darkest and the lightest samples are, leaving out a few at either end."""
    counts = np.cumsum(np.bincount(plane[seen], minlength=256))
    total = counts[-1]
    low, high = np.searchsorted(counts, [EDGE_SHARE * total, (1 - EDGE_SHARE) * total], side="right")
    return int(min(high, 255) - low)
