"""What a render gives: the finished video, or where it stands."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Renditions:
    """Keys of small copies of the video, empty for what was not made."""

    proxy_key: str = ""
    preview_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """Keys of the store, empty for what was not made. `checks`: the gate's rows, name -> {value, limit, passed, …}."""

    video_key: str
    thumbnail_key: str
    srt_key: str
    vtt_key: str
    duration_sec: float
    width: int
    height: int
    size_bytes: int
    checks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    proxy_key: str = ""
    preview_key: str = ""
    thumbnail_candidates: tuple[str, ...] = ()

    def beside(self, made: Renditions) -> "Finished":
        return replace(self, **asdict(made))

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Finished":
        values = json.loads(content)
        return cls(**{**values, "thumbnail_candidates": tuple(values.get("thumbnail_candidates", ()))})


class State(StrEnum):
    """`LOST` may succeed when it is asked for again, `FAILED` would fail again."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    state: State = State.RUNNING
    done: int = 0
    total: int = 0
    detail: str = ""
    eta_sec: float | None = None
    failure: str = ""
