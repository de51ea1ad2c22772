"""What the finished file's headers and packets tell, read by PyAV without decoding."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av

BT709_LIMITED = (1, 1, 1, 1)
HEAD = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """`ends` are the seconds at which picture and sound stop; `key_frames` are frame numbers."""

    video: tuple[str, str, str]
    sound: tuple[str, int, int]
    colour: tuple[int, int, int, int]
    size: tuple[int, int]
    rate: float
    frames: int
    steps: frozenset[int]
    step: int
    first_pts: int
    ordered: bool
    key_frames: tuple[int, ...]
    sound_gaps: int
    ends: tuple[float, float]
    index_first: bool


def probe(path: Path) -> Probe:
    with av.open(str(path), "r") as file:
        video, sound = file.streams.video[0], file.streams.audio[0]
        codec, voice = video.codec_context, sound.codec_context
        packets = [p for p in file.demux() if p.dts is not None and p.pts is not None]
        shown = [(p.pts or 0, p.dts or 0, p.is_keyframe) for p in packets if p.stream is video]
        heard = [(p.pts or 0, p.duration or 0) for p in packets if p.stream is sound]
        rate = float(video.average_rate or 0)
        base, sound_base = float(video.time_base or 0), float(sound.time_base or 0)
        step = round(1 / (base * rate)) if base and rate else 0
        pts = sorted(at for at, *_ in shown)
        return Probe(
            video=(codec.name, str(codec.profile), str(codec.pix_fmt)),
            sound=(voice.name, voice.sample_rate or 0, voice.channels),
            colour=(
                int(codec.color_primaries),
                int(codec.color_trc),
                int(codec.colorspace),
                int(codec.color_range),
            ),
            size=(codec.width, codec.height),
            rate=rate,
            frames=len(shown),
            steps=frozenset(b - a for a, b in pairwise(pts)),
            step=step,
            first_pts=pts[0] if pts else -1,
            ordered=all(a[1] < b[1] for a, b in pairwise(shown)) and all(dts <= at for at, dts, _ in shown),
            key_frames=tuple(round(at / step) for at, _, key in shown if key and step),
            sound_gaps=sum(a[0] + a[1] != b[0] for a, b in pairwise(heard)),
            ends=((pts[-1] + step) * base if pts else 0.0, sum(heard[-1]) * sound_base if heard else 0.0),
            index_first=_index_first(path),
        )


def _index_first(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(HEAD)
    moov, mdat = head.find(b"moov"), head.find(b"mdat")
    return 0 <= moov < (mdat if mdat >= 0 else len(head))
