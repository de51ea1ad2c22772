"""What a scene is made of, opened: its picture, clip or card, and its voice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from render_cluster.caption.areas import column, scale_of
from render_cluster.caption.style import ground_near, style_of
from render_cluster.captions import room_for
from render_cluster.cards import order_of
from render_cluster.errors import RenderError
from render_cluster.ingest.clips import mezzanine
from render_cluster.ingest.pictures import mark, picture
from render_cluster.ingest.sounds import sound
from render_cluster.logos import open_logo
from render_cluster.look.drawing import layout_of
from render_cluster.look.grounds import grounds_over
from render_cluster.look.tokens import load_template
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import CardPlan, ClipPlan, Media
from render_cluster.planes import Plane
from render_cluster.sound import SAMPLE_RATE
from render_cluster.spec import Card, Clip, SceneSpec, Still, VideoSpec
from render_cluster.stills import open_rgb, size_of

FLAT_SHARE, FLAT_DISTANCE = 0.8, 24
BAND = 176
"""Design pixels above the column's foot: where captions stand."""


@dataclass(frozen=True, slots=True)
class OpenedStill:
    picture: Media
    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Material:
    """`ground` names the flat colour under captions, empty over pictures and, as not yet chosen, on cards.

    How a still moves is not yet known. `layout` is how a card is drawn, `flat` whether captions stand on its colour.
    """

    visual: OpenedStill | ClipPlan | CardPlan
    ground: str = ""
    layout: str = ""
    flat: bool = False


def open_visual(spec: VideoSpec, number: int, seconds: float, store: StoreSpec) -> Material:
    """`seconds` is how long it is seen."""
    match shown := spec.scenes[number].visual:
        case Card():
            return _card(spec, shown, number, store)
        case Clip():
            return Material(_clip(spec, shown, seconds, store))
        case _:
            return _still(spec, shown, store)


def on_grounds(spec: VideoSpec, materials: Sequence[Material]) -> list[Material]:
    """Choose the colours that cards stand on and leave room for captions, alike over the whole video."""
    names = grounds_over(load_template(spec.brand.template), [material.layout for material in materials])
    room = room_for(spec)
    return [_on_ground(material, name, room) for material, name in zip(materials, names, strict=True)]


def _on_ground(material: Material, name: str, room: int) -> Material:
    if not isinstance(material.visual, CardPlan):
        return material
    visual = replace(material.visual, ground=name, caption=room)
    return replace(material, visual=visual, ground=name if material.flat else "")


def open_voice(spec: VideoSpec, scene: SceneSpec, store: StoreSpec) -> tuple[Media | None, float]:
    """Return the voice and its seconds; raise `RenderError` for words that nobody has spoken."""
    if scene.narration.strip() and not scene.voice:
        message = "its narration has no voice yet"
        raise RenderError(message)
    if not scene.voice:
        return None, 0.0
    found = sound(store, spec.tenant, scene.voice)
    return found.media, found.samples / SAMPLE_RATE


def open_logo_file(spec: VideoSpec, store: StoreSpec) -> Media:
    media = mark(store, spec.tenant, spec.brand.logo)
    open_logo(fetch(store, media.key), spec.brand.logo)
    return media


def ground_under(spec: VideoSpec, image: Plane) -> str:
    """Name the template's flat colour in the caption's band, empty where there is a picture or another colour."""
    area, height = column(spec.canvas), image.shape[0] / spec.canvas.height
    width, band = image.shape[1] / spec.canvas.width, BAND * scale_of(spec.canvas)
    rows = slice(round((area.bottom - band) * height), round(area.bottom * height))
    part = image[rows, round(area.left * width) : round(area.right * width)].reshape(-1, 3).astype(np.int16)
    middle = np.median(part, axis=0)
    flat = np.mean(np.abs(part - middle).max(axis=1) < FLAT_DISTANCE)
    red, green, blue = (int(value) for value in middle)
    return ground_near(style_of(spec.brand.template), (red, green, blue)) if flat > FLAT_SHARE else ""


def _still(spec: VideoSpec, shown: Still, store: StoreSpec) -> Material:
    media = picture(store, spec.tenant, shown.picture)
    content = fetch(store, media.key)
    flat = not shown.photo and shown.fit == "cover"
    ground = ground_under(spec, open_rgb(content, shown.picture)) if flat else ""
    return Material(OpenedStill(media, size_of(content, shown.picture)), ground)


def _clip(spec: VideoSpec, shown: Clip, seconds: float, store: StoreSpec) -> ClipPlan:
    found = mezzanine(store, spec.tenant, shown, spec.canvas, seconds)
    frames = found.frames - found.first
    return ClipPlan(
        clip=found.media, first=found.first, frames=frames, fill=shown.fill, fit=shown.fit, focus=shown.focus
    )


def _card(spec: VideoSpec, card: Card, number: int, store: StoreSpec) -> Material:
    media = picture(store, spec.tenant, card.picture) if card.picture else None
    area, total = spec.captions.safe_area, len(spec.scenes)
    visual = CardPlan(card=card, picture=media, index=number + 1, total=total, safe_area=area)
    content = fetch(store, media.key) if media else b""
    layout, flat = layout_of(order_of(visual, spec.brand, spec.canvas, spec.language, content))
    return Material(visual, layout=layout, flat=flat)
