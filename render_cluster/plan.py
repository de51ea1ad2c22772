"""What is rendered: whole frames, hashes instead of names; all that a worker needs to know, as plain values."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from render_cluster.spec import Brand, Canvas, Captions, Card, Fit, SafeArea

Window: TypeAlias = tuple[float, float, float, float]
"""Left, top, width, height of what is shown of a picture, in its pixels; the ratio is the frame's."""
Transit: TypeAlias = Literal["cut", "crossfade", "dip", "slide", "wipe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """An object of the store and the hash of its bytes."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Linear between both windows; one move a scene."""

    start: Window
    end: Window

    def at(self, t: float) -> Window:
        x, y, width, height = (a + (b - a) * t for a, b in zip(self.start, self.end, strict=True))
        return x, y, width, height


@dataclass(frozen=True, slots=True, kw_only=True)
class StillPlan:
    """`move` is over the picture, or over its composition on a backdrop if it is to be seen whole (`contain`)."""

    picture: Media
    move: Move
    fit: Fit = "cover"
    photo: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipPlan:
    """`first` and `frames` are what of the clip may be shown, in frames of the canvas's rate."""

    clip: Media
    first: int
    frames: int
    fill: Literal["loop", "slow", "hold"]
    fit: Fit = "cover"
    focus: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPlan:
    """`index` of `total` feeds the progress mark in the card's header; `ground` names the colour it stands on.

    `caption` is the room that captions need, in pixels of a frame 1080 wide.
    """

    card: Card
    picture: Media | None = None
    index: int = 0
    total: int = 0
    ground: str = ""
    safe_area: SafeArea = "organic"
    caption: int = 0

    @property
    def is_told(self) -> bool:
        """Whether it moves by what is spoken: items of a list come when told, unless one of them is picked out."""
        return self.card.layout == "list" and not self.card.active


VisualPlan: TypeAlias = StillPlan | ClipPlan | CardPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """How a scene takes over from the one before: in its own first frames; none for a cut or the first scene."""

    kind: Transit = "cut"
    frames: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionState:
    """Shown from `first` up to `end` (frames of its scene): these words, of which `active` is said until `spoken`."""

    first: int
    end: int
    words: tuple[str, ...]
    active: int
    spoken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerThirdPlan:
    """Frames of the scene; `caption` as of a card."""

    name: str
    role: str
    first: int
    end: int
    caption: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePlan:
    """`ground` names the flat colour under the caption, empty over a picture. `first` is a frame of the video.

    `estimated` says that the captions' times are a guess; `tail` is how many frames more its picture may be needed for
    the transition into the next scene.
    """

    scene_id: str
    label: str
    visual: VisualPlan
    voice: Media | None
    first: int
    frames: int
    voice_first: int
    voice_frames: int
    transition: Transition = Transition()
    tail: int = 0
    ground: str = ""
    states: tuple[CaptionState, ...] = ()
    estimated: bool = False
    lower_third: LowerThirdPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentPlan:
    """What one task encodes: frames `first` to `end` of a scene, the whole of it or a chunk of a long one."""

    scene: int
    first: int
    end: int

    @property
    def frames(self) -> int:
        return self.end - self.first


@dataclass(frozen=True, slots=True, kw_only=True)
class MusicPlan:
    track: Media
    gain_db: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtitle:
    """A line of the caption files; seconds of the video."""

    start_sec: float
    end_sec: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoPlan:
    tenant: str
    video_id: str
    title: str
    canvas: Canvas
    brand: Brand
    captions: Captions
    language: str
    encoder: str
    scenes: tuple[ScenePlan, ...]
    segments: tuple[SegmentPlan, ...]
    subtitles: tuple[Subtitle, ...]
    logo: Media | None = None
    music: MusicPlan | None = None
    thumbnail: Media | None = None
    claim: str = ""

    @property
    def frames(self) -> int:
        return sum(scene.frames for scene in self.scenes)

    @property
    def duration_sec(self) -> float:
        return self.frames / self.canvas.fps
