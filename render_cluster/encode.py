"""Frames to segments, and segments to one file: x264 in this process, and a join that copies the streams."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import TypeAlias

import av
import cv2
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from render_cluster.compositor import Compositor
from render_cluster.errors import RenderError
from render_cluster.planes import Plane, Planes
from render_cluster.profiles import EncoderProfile
from render_cluster.spec import Canvas

_Packet: TypeAlias = "av.Packet[VideoStream] | av.Packet[AudioStream]"

TICKS_PER_SECOND = 76_800
"""A whole number of ticks for a frame of 24, 25, 30, 50 or 60 a second."""
EXACT = 384_000
"""Ticks of the whole file, in which both a frame and a sample are whole numbers: the ends are not rounded."""
BT709, LIMITED = 1, 1
RING = 6
"""Frames that the encoder may still hold; each is drawn into in place, without a copy on the way."""
JPEG_QUALITY = 90
SSE4_2, AVX2 = 7, 11
"""OpenCV's numbers of these processor features."""


def encode_segment(compositor: Compositor, frames: range, canvas: Canvas, profile: EncoderProfile, path: Path) -> None:
    ring = [av.VideoFrame(canvas.width, canvas.height, "yuv420p") for _ in range(RING)]
    with av.open(str(path), "w", format="mp4") as file:
        stream = _add_stream(file, canvas, profile)
        for number, k in enumerate(frames):
            frame = ring[number % RING]
            compositor.draw(k, _views(frame))
            frame.pts, frame.time_base = number, Fraction(1, canvas.fps)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))


def frame_to_jpeg(compositor: Compositor, k: int, canvas: Canvas, path: Path) -> None:
    """A composed frame, never one decoded from the video."""
    frame = av.VideoFrame(canvas.width, canvas.height, "yuv420p")
    compositor.draw(k, _views(frame))
    frame.colorspace, frame.color_range = BT709, LIMITED
    frame.to_image().save(  # type: ignore[no-untyped-call]  # PyAV leaves it untyped
        path, "JPEG", quality=JPEG_QUALITY
    )


def join(segments: Sequence[Path], sound: Path, path: Path, *, fps: int, title: str) -> None:
    """Segments on exact frame offsets beside the soundtrack; the index comes before the media.

    Packets lie in the order of their times, so that a player that is still loading has both.
    """
    options = {"movflags": "+faststart", "movie_timescale": str(EXACT)}
    with av.open(str(path), "w", format="mp4", options=options) as out, av.open(str(sound)) as soundtrack:
        out.metadata["title"] = title
        with av.open(str(segments[0])) as first:
            video = out.add_stream_from_template(first.streams.video[0])
            video.time_base = first.streams.video[0].time_base
            header = first.streams.video[0].codec_context.extradata
        track = out.add_stream_from_template(soundtrack.streams.audio[0])
        shown: Iterator[_Packet] = _shifted(segments, video, header, fps)
        heard: Iterator[_Packet] = _heard(soundtrack, track)
        for packet in merge(shown, heard, key=_second):
            out.mux(packet)


def _shifted(
    segments: Sequence[Path], video: VideoStream, header: bytes | None, fps: int
) -> Iterator["av.Packet[VideoStream]"]:
    offset = 0
    for segment in segments:
        with av.open(str(segment)) as file:
            source = file.streams.video[0]
            if source.codec_context.extradata != header or source.time_base != video.time_base:
                message = f"The segment {segment.name} was encoded with other settings than the first one"
                raise RenderError(message)
            count = 0
            for packet in file.demux(source):
                if packet.dts is None or packet.pts is None:
                    continue
                packet.pts, packet.dts, packet.stream = packet.pts + offset, packet.dts + offset, video
                count += 1
                yield packet
            offset += count * TICKS_PER_SECOND // fps


def _heard(file: InputContainer, track: AudioStream) -> Iterator["av.Packet[AudioStream]"]:
    for packet in file.demux(file.streams.audio[0]):
        if packet.dts is not None:
            packet.stream = track
            yield packet


def _second(packet: _Packet) -> float:
    return float((packet.dts or 0) * packet.time_base)


def _views(frame: av.VideoFrame) -> Planes:
    return [_view(plane) for plane in frame.planes]


def _view(plane: av.video.plane.VideoPlane) -> Plane:
    memory: Plane = np.frombuffer(plane, np.uint8)  # type: ignore[call-overload]  # PyAV's planes are buffers
    return memory.reshape(plane.height, plane.line_size)[:, : plane.width]


def _add_stream(file: OutputContainer, canvas: Canvas, profile: EncoderProfile) -> VideoStream:
    stream = file.add_stream("libx264", rate=canvas.fps)
    stream.width, stream.height, stream.pix_fmt = canvas.width, canvas.height, "yuv420p"
    stream.time_base = Fraction(1, TICKS_PER_SECOND)
    codec: VideoCodecContext = stream.codec_context
    codec.time_base, codec.gop_size, codec.thread_count = Fraction(1, canvas.fps), profile.keyint, 1
    codec.thread_type = "FRAME"  # PyAV's default makes slow pans visibly rougher
    parameters = ":".join(filter(None, (profile.x264, _steady_assembly())))
    codec.options = {"preset": profile.preset, "crf": str(profile.crf), "x264-params": parameters}
    codec.color_primaries = codec.color_trc = codec.colorspace = BT709
    codec.color_range = LIMITED
    return stream


def _steady_assembly() -> str:
    """Keep x264 from its AVX-512 code, whose `mbtree` reads memory that nobody wrote if a row is no 64 blocks long.

    Bytes then differ from run to run. Without it they are the same, also between the two sets named here.
    """
    if cv2.checkHardwareSupport(AVX2):
        return "asm=AVX2"
    return "asm=SSE4.2" if cv2.checkHardwareSupport(SSE4_2) else ""
