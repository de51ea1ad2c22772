"""A contact sheet of a template, made of one's own words: all layouts, the formats, captions, thumbnails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from render_cluster.caption.look import Look
from render_cluster.captions import draw as draw_caption
from render_cluster.look import lower_third
from render_cluster.look.drawing import compose, resized, tidy
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.specimens import contents, drawing, landscape, words_of_text
from render_cluster.look.thumbnails import candidates
from render_cluster.look.tokens import Template, load_template
from render_cluster.look.treatments import cover
from render_cluster.plan import CaptionState
from render_cluster.spec import Canvas, CaptionStyleName
from render_cluster.typeface import Face

WIDTH = 2064
_GAP, _LABEL = 16, 46
_PAPER, _INK = "#d4d6da", "#22252b"
_TALL, _FORMAT = 578, 396
_SMALL = 120
"""Pixels across at which a thumbnail is seen in a grid."""
_SIZES = ((1080, 1920), (1080, 1350), (1080, 1080), (1920, 1080))
_STYLES: tuple[CaptionStyleName, ...] = ("template", "karaoke", "pop", "clean")
_STRIP = (496, 154)
_FACE = Face("ibm-plex-sans", 600)


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    pictures: Sequence[Image.Image]


def sheet(template: str, words: str, picture: Image.Image | None = None, accent: str = "") -> Image.Image:
    """Return RGB, `WIDTH` pixels across. `template` and `accent` are those of a brand; the first line is the title.

    Without a picture, one is made up.
    """
    base = CardOrder(content=CardContent(layout="headline"), template=template, accent=accent, wordmark="Brand")
    photo = picture or landscape(1200, 1600)
    return _tiled(list(_rows(base, words, photo)))


def _rows(base: CardOrder, words: str, photo: Image.Image) -> Iterator[_Row]:
    look = load_template(base.template, base.accent)
    every = contents(words_of_text(words))
    cards = [
        _card(replace(base, content=each, index=i, total=12), _shown(each, i, look, photo))
        for i, each in enumerate(every, 1)
    ]
    yield _Row(f"{look.name}: layouts", [_high(card, _TALL) for card in cards[:6]])
    yield _Row("", [_high(card, _TALL) for card in cards[6:]])
    for title, number, with_photo in (("formats, and a slide of a carousel", 0, True), ("", 2, False)):
        order = replace(base, content=every[number], index=number + 1, total=12)
        sized = [replace(order, width=width, height=height) for width, height in _SIZES]
        slide = replace(order, width=1080, height=1350, slide=True)
        shown = photo if with_photo else None
        yield _Row(title, [_high(_card(each, shown), _FORMAT) for each in (*sized, slide)])
    yield _Row("captions over bright, dark and busy pictures", [])
    for ground in _grounds():
        yield _Row("", [_captioned(base, ground, style, words) for style in _STYLES])
    order = replace(base, content=CardContent(layout="headline", headline=every[0].headline))
    drawn = [*candidates(order, photo), *candidates(order, None)]
    small = [image.resize((_SMALL, _SMALL * 16 // 9), Image.Resampling.LANCZOS) for image in drawn[:3]]
    yield _Row("thumbnails, with and without a picture; as small as in a grid", [_high(each, _TALL) for each in drawn])
    yield _Row("", [*small, *_lower_thirds(base, photo)])


def _shown(content: CardContent, number: int, look: Template, photo: Image.Image) -> Image.Image | None:
    """The second picture of a video is a drawing."""
    if content.layout == "photo" and content.attribution:
        return drawing(900, 600, [ground.accent for ground in look.grounds.values()])
    return photo if content.layout == "photo" or number == 1 else None


def _card(order: CardOrder, picture: Image.Image | None) -> Image.Image:
    return resized(compose(tidy(order), picture).canvas.image, order.width, order.height)


def _grounds() -> Iterator[Image.Image]:
    size = (1080, 1920)
    yield from (landscape(*size), landscape(*size, dark=True), landscape(*size, busy=True))


def _captioned(base: CardOrder, ground: Image.Image, style: CaptionStyleName, words: str) -> Image.Image:
    told = tuple(words.split()[:3]) or ("your", "own", "words")
    look = Look(template=base.template, accent=base.accent, language="en", ground="", canvas=Canvas(), style=style)
    caption = draw_caption(look, CaptionState(first=0, end=30, words=told, active=min(1, len(told) - 1)))
    frame = ground.convert("RGBA")
    frame.alpha_composite(caption.image, (max(0, caption.x), max(0, caption.y)))
    middle = caption.y + caption.image.height / 2
    high = 1080 * _STRIP[1] / _STRIP[0]
    part = frame.crop((0, round(middle - high / 2), 1080, round(middle + high / 2)))
    return part.resize(_STRIP, Image.Resampling.LANCZOS).convert("RGB")


def _lower_thirds(base: CardOrder, photo: Image.Image) -> Iterator[Image.Image]:
    canvas = Canvas(width=1920, height=1080)
    frame = cover(photo, canvas.width, canvas.height).convert("RGBA")
    image, x, y = lower_third.draw(base.template, base.accent, canvas, "Alex Doe", "Editor", "en")
    frame.alpha_composite(image, (x, y))
    yield frame.resize((480, 270), Image.Resampling.LANCZOS).convert("RGB")


def _high(image: Image.Image, height: int) -> Image.Image:
    return image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)


def _tiled(rows: Sequence[_Row]) -> Image.Image:
    heights = [max((each.height for each in row.pictures), default=0) + (_LABEL if row.label else 0) for row in rows]
    out = Image.new("RGB", (WIDTH, sum(heights) + _GAP * (len(rows) + 1)), _PAPER)
    pen, y = ImageDraw.Draw(out), _GAP
    for row, height in zip(rows, heights, strict=True):
        if row.label:
            pen.text((_GAP, y + 6), row.label, _INK, _FACE.font(28))
        x, top = _GAP, y + (_LABEL if row.label else 0)
        for picture in row.pictures:
            out.paste(picture, (x, top))
            x += picture.width + _GAP
        y += height + _GAP
    return out
