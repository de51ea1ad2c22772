"""How a template moves, as data: how layers come in and which go on moving. Times are frames at 30 a second."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

Ease: TypeAlias = Literal["linear", "out_quart", "out_expo", "out_back", "in_out_cubic"]
Side: TypeAlias = Literal["left", "top", "foot"]
Frames: TypeAlias = Annotated[int, Field(ge=1, le=36)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Entrance(Part):
    """How layers of the kinds `of` come in: `lag` after their group, each line of a text `stagger` after the last.

    `rise`: from behind its own foot. `slide`: in from `by` pixels on the left, and out of nothing. `climb`: the same
    from below. `close`: corners do so from outside. `land`: from `by` times its size. `grow`: uncovered from the left.
    `unfold`: uncovered from the foot. `fade`: out of nothing. `count`: through the numbers before it.
    """

    of: tuple[str, ...] = ()
    move: Literal["rise", "slide", "climb", "land", "grow", "unfold", "close", "fade", "count"]
    frames: Frames
    ease: Ease = "out_quart"
    stagger: int = Field(default=0, ge=0, le=10)
    lag: int = Field(default=0, ge=0, le=20)
    by: float = Field(default=0.0, ge=0, le=400)


class Hold(Part):
    """What goes on moving while the card is read.

    `push`: the picture grows in its box by a share. `scroll` and `pan`: the box travels over a picture that is longer.
    `drift`: `by` pixels to the left and back in a `period`. `breathe`: `by` pixels outwards and back. `blink`: half of
    the `period` each. `fill`: from the one `side`, for as long as the card is shown.
    """

    of: tuple[str, ...]
    move: Literal["push", "scroll", "pan", "drift", "breathe", "blink", "fill"]
    by: float = Field(default=0.0, ge=0, le=60)
    period: int = Field(default=90, ge=12, le=900)
    side: Side = "left"


class Motion(Part):
    """Groups of layers begin `between` frames after each other, in reading order; the first card of a video at `hook`.

    `still` kinds are there from the first frame on. `holds` come in order of importance: two of a card move, and its
    progress. What no entrance names comes in as `text`.
    """

    between: int = Field(ge=0, le=12)
    hook: int = Field(ge=0, le=28)
    still: tuple[str, ...]
    entrances: dict[str, Entrance]
    holds: tuple[Hold, ...]

    @model_validator(mode="after")
    def _has_text(self) -> "Motion":
        if "text" not in self.entrances:
            message = "entrances: there must be one named 'text'"
            raise ValueError(message)
        return self

    def entrance_of(self, kind: str) -> Entrance | None:
        """None for what is there from the first frame on."""
        if kind in self.still:
            return None
        return next((each for each in self.entrances.values() if kind in each.of), self.entrances["text"])

    def hold_of(self, kind: str) -> Hold | None:
        return next((hold for hold in self.holds if kind in hold.of), None)
