"""One scene of a script: what is said, what is shown, and where it comes from."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Beat(StrEnum):
    """The part a scene plays in the story."""

    HOOK = "hook"
    BEAT = "beat"
    CLOSE = "close"


class Layout(StrEnum):
    """How a scene's picture is composed."""

    HEADLINE = "headline"
    QUOTE = "quote"
    LIST = "list"
    NUMBER = "number"
    COMPARISON = "comparison"
    BARS = "bars"
    LINE = "line"
    CODE = "code"
    TABLE = "table"
    PHOTO = "photo"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visual:
    """The content of a card, or the picture to show. `picture_key` names an object of the store (photo layout).

    `items` are the lines of a list, the rows of code, `left`/`right` sides joined by ` | ` for a comparison, or a
    table's rows of cells joined so, its head first. `points` are label and value of bars, or of a line that `figure`
    names; `series` are more lines, each with its name and a value for each of these labels. `active` is the 1-based
    item, bar, line or row that is spoken of, 0 for none. `query` are words to find or make footage of it by.
    """

    layout: Layout
    headline: str = ""
    items: tuple[str, ...] = ()
    active: int = 0
    figure: str = ""
    unit: str = ""
    attribution: str = ""
    points: tuple[tuple[str, float], ...] = ()
    series: tuple[tuple[str, tuple[float, ...]], ...] = ()
    picture_key: str = ""
    alt: str = ""
    reason: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpan:
    """Characters `start` to `end` of the article's text that back what is said."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`on_screen_text` is never a copy of the narration; `pause` is the silence after the speech."""

    scene_id: str
    beat: Beat
    narration: str
    on_screen_text: str
    duration: timedelta
    visual: Visual
    pause: timedelta = timedelta(milliseconds=350)
    sources: tuple[SourceSpan, ...] = ()
