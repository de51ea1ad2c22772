"""A comparison: two panels of equal height, the same size of type in both."""

from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster.look.frames import Box
from render_cluster.look.measuring import cap_height
from render_cluster.look.setting import Block
from render_cluster.look.skin import Skin
from render_cluster.look.tokens import Ground

MOST_POINTS = 3
_GAP, _PAD, _INDENT, _BETWEEN = 28, 38, 62, 28


@dataclass(frozen=True, slots=True)
class Side:
    head: str
    points: tuple[str, ...]


def sides_of(items: Sequence[str]) -> tuple[Side, Side] | None:
    """The first row names the sides; without a row of two sides there is nothing to compare."""
    rows = [tuple(part.strip() for part in item.split("|", 1)) for item in items if "|" in item]
    if not rows:
        return None
    left, right = zip(*rows, strict=True)
    return (
        Side(left[0], tuple(filter(None, left[1:]))[:MOST_POINTS]),
        Side(right[0], tuple(filter(None, right[1:]))[:MOST_POINTS]),
    )


def draw_comparison(skin: Skin, sides: tuple[Side, Side]) -> None:
    box = skin.titled(skin.order.content.headline, 0.2)
    cells = _cells(skin, box)
    inner = [cell.inset(_PAD, _PAD) for cell in cells]
    bare = not any(side.points for side in sides)
    heads = skin.alike(
        [side.head for side in sides],
        "title" if bare else "side",
        Box(0, 0, inner[0].w, inner[0].h * (0.9 if bare else 0.4)),
    )
    under = max(head.height for head in heads) + 38
    grounds = _grounds(skin)
    stacks = _stacks(skin, sides, Box(0, 0, inner[0].w - _INDENT, inner[0].h - under))
    for i, (cell, pad) in enumerate(zip(cells, inner, strict=True)):
        with skin.canvas.row(i):
            ground = grounds[i]
            skin.panel(cell, ground, i + 3)
            skin.put(heads[i], pad.below(pad.y + (pad.h - heads[i].height) / 2) if bare else pad, ground.fg)
            _points(skin, stacks[i], pad.below(pad.y + under), ground)


def _grounds(skin: Skin) -> list[Ground]:
    """Those of the panels that are seen on the card's own first."""
    names = sorted(skin.template.panels, key=lambda name: name == skin.ground_name)
    return [skin.template.grounds[name] for name in names]


def _points(skin: Skin, stack: Sequence[Block], box: Box, ground: Ground) -> None:
    spare, y = box.h - sum(block.height for block in stack), box.y
    for block in stack:
        cap = cap_height(block.role.face, block.size)
        with skin.canvas.whole("point"):
            left, dash = (box.x, box.right - 30) if block.rtl else (box.x + _INDENT, box.x + 2)
            skin.canvas.rect(Box(dash, y + cap / 2 - 4, 28, 8), ground.accent)
            skin.put(block, Box(left, y, box.w - _INDENT, block.height), ground.fg)
        y += block.height + min(56, spare / max(1, len(stack) - 1))


def _cells(skin: Skin, box: Box) -> list[Box]:
    if skin.frame.wide:
        return [Box(box.x + i * (box.w + _GAP) / 2, box.y, (box.w - _GAP) / 2, box.h) for i in range(2)]
    return [Box(box.x, box.y + i * (box.h + _GAP) / 2, box.w, (box.h - _GAP) / 2) for i in range(2)]


def _stacks(skin: Skin, sides: tuple[Side, Side], box: Box) -> list[list[Block]]:
    """Set all points at the largest size at which the taller stack still fits; rather fewer points than tiny ones."""
    role = skin.role("point")
    for most in range(MOST_POINTS, 0, -1):
        for size in range(role.largest, role.smallest - 1, -2):
            stacks = [[skin.fit(point, "point", box, size=size) for point in side.points[:most]] for side in sides]
            fits = all(sum(block.height + _BETWEEN for block in stack) - _BETWEEN <= box.h for stack in stacks)
            if fits and all(block.size == size for stack in stacks for block in stack):
                return stacks
    return [[skin.fit(point, "point", box) for point in side.points[:1]] for side in sides]
