"""Decoded frames of a part of a file, as planes, and how they are made small enough to be looked at cheaply."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.stream import VideoStream

from render_cluster.gate.headers import open_file
from render_cluster.planes import Plane, Planes

WIDEST = 320
"""Pixels of a frame that is looked at as a whole."""
PIXELS = "yuv420p"


def frames(path: Path, begin: float, end: float) -> Iterator[tuple[float, Planes]]:
    """(second, planes) of the frames from `begin` on and before `end`; the planes hold until the next one is asked for.

    Decoding starts at the last key frame before `begin`. One thread: those who want more share out the file.
    """
    with open_file(path) as file:
        stream = file.streams.video[0]
        stream.codec_context.thread_count = 1
        base, late = stream.time_base or 1, 0.5 / float(stream.average_rate or 1)
        if begin > 0:
            file.seek(round((begin + late) / base), stream=stream)
        for frame in (frame for packet in file.demux(stream) for frame in _decoded(packet)):
            second = float((frame.pts or 0) * base)
            if second >= end - late:
                return
            if second >= begin - late:
                yield second, _planes(frame)


def small(plane: Plane, widest: int = WIDEST) -> Plane:
    """Halved until it is at most so wide: means of 2 x 2 samples cost a tenth of other ratios."""
    while plane.shape[1] > widest:
        plane = halved(plane)
    return plane


def halved(plane: Plane) -> Plane:
    size = plane.shape[1] // 2, plane.shape[0] // 2
    even = plane[: size[1] * 2, : size[0] * 2]
    return np.asarray(cv2.resize(even, size, interpolation=cv2.INTER_AREA), np.uint8)


def _decoded(packet: "av.Packet[VideoStream]") -> Sequence[av.VideoFrame]:
    """Nothing where a packet is broken: the libraries' log tells of it."""
    try:
        return packet.decode()
    except av.error.FFmpegError:
        return ()


def _planes(frame: av.VideoFrame) -> Planes:
    plain = frame if frame.format.name == PIXELS else frame.reformat(format=PIXELS)
    return [_view(plane) for plane in plain.planes]


def _view(plane: av.video.plane.VideoPlane) -> Plane:
    memory: Plane = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload]  # PyAV's planes are buffers
    return memory.reshape(plane.height, plane.line_size)[:, : plane.width]
