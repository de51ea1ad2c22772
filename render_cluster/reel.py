"""Frames of a normalised clip by their number: cheap one after the other, possible in any order."""

from collections.abc import Iterator
from io import BytesIO

import av
import numpy as np

from render_cluster.errors import RenderError
from render_cluster.planes import Plane, Planes

NEAR = 30
"""Frames: up to here it is cheaper to decode on than to look for a key frame (there is one every 15)."""
_KEPT = 2


class Reel:
    """Two readers, so that a clip that fades into its own beginning is read in order at both places."""

    def __init__(self, content: bytes, fps: int) -> None:
        self._readers = [_Reader(content, fps), _Reader(content, fps)]
        self._asked = 0

    def frame(self, number: int) -> Planes:
        """Return Y, U and V, to be read only; raise `RenderError` if the clip ends before."""
        return [_view(plane) for plane in self._found(number).planes]

    def rgb(self, number: int) -> Plane:
        frame = self._found(number).reformat(format="rgb24", src_colorspace="ITU709", dst_color_range="JPEG")
        return np.asarray(frame.to_ndarray(), np.uint8)

    def _found(self, number: int) -> av.VideoFrame:
        """By the reader that has it next; else by the one not used for longest, as the other will be asked again."""
        self._asked += 1
        reader = min(self._readers, key=lambda reader: (reader.is_far_from(number), reader.used))
        reader.used = self._asked
        return reader.frame(number)


class _Reader:
    def __init__(self, content: bytes, fps: int) -> None:
        self._content, self._fps, self.used = content, fps, 0
        self._file: av.container.InputContainer | None = None
        self._frames: Iterator[tuple[int, av.VideoFrame]] = iter(())
        self._kept: dict[int, av.VideoFrame] = {}

    def is_far_from(self, number: int) -> bool:
        return number not in self._kept and not 0 < number - max(self._kept, default=-NEAR - 1) <= NEAR

    def frame(self, number: int) -> av.VideoFrame:
        if number in self._kept:
            return self._kept[number]
        if self.is_far_from(number):
            self._seek(number)
        for at, frame in self._frames:
            self._kept = dict([*self._kept.items(), (at, frame)][-_KEPT:])
            if at >= number:
                return frame
        message = f"The clip ends before its frame {number}: it was replaced while it was rendered; render it again"
        raise RenderError(message)

    def _seek(self, number: int) -> None:
        if self._file is None:
            self._file = av.open(BytesIO(self._content), "r", format="mp4")
            self._file.streams.video[0].codec_context.thread_count = 1
        stream = self._file.streams.video[0]
        tick = 1 / (self._fps * stream.time_base) if stream.time_base else 1
        self._file.seek(round(number * tick), stream=stream)
        self._kept = {}
        self._frames = ((round((frame.pts or 0) / tick), frame) for frame in self._file.decode(stream))


def _view(plane: av.video.plane.VideoPlane) -> Plane:
    memory: Plane = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload]  # PyAV's planes are buffers
    return memory.reshape(plane.height, plane.line_size)[:, : plane.width]
