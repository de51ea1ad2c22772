"""How much of a card captions need: lines of some styles and scripts reach higher than what formats keep anyway."""

from collections.abc import Iterable

from render_cluster.caption.extents import extents
from render_cluster.caption.look import LARGEST_POP, Look
from render_cluster.caption.pictures import BLOCK_DOWN
from render_cluster.caption.setting import LINE_GAP

APART = 28
"""Between the highest caption and what stands above it."""


def room(look: Look, texts: Iterable[str]) -> int:
    """Pixels of a frame 1080 wide, from the foot of captions up; 0 where there are none.

    Captions of all scenes count, as cards of one video keep the same room: those of fewer lines stand lower.
    """
    signs = "".join(sorted(set("".join(texts))))
    if look.style == "none" or not signs.strip():
        return 0
    manner = look.manner
    above, below = extents(manner.face, manner.size, signs)
    pitch = max(manner.size * manner.leading, above + below + LINE_GAP * manner.size)
    over = {"pop": (LARGEST_POP - 1) * above, "block": BLOCK_DOWN}.get(manner.mark, 0.0)
    return round(manner.pad + below + (manner.lines - 1) * pitch + above + over) + APART
