"""Thumbnails of a video: drawings of their own, several to choose from, never frames of it."""

from dataclasses import replace

from PIL import Image

from render_cluster.look.drawing import compose, resized, tidy
from render_cluster.look.order import CardOrder
from render_cluster.look.thumbs.composing import CANDIDATES


def candidates(order: CardOrder, picture: Image.Image | None) -> tuple[Image.Image, ...]:
    """Return RGB of the order's size, the strongest first; the same order and picture give the same ones."""
    drawn = (compose(tidy(each), picture).canvas.image for each in variants(order))
    return tuple(resized(image, order.width, order.height) for image in drawn)


def variants(order: CardOrder) -> tuple[CardOrder, ...]:
    """One order for each candidate, for whoever draws them as tasks."""
    return tuple(replace(order, thumbnail=True, slide=False, variant=number) for number in range(CANDIDATES))
