"""What is asked for: one video as plain, frozen, JSON-serialisable values; seconds, keys of the store, brand tokens.

`VideoSpec.model_validate_json` reads one, and its errors name the place (`scenes.2.visual.fit`). From a specification
follows a plan in whole frames (`plan.py`); nothing is rendered before that plan is whole.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

Share: TypeAlias = Annotated[float, Field(ge=0, le=1)]
Moment: TypeAlias = Annotated[float, Field(ge=0, le=3600)]
"""Seconds of a scene, a voice or a clip: none goes on for an hour."""
Value: TypeAlias = Annotated[float, Field(ge=-1e15, le=1e15)]
"""Of a chart."""
Fit: TypeAlias = Literal["cover", "contain"]
"""`cover` fills the frame and cuts what is over; `contain` shows the whole picture on a blurred backdrop of itself."""
Motion: TypeAlias = Literal["auto", "in", "out", "left", "right", "up", "down", "hold"]
"""Where the view goes: `left` shows more of the left side. `auto` is chosen by the picture and its shape."""
TransitionKind: TypeAlias = Literal["auto", "cut", "crossfade", "dip", "slide", "wipe"]
"""`auto` is the template's own."""
CaptionStyleName: TypeAlias = Literal["template", "karaoke", "pop", "clean", "none"]
SafeArea: TypeAlias = Literal["organic", "meta_reels_ads", "youtube_ads"]
Layout: TypeAlias = Literal[
    "headline", "quote", "list", "number", "comparison", "bars", "line", "code", "table", "photo", "end"
]


class Spec(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class SpokenWord(Spec):
    """Seconds count from the start of the voice."""

    text: str
    start_sec: Moment
    end_sec: Moment


class Still(Spec):
    """A picture of the store. Photos are moved more; `focus` is what a cut keeps, in shares of the picture."""

    kind: Literal["still"] = "still"
    picture: str
    fit: Fit = "cover"
    focus: tuple[Share, Share] | None = None
    motion: Motion = "auto"
    photo: bool = True


class Clip(Spec):
    """B-roll from `start_sec` on; one that is shorter than its scene is repeated, slowed, or held on its last frame."""

    kind: Literal["clip"] = "clip"
    clip: str
    start_sec: Moment = 0.0
    fit: Fit = "cover"
    focus: tuple[Share, Share] | None = None
    fill: Literal["loop", "slow", "hold"] = "loop"


class Series(Spec):
    """One line of a chart: its label, and a value for each of the card's `points`' labels."""

    label: str
    values: tuple[Value, ...]


class Card(Spec):
    """A card of the template, set in motion layer by layer.

    `items` are a list's lines, rows of code, a comparison's `left | right`, or a table's rows of cells parted by ` | `
    (the first is its head). `points` are label and value of bars, or of one line; `series` are more lines over the same
    labels. `active` counts from 1. `picture` is a key of the store.
    """

    kind: Literal["card"] = "card"
    layout: Layout
    headline: str = ""
    items: tuple[str, ...] = ()
    active: int = 0
    figure: str = ""
    unit: str = ""
    attribution: str = ""
    points: tuple[tuple[str, Value], ...] = ()
    series: tuple[Series, ...] = ()
    alt: str = ""
    picture: str = ""


Visual: TypeAlias = Annotated[Still | Clip | Card, Field(discriminator="kind")]


class LowerThird(Spec):
    """Who speaks, or where it is: shown above the caption for `seconds` from `start_sec` of the scene on."""

    name: str
    role: str = ""
    start_sec: Moment = 0.5
    seconds: float = Field(default=4.0, gt=0, le=3600)


class SceneSpec(Spec):
    """`voice` is a key of the store; a scene without one lasts `duration_sec`. `estimated` word times are a guess.

    `narration` is what a voice has still to say: it must be spoken before the scene can be planned.
    """

    scene_id: str
    label: str = ""
    visual: Visual
    voice: str = ""
    narration: str = Field(default="", max_length=20_000)
    duration_sec: float | None = Field(default=None, gt=0, le=600)
    pause_sec: float = Field(default=0.35, ge=0, le=60)
    words: tuple[SpokenWord, ...] = ()
    estimated: bool = False
    transition: TransitionKind = "auto"
    lower_third: LowerThird | None = None

    @model_validator(mode="after")
    def _lasts(self) -> "SceneSpec":
        if not self.voice and not self.narration.strip() and self.duration_sec is None:
            message = f"the scene {self.scene_id!r} has neither a voice nor a narration nor a duration_sec"
            raise ValueError(message)
        return self


class Canvas(Spec):
    """Pixels and frames a second; both sides are even, as chroma has half the resolution."""

    width: int = Field(default=1080, ge=64, le=4096, multiple_of=2)
    height: int = Field(default=1920, ge=64, le=4096, multiple_of=2)
    fps: Literal[24, 25, 30, 50, 60] = 30


class Brand(Spec):
    """`template` names the design; `accent` is `#rrggbb`; `logo` a key of the store, shown in a corner."""

    template: str = "gazette"
    accent: str = ""
    wordmark: str = ""
    section: str = ""
    logo: str = ""


class Captions(Spec):
    style: CaptionStyleName = "template"
    safe_area: SafeArea = "organic"


class Music(Spec):
    """The user's own track, repeated until the end, `gain_db` against its own level, lower still under speech."""

    track: str
    gain_db: float = Field(default=0.0, ge=-40, le=12)


class Thumbnail(Spec):
    """`picture` is a composed still of the store; without one, it is composed of `claim` (else the title)."""

    picture: str = ""
    claim: str = ""


class VideoSpec(Spec):
    """The finished video may be a tenth longer or shorter than `asked_sec`, and not longer than `longest_sec`."""

    version: Literal[1] = 1
    tenant: str = Field(default="local", pattern=r"^[A-Za-z0-9_-]{1,64}$")
    video_id: str = Field(default="video", pattern=r"^[A-Za-z0-9_-]{1,64}$")
    title: str = ""
    language: str = "en"
    asked_sec: float | None = Field(default=None, gt=0)
    longest_sec: float | None = Field(default=None, gt=0)
    canvas: Canvas = Canvas()
    encoder: Literal["standard", "small"] = "standard"
    brand: Brand = Brand()
    captions: Captions = Captions()
    scenes: tuple[SceneSpec, ...] = Field(min_length=1, max_length=500)
    music: Music | None = None
    thumbnail: Thumbnail = Thumbnail()
