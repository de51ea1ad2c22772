"""What a file's headers and packets tell, read without decoding."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.stream import VideoStream

from render_cluster.gate.boxes import index_first

BT709_LIMITED = (1, 1, 1, 1)
OPTIONS = {"protocol_whitelist": "file", "format_whitelist": "mov"}
"""Nothing in the file may make the reader open another one."""
IDR, NAL_TYPE, LENGTH_BYTES = 5, 0x1F, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Codec, profile and pixels of the picture; codec, rate and channels of the sound, None where there is none."""

    video: tuple[str, str, str]
    sound: tuple[str, int, int] | None
    colour: tuple[int, int, int, int]
    size: tuple[int, int]
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """`ends` are the seconds at which picture and sound stop; `instant` are the frames at which decoding can begin."""

    tracks: Tracks
    frames: int
    steps: tuple[int, ...]
    step: int
    first_pts: int
    ordered: bool
    instant: tuple[int, ...]
    sound_gaps: int
    ends: tuple[float, float | None]
    index_first: bool


@dataclass(frozen=True, slots=True)
class _Shown:
    pts: int
    dts: int
    idr: bool


def read_headers(path: Path) -> Headers:
    """Raise PyAV's errors for a file that is no MP4, and `IndexError` for one without a picture."""
    with open_file(path) as file:
        video, sound = file.streams.video[0], next(iter(file.streams.audio), None)
        shown, heard = _packets(file, video)
        base, rate = float(video.time_base or 0), float(video.average_rate or 0)
        step = round(1 / (base * rate)) if base and rate else 0
        pts = sorted(packet.pts for packet in shown)
        sound_base = float(sound.time_base or 0) if sound else 0.0
        return Headers(
            tracks=_tracks(video, sound),
            frames=len(shown),
            steps=tuple(sorted({b - a for a, b in pairwise(pts)})),
            step=step,
            first_pts=pts[0] if pts else -1,
            ordered=_ordered(shown),
            instant=tuple(sorted(round(p.pts / step) for p in shown if p.idr)) if step else (),
            sound_gaps=_gaps([at for at, _ in heard]),
            ends=((pts[-1] + step) * base if pts else 0.0, sum(heard[-1]) * sound_base if heard else None),
            index_first=index_first(path),
        )


def open_file(path: Path) -> InputContainer:
    return av.open(str(path), "r", format="mov", options=OPTIONS)


def _packets(file: InputContainer, video: VideoStream) -> tuple[list[_Shown], list[tuple[int, int]]]:
    shown, heard = [], []
    for packet in file.demux(*file.streams.video[:1], *file.streams.audio[:1]):
        if packet.dts is None or packet.pts is None:
            continue
        if packet.stream is video:
            idr = packet.is_keyframe and _is_instant(bytes(packet), video.codec_context.name)
            shown.append(_Shown(packet.pts, packet.dts, idr))
        else:
            heard.append((packet.pts, packet.duration or 0))
    return shown, heard


def _is_instant(content: bytes, codec: str) -> bool:
    """An IDR picture of H.264; of other codecs, what the container says."""
    return codec != "h264" or IDR in _nal_types(content)


def _nal_types(content: bytes) -> Iterator[int]:
    at = 0
    while at + LENGTH_BYTES < len(content):
        yield content[at + LENGTH_BYTES] & NAL_TYPE
        at += LENGTH_BYTES + int.from_bytes(content[at : at + LENGTH_BYTES], "big")


def _tracks(video: VideoStream, sound: AudioStream | None) -> Tracks:
    codec = video.codec_context
    voice = sound.codec_context if sound else None
    return Tracks(
        video=(codec.name, str(codec.profile), str(codec.pix_fmt)),
        sound=(voice.name, voice.sample_rate or 0, voice.channels) if voice else None,
        colour=(int(codec.color_primaries), int(codec.color_trc), int(codec.colorspace), int(codec.color_range)),
        size=(codec.width, codec.height),
        rate=float(video.average_rate or 0),
    )


def _gaps(pts: Sequence[int]) -> int:
    """Steps other than the usual one, give or take a tick: a container may call a gap a long packet."""
    steps = [b - a for a, b in pairwise(pts)]
    usual = statistics.mode(steps) if steps else 0
    return sum(abs(step - usual) > 1 for step in steps)


def _ordered(shown: Sequence[_Shown]) -> bool:
    return all(a.dts < b.dts for a, b in pairwise(shown)) and all(packet.dts <= packet.pts for packet in shown)
