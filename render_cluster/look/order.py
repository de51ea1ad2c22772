"""What a card is asked to show: plain values, so that it travels to any worker."""

from dataclasses import dataclass, field

LAYOUTS = ("headline", "quote", "list", "number", "comparison", "bars", "code", "photo", "end")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """`items` are a list's lines, the rows of code, or a comparison's `left | right`; `active` counts from 1."""

    layout: str
    headline: str = ""
    items: tuple[str, ...] = ()
    active: int = 0
    figure: str = ""
    unit: str = ""
    attribution: str = ""
    points: tuple[tuple[str, float], ...] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOrder:
    """`picture` is the file of the picture to show, empty for none; `index` of `total` is the progress."""

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
    thumbnail: bool = False
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCard:
    """`photo` says that a photograph fills it; `refused` why the picture is not shown; `missing` has no typeface."""

    png: bytes = field(repr=False)
    photo: bool = False
    refused: str = ""
    missing: str = ""
