"""What a card is asked to show: plain values, so that it travels to any worker."""

from dataclasses import dataclass, field

from render_cluster.spec import Card, SafeArea

LAYOUTS = ("headline", "quote", "list", "number", "comparison", "bars", "line", "code", "table", "photo", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """`items` are a list's lines, the rows of code, a comparison's `left | right`, or a table's cells parted by ` | `.

    `points` are label and value of bars, or of a line that `figure` names; `series` are more lines over the same
    labels, each with its name. `active` counts from 1.
    """

    layout: str
    headline: str = ""
    items: tuple[str, ...] = ()
    active: int = 0
    figure: str = ""
    unit: str = ""
    attribution: str = ""
    points: tuple[tuple[str, float], ...] = ()
    series: tuple[tuple[str, tuple[float, ...]], ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrder:
    """`picture` is the file of the picture to show, empty for none; `index` of `total` is the progress.

    `ground` names the colour that it stands on, empty for one of its layout's; `safe_area` what a platform covers,
    `caption` what captions need at least.
    `variant` is the number of a thumbnail's candidate. A `slide` is a page of a carousel of 1080 x 1350, with its
    number at the foot and without room for captions; where it goes on from another one, `before` items stand there, and
    `beyond` are the values of all bars: numbers go on, and bars have one scale. A `whole` picture is shown as a drawing
    is, whatever it is.
    """

    content: CardContent
    template: str = "gazette"
    wordmark: str = ""
    accent: str = ""
    section: str = ""
    language: str = ""
    index: int = 0
    total: int = 0
    width: int = 1080
    height: int = 1920
    ground: str = ""
    safe_area: SafeArea = "organic"
    caption: int = 0
    thumbnail: bool = False
    variant: int = 0
    slide: bool = False
    before: int = 0
    beyond: tuple[float, ...] = ()
    whole: bool = False
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCard:
    """`photo` says that a photograph fills it; `refused` why the picture is not shown; `missing` has no typeface."""

    png: bytes = field(repr=False)
    photo: bool = False
    refused: str = ""
    missing: str = ""


def content_of(card: Card) -> CardContent:
    return CardContent(
        layout=card.layout,
        headline=card.headline,
        items=card.items,
        active=card.active,
        figure=card.figure,
        unit=card.unit,
        attribution=card.attribution,
        points=card.points,
        series=tuple((series.label, series.values) for series in card.series),
        alt=card.alt,
    )
