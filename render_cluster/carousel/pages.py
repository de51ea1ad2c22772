"""From the scenes of a specification to the slides of a carousel, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from render_cluster.carousel.cutting import Part, rows_of, texts_of
from render_cluster.carousel.fitting import Slide, drawn, layout_of, rows
from render_cluster.carousel.reading import Shown
from render_cluster.look.grounds import grounds_over
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.tokens import load_template
from render_cluster.look.words import HAN
from render_cluster.spec import Brand, VideoSpec

WIDTH, HEIGHT = 1080, 1350
MOST_PARTS = 12
"""Slides of one scene; what needs more is no card."""
LEAST_SEC, MOST_SEC, FRAMES_A_WORD, RATE = 2.5, 15.0, 8, 30


@dataclass(frozen=True, slots=True)
class Page:
    image: Image.Image
    seconds: float


def pages(spec: VideoSpec, shown: Sequence[Shown]) -> list[Page]:
    """Draw every slide. Raise `RenderError` for an unknown template."""
    parts = [
        (part, each.picture if number == 0 else None)
        for each in shown
        for number, part in enumerate(_fitting(spec, Part(each.content, whole=each.whole), each.picture))
    ]
    orders = [_order(spec, part, number, len(parts)) for number, (part, _) in enumerate(parts, 1)]
    template = load_template(spec.brand.template, spec.brand.accent)
    layouts = [layout_of(order, picture) for order, (_, picture) in zip(orders, parts, strict=True)]
    grounds = grounds_over(template, layouts)
    return [
        Page(drawn(replace(order, ground=ground), picture).image, seconds_for(part.content))
        for order, ground, (part, picture) in zip(orders, grounds, parts, strict=True)
    ]


def seconds_for(content: CardContent) -> float:
    """How long it takes to read a slide."""
    text = " ".join((content.headline, content.figure, content.unit, content.attribution, *rows(content)))
    words = len(text.split()) + len(HAN.findall(text)) / 2
    return round(min(MOST_SEC, max(LEAST_SEC, words * FRAMES_A_WORD / RATE)), 2)


def cropped(image: Image.Image, focus: tuple[float, float]) -> Image.Image:
    """The largest part of a slide's shape around the focus."""
    scale = min(image.width / WIDTH, image.height / HEIGHT)
    size = WIDTH * scale, HEIGHT * scale
    left, top = (
        min(max(at * whole - part / 2, 0), whole - part)
        for at, whole, part in zip(focus, image.size, size, strict=True)
    )
    return image.crop((round(left), round(top), round(left + size[0]), round(top + size[1])))


def _fitting(spec: VideoSpec, whole: Part, picture: Image.Image | None) -> Iterator[Part]:
    """The first part has the picture."""
    content, slide = whole.content, _tried(spec, whole, picture)
    title = CardContent(layout="headline", headline=content.headline)
    rest = replace(whole, content=replace(content, headline="", alt=""))
    if slide.fits:
        yield whole
    elif not slide.title and content.layout == "number":
        yield rest
        yield from _fitting(spec, Part(title), None)
    elif not slide.title and any(rows(content)):
        yield from _fitting(spec, Part(title), None)
        yield from _fitting(spec, rest, picture)
    else:
        yield from _cut(spec, whole, picture, by_title=not slide.title)


def _cut(spec: VideoSpec, whole: Part, picture: Image.Image | None, *, by_title: bool) -> list[Part]:
    """The fewest parts that fit; where none do, as many as there may be."""
    cut = texts_of if by_title else rows_of
    best = [whole]
    for count in range(2, MOST_PARTS + 1):
        parts = cut(whole.content, count)
        if len(parts) < count:
            break
        parts[0] = replace(parts[0], whole=whole.whole)
        best = parts
        if all(_tried(spec, part, None if i else picture).fits for i, part in enumerate(parts)):
            break
    return best


def _tried(spec: VideoSpec, part: Part, picture: Image.Image | None) -> Slide:
    return drawn(_order(spec, part, 2, MOST_PARTS), picture)


def _order(spec: VideoSpec, part: Part, number: int, total: int) -> CardOrder:
    brand: Brand = spec.brand
    return CardOrder(
        content=part.content,
        template=brand.template,
        wordmark=brand.wordmark,
        accent=brand.accent,
        section=brand.section,
        language=spec.language,
        index=number,
        total=total,
        width=WIDTH,
        height=HEIGHT,
        slide=True,
        before=part.before,
        beyond=part.beyond,
        whole=part.whole,
    )
