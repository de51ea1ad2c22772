"""From an order to a card: the right layout, whatever came; then PNG bytes of exactly the asked size."""

import io
from dataclasses import replace

from PIL import Image

from render_cluster.lineage import engine_version
from render_cluster.look.choosing import chosen
from render_cluster.look.colour import is_colour
from render_cluster.look.frames import SLIDE, frame_for
from render_cluster.look.layers import LayeredCard
from render_cluster.look.order import CardContent, CardOrder, DrawnCard
from render_cluster.look.pictures import PictureRefusedError, open_picture
from render_cluster.look.skin import Skin
from render_cluster.look.skins.gazette import Gazette
from render_cluster.look.skins.placard import Placard
from render_cluster.look.skins.schema import Schema
from render_cluster.look.slides import draw_foot
from render_cluster.look.tokens import load_template
from render_cluster.look.words import clean
from render_cluster.typeface import missing_glyphs

MOST_ITEMS, MOST_POINTS = 40, 120
DENSITY = 1.4
"""Pixels of a picture for one of a moving card: at 1:1 there is nothing between two pixels to move by."""
_SKINS: dict[str, type[Skin]] = {"gazette": Gazette, "schema": Schema, "placard": Placard}


def recipe() -> str:
    """Part of the key of what was drawn: what is drawn otherwise from now on has another name."""
    return engine_version("look/drawing")


def draw_card(order: CardOrder) -> DrawnCard:
    """The same order gives the same bytes. Raise `TemplateUnknownError`; everything else becomes some decent card."""
    card = layered(order, density=1.0)
    image = card.flat()
    image = resized(image, order.width, order.height)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=4)
    return DrawnCard(png=file.getvalue(), photo=card.photo, refused=card.refused, missing=card.missing)


def layered(order: CardOrder, *, density: float = DENSITY) -> LayeredCard:
    """The card in the nearest standard format, in layers. Raise `TemplateUnknownError`."""
    order = tidy(order)
    picture, refused = _picture_of(order)
    skin = compose(order, picture, density)
    return LayeredCard(
        template=skin.template,
        frame=skin.frame,
        ground=skin.canvas.ground,
        layers=tuple(skin.canvas.layers),
        ground_name=_ground_name(skin, with_picture=picture is not None),
        photo=skin.photo,
        refused=refused,
        missing=_missing(order, skin),
    )


def layout_of(order: CardOrder) -> tuple[str, bool]:
    """Return the layout that is drawn, and whether captions stand on its flat colour: nothing is drawn for it."""
    order = tidy(order)
    picture, _ = _picture_of(order)
    skin = _skin(order, chosen(order, picture)[0])
    return skin.layout, bool(_ground_name(skin, with_picture=picture is not None))


def compose(order: CardOrder, picture: Image.Image | None, density: float = 1.0) -> Skin:
    """Draw a tidy order in the nearest standard format; above 1, `density` draws what moves in more pixels too."""
    layout, step = chosen(order, picture)
    skin = _skin(order, layout)
    skin.density = density
    if not order.thumbnail:
        skin.draw_ground()
    step(skin)
    skin.draw_header()
    if order.slide:
        draw_foot(skin)
    return skin


def _skin(order: CardOrder, layout: str) -> Skin:
    template = load_template(order.template, order.accent.lower() if is_colour(order.accent) else "")
    frame = SLIDE if order.slide else frame_for(order.width, order.height, order.safe_area, order.caption)
    return _SKINS[template.skin](template, frame, order, layout)


def _ground_name(skin: Skin, *, with_picture: bool) -> str:
    """A photograph lies under the captions, the picture of an opening card where its template lays it there."""
    under = with_picture and skin.layout in skin.covered and not skin.frame.wide
    return "" if under or skin.layout in {"photo", "thumbnail"} else skin.ground_name


def tidy(order: CardOrder) -> CardOrder:
    content = order.content
    items = content.items[:MOST_ITEMS]
    if content.layout != "code":
        items = tuple(filter(None, (clean(item, 240) for item in items)))
    tidied = replace(
        content,
        headline=clean(content.headline) or clean(content.alt, 140) or _instead(order),
        items=items,
        figure=clean(content.figure, 60),
        unit=clean(content.unit, 40),
        attribution=clean(content.attribution, 200),
        points=tuple((clean(label, 90), value) for label, value in content.points[:MOST_POINTS]),
        series=tuple((clean(name, 60), values) for name, values in content.series[:MOST_ITEMS]),
    )
    wordmark, section = clean(order.wordmark, 60), clean(order.section, 60)
    section = "" if section.casefold() == wordmark.casefold() or order.thumbnail else section
    total = 0 if order.thumbnail else order.total
    index = 0 if order.thumbnail else order.index
    return replace(order, content=tidied, wordmark=wordmark, section=section, index=index, total=total)


def _instead(order: CardOrder) -> str:
    """A card that lives from its headline shows the name of the house if it has none."""
    bare = order.content.layout in {"headline", "end", "quote"} or order.thumbnail
    return clean(order.section or order.wordmark, 60) if bare and not order.content.figure else ""


def _picture_of(order: CardOrder) -> tuple[Image.Image | None, str]:
    if not order.picture:
        return None, ""
    try:
        return open_picture(order.picture), ""
    except PictureRefusedError as error:
        return None, str(error)


def resized(image: Image.Image, width: int, height: int) -> Image.Image:
    """Scale to cover and cut what is over: the shapes are nearly the same."""
    if image.size == (width, height):
        return image
    scale = max(width / image.width, height / image.height)
    w, h = width / scale, height / scale
    x, y = (image.width - w) / 2, (image.height - h) / 2
    return image.resize((width, height), Image.Resampling.LANCZOS, box=(x, y, x + w, y + h))


def _missing(order: CardOrder, skin: Skin) -> str:
    content: CardContent = order.content
    words = (content.headline, content.figure, content.unit, content.attribution, *content.items, order.wordmark)
    text = "".join((*words, *(label for label, _ in content.points), *(name for name, _ in content.series)))
    return missing_glyphs(text, skin.role("title").face)
