"""Pictures with alpha as premultiplied planes, which are shifted, scaled, uncovered and faded as they are laid down.

All places and sizes are even, as chroma has half the resolution; a fine shift counts parts of a pixel.
"""

import math
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
from PIL import Image

from render_cluster.look.poses import Pose
from render_cluster.planes import Numbers, Plane, Planes

MARGIN = 2
"""Empty pixels around what is shifted by parts of one."""
_BLACK, _GREY = 16, 128
_SAME = 1e-3
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
_LUMA, _CHROMA = 219 / 255, 224 / 255
_BT709 = np.array(
    [
        [_RED * _LUMA, _GREEN * _LUMA, _BLUE * _LUMA, _BLACK],
        [-_RED * _CHROMA / 1.8556, -_GREEN * _CHROMA / 1.8556, (1 - _BLUE) * _CHROMA / 1.8556, _GREY],
        [(1 - _RED) * _CHROMA / 1.5748, -_GREEN * _CHROMA / 1.5748, -_BLUE * _CHROMA / 1.5748, _GREY],
    ]
)
"""ITU-R BT.709 in limited range, in 255ths."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """What is kept of the ground, in 255ths, is `keep`; nothing of it where that is None."""

    x: int
    y: int
    planes: Planes
    keep: Planes | None

    @property
    def width(self) -> int:
        return int(self.planes[0].shape[1])

    @property
    def height(self) -> int:
        return int(self.planes[0].shape[0])


def even(value: float) -> int:
    return round(value / 2) * 2


def sprite_of(image: Image.Image, x: int, y: int, margin: int = 0) -> Sprite:
    """Take an RGBA picture at any place; it is widened to even ones."""
    left, top = x % 2 + margin, y % 2 + margin
    width, height = (side + 1 & ~1 for side in (image.width + left + margin, image.height + top + margin))
    if (width, height) != image.size:
        wider = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        wider.paste(image, (left, top))
        image = wider
    alpha = np.asarray(image.getchannel("A"))
    colours = _converted(np.asarray(image.convert("RGBa"))[..., :3])
    if alpha.min() == 255:  # noqa: PLR2004 - opaque
        return Sprite(x - left, y - top, colours, None)
    keep = 255 - alpha
    thin = _halved(keep)
    # the planes of black are not zero: where nothing covers, nothing must be added
    blacks = (cv2.LUT(keep, _share_of(_BLACK)), cv2.LUT(thin, _share_of(_GREY)), cv2.LUT(thin, _share_of(_GREY)))
    planes = [np.asarray(cv2.subtract(*pair), np.uint8) for pair in zip(colours, blacks, strict=True)]
    return Sprite(x - left, y - top, planes, [keep, thin, thin])


def _converted(colours: Plane) -> Planes:
    """As `planes.from_rgb` does, without its start-up time: a card has dozens of small pictures."""
    whole = cv2.transform(colours, _BT709)
    y, u, v = cv2.split(whole)
    return [np.asarray(y, np.uint8), _halved(u), _halved(v)]


def _halved(plane: Numbers) -> Plane:
    size = plane.shape[1] // 2, plane.shape[0] // 2
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8)


def lay(sprite: Sprite, pose: Pose, out: Planes) -> None:
    """Lay it over the planes; what reaches over their edges is not seen."""
    shown = _uncovered(sprite, pose)
    if shown is None or pose.opacity <= 0:
        return
    if abs(pose.scale - 1) > _SAME:
        shown = _scaled(shown, pose.scale)
    shown = _shifted(shown, pose.dx, pose.dy) if pose.fine else _moved(shown, even(pose.dx), even(pose.dy))
    blend(shown, out, pose.opacity)


def blend(sprite: Sprite, out: Planes, opacity: float = 1.0) -> None:
    height, width = out[0].shape
    left, top = max(0, -sprite.x), max(0, -sprite.y)
    right, bottom = min(sprite.width, width - sprite.x), min(sprite.height, height - sprite.y)
    if left >= right or top >= bottom:
        return
    for i, (target, picture) in enumerate(zip(out, sprite.planes, strict=True)):
        half = 1 if i else 0
        rows, columns = slice(top >> half, bottom >> half), slice(left >> half, right >> half)
        x, y = (sprite.x + left) >> half, (sprite.y + top) >> half
        box = target[y : y + rows.stop - rows.start, x : x + columns.stop - columns.start]
        _mix(box, picture[rows, columns], sprite.keep[i][rows, columns] if sprite.keep else None, opacity)


def _mix(box: Plane, picture: Plane, keep: Plane | None, opacity: float) -> None:
    if opacity < 1:
        mixed = picture if keep is None else cv2.add(cv2.multiply(box, keep, scale=1 / 255), picture)
        cv2.addWeighted(box, 1 - opacity, mixed, opacity, 0, box)
    elif keep is None:
        np.copyto(box, picture)
    else:
        cv2.multiply(box, keep, box, scale=1 / 255)
        cv2.add(box, picture, box)


def _uncovered(sprite: Sprite, pose: Pose) -> Sprite | None:
    if pose.shown >= 1:
        return sprite
    if pose.side == "left":
        wide = even(sprite.width * pose.shown)
        return _part(sprite, slice(0, sprite.height), slice(0, wide)) if wide else None
    high = even(sprite.height * pose.shown)
    if not high:
        return None
    hidden = sprite.height - high
    if pose.side == "foot":
        return _moved(_part(sprite, slice(hidden, sprite.height), slice(0, sprite.width)), 0, hidden)
    return _moved(_part(sprite, slice(0, high), slice(0, sprite.width)), 0, hidden)


def _part(sprite: Sprite, rows: slice, columns: slice) -> Sprite:
    halved = slice(rows.start // 2, rows.stop // 2), slice(columns.start // 2, columns.stop // 2)
    places = ((rows, columns), halved, halved)
    planes = [plane[place] for plane, place in zip(sprite.planes, places, strict=True)]
    keep = [plane[place] for plane, place in zip(sprite.keep, places, strict=True)] if sprite.keep else None
    return Sprite(sprite.x, sprite.y, planes, keep)


def _moved(sprite: Sprite, dx: int, dy: int) -> Sprite:
    return replace(sprite, x=sprite.x + dx, y=sprite.y + dy) if dx or dy else sprite


def _scaled(sprite: Sprite, scale: float) -> Sprite:
    """Around its middle."""
    width, height = max(2, even(sprite.width * scale)), max(2, even(sprite.height * scale))
    sizes = ((width, height), (width // 2, height // 2), (width // 2, height // 2))
    x, y = sprite.x + even((sprite.width - width) / 2), sprite.y + even((sprite.height - height) / 2)
    return Sprite(x, y, _resized(sprite.planes, sizes), _resized(sprite.keep, sizes) if sprite.keep else None)


def _resized(planes: Planes, sizes: tuple[tuple[int, int], ...]) -> Planes:
    return [
        np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR), np.uint8)
        for plane, size in zip(planes, sizes, strict=True)
    ]


def _shifted(sprite: Sprite, dx: float, dy: float) -> Sprite:
    """Between pixels by mixing neighbours: both shifts of a whole pixel are exact. Its margin is used up."""
    across, down = math.floor(dx / 2) * 2, math.floor(dy / 2) * 2
    rest = (dx - across, dy - down)
    return Sprite(
        sprite.x + MARGIN + across,
        sprite.y + MARGIN + down,
        [_between(plane, rest, 1 if i else 0) for i, plane in enumerate(sprite.planes)],
        [_between(plane, rest, 1 if i else 0) for i, plane in enumerate(sprite.keep)] if sprite.keep else None,
    )


def _between(plane: Plane, rest: tuple[float, float], half: int) -> Plane:
    """Shift by less than two pixels of luma to the right and down; what was before the margin is gone."""
    margin = MARGIN >> half
    for axis, moved in ((1, rest[0] / (1 << half)), (0, rest[1] / (1 << half))):
        whole, part, size = int(moved), moved - int(moved), plane.shape[axis]
        near = _cut(plane, axis, margin - whole, size - whole)
        if part > _SAME:
            far = _cut(plane, axis, margin - whole - 1, size - whole - 1)
            near = np.asarray(cv2.addWeighted(near, 1 - part, far, part, 0), np.uint8)
        plane = near
    return plane


def _cut(plane: Plane, axis: int, start: int, stop: int) -> Plane:
    return plane[start:stop] if axis == 0 else plane[:, start:stop]


@cache
def _share_of(value: int) -> Plane:
    return np.round(np.arange(256) * value / 255).astype(np.uint8)
