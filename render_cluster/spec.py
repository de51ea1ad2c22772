"""What is asked for (seconds, as the order says) and what is planned from it (whole frames): frozen, plain values."""

from dataclasses import dataclass

Point = tuple[float, float, float]
"""(zoom, x, y): x and y are shares of the free travel of a picture that is larger than the frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWord:
    """Seconds count from the start of the voice."""

    text: str
    start_sec: float
    end_sec: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSpec:
    """`picture` and `voice` are keys in the store; `photo` moves more, and its caption gets a plate."""

    scene_id: str
    label: str
    picture: str
    voice: str
    photo: bool = False
    pause_sec: float = 0.35
    words: tuple[SpokenWord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    width: int = 1080
    height: int = 1920
    fps: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoSpec:
    """`template` styles the captions; `thumbnail` is the key of a composed picture, empty: a frame is taken."""

    tenant: str
    video_id: str
    title: str
    scenes: tuple[SceneSpec, ...]
    canvas: Canvas = Canvas()
    template: str = "gazette"
    accent: str = ""
    language: str = "en"
    thumbnail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """An object of the store and the hash of its bytes."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Linear between both ends; one move a scene."""

    start: Point
    end: Point

    @property
    def deepest(self) -> float:
        return max(self.start[0], self.end[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionState:
    """Shown from `first` up to `end` (frames of its scene): these words, of which `active` is being spoken."""

    first: int
    end: int
    words: tuple[str, ...]
    active: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePlan:
    """`ground` names the flat colour under the caption, empty over a picture. `first` is a frame of the video."""

    scene_id: str
    label: str
    picture: Media
    voice: Media
    first: int
    frames: int
    voice_first: int
    voice_frames: int
    move: Move
    ground: str = ""
    states: tuple[CaptionState, ...] = ()


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
    template: str
    accent: str
    language: str
    scenes: tuple[ScenePlan, ...]
    subtitles: tuple[Subtitle, ...]
    thumbnail: Media | None = None

    @property
    def frames(self) -> int:
        return sum(scene.frames for scene in self.scenes)

    @property
    def duration_sec(self) -> float:
        return self.frames / self.canvas.fps
