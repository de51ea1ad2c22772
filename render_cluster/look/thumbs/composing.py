"""Which composition a thumbnail gets, on which ground: three that differ at a glance, others for another video."""

import hashlib
from collections.abc import Mapping

from PIL import Image

from render_cluster.look.canvas import Canvas
from render_cluster.look.order import CardOrder
from render_cluster.look.pictures import Kind, kind_of
from render_cluster.look.skin import Skin
from render_cluster.look.template_file import SkinName
from render_cluster.look.thumbs import gazette, placard, schema
from render_cluster.look.thumbs.stage import Compositions, Stage
from render_cluster.look.thumbs.wording import wording

CANDIDATES = 3
_SLIMMEST = 0.5
_COMPOSITIONS: Mapping[SkinName, Compositions] = {
    "gazette": gazette.COMPOSITIONS,
    "schema": schema.COMPOSITIONS,
    "placard": placard.COMPOSITIONS,
}


def draw_thumbnail(skin: Skin, picture: Image.Image | None) -> None:
    """Draw candidate `variant` of the order, the strongest of which is the first; each stands on its own ground."""
    order, variant = skin.order, skin.order.variant % CANDIDATES
    words, seed = wording(order.content), _seed(order)
    drawing = picture is not None and kind_of(picture) is Kind.DRAWING
    shown = picture if drawing and picture and _SLIMMEST < picture.width / picture.height < 1 / _SLIMMEST else None
    photo = None if drawing else picture
    kinds = ("picture", "object", "figure") if photo or shown else ("figure", "picture", "object")
    grounds = skin.template.rotation["thumbnail"]
    skin.ground = skin.template.grounds[grounds[(seed + variant) % len(grounds)]]
    skin.canvas = Canvas(skin.frame.width, skin.frame.height, skin.ground.bg)
    skin.draw_ground()
    stage = Stage(skin, words, photo, shown, seed)
    _COMPOSITIONS[skin.template.skin][kinds[variant]](stage)


def _seed(order: CardOrder) -> int:
    """The same for all candidates of a video, another for another one."""
    said = f"{order.content.headline}\0{order.content.figure}\0{order.wordmark}"
    return int.from_bytes(hashlib.sha256(said.encode()).digest()[:4], "big")
