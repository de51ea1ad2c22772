"""What a renderer is asked for, and what it delivers. Keys name objects of the store; times are seconds."""

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload


class WordTime(Payload):
    """One written word and when it is spoken, counted from the start of its voiceover."""

    text: str
    start_sec: float = Field(ge=0)
    end_sec: float = Field(ge=0)


class SceneOrder(Payload):
    """`photo` pictures move more than cards and get a plate under their caption; `label` names it in progress.

    `card` is the picture as the renderer sets it in motion, empty for a picture that is shown as it is, uncut if
    `whole`; `estimated` says that the times of the words are a guess. `clip_key` is b-roll in the picture's place.
    """

    scene_id: str
    label: str
    picture_key: str = ""
    clip_key: str = ""
    photo: bool = False
    whole: bool = False
    card: dict[str, object] = Field(default_factory=dict)
    voice_key: str
    voice_sec: float = Field(gt=0)
    pause_sec: float = Field(default=0.35, ge=0)
    words: tuple[WordTime, ...] = ()
    estimated: bool = False


class RenderOrder(Payload):
    """`template` names the card design, which also styles captions; `thumbnail_picture_key` is the composed still.

    The video is checked to last `asked_sec`, a tenth more or less, and `longest_sec` at most.
    """

    tenant_id: UUID
    video_id: UUID
    title: str
    template: str = "gazette"
    accent: str = ""
    wordmark: str = ""
    section: str = ""
    captions: str = "template"
    language: str = "en"
    width: int = 1080
    height: int = 1920
    fps: int = 30
    scenes: tuple[SceneOrder, ...] = Field(min_length=1)
    thumbnail_picture_key: str = ""
    asked_sec: float | None = None
    longest_sec: float | None = None


class RenderState(StrEnum):
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"


class RenderStatus(Payload):
    """`detail` says what is being worked on; `eta_sec` is None until there is something to estimate from."""

    state: RenderState
    done: int = 0
    total: int = 0
    detail: str = ""
    eta_sec: float | None = None
    failure: str = ""


class RenderedVideo(Payload):
    """`checks`: the quality gate's rows, name -> {value, limit, passed, …}.

    `proxy_key` is a small rendition for looking through, `preview_key` a few seconds that move; empty if not made.
    """

    video_key: str
    thumbnail_key: str
    srt_key: str
    vtt_key: str
    duration_sec: float
    width: int
    height: int
    size_bytes: int
    checks: dict[str, dict[str, object]] = Field(default_factory=dict)
    proxy_key: str = ""
    preview_key: str = ""
    thumbnail_candidates: tuple[str, ...] = ()
