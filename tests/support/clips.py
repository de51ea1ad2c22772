"""Clips and sounds for tests, made by FFmpeg's own sources when they are asked for."""

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg

H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "15")
PICTURE = "testsrc2=s=192x108:r=30:d=1"
TONE = "sine=f=440:r=44100:d=1"


@cache
def encoded(suffix: str, *options: str, picture: str = PICTURE, sound: str = "") -> bytes:
    """A file of that suffix; either source may be left out by an empty text."""
    sources = [part for name in (picture, sound) if name for part in ("-f", "lavfi", "-i", name)]
    with TemporaryDirectory() as folder:
        path = Path(folder, f"made.{suffix}")
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", *sources, *options, str(path)]
        subprocess.run(command, check=True, timeout=60)  # noqa: S603 - our own words
        return path.read_bytes()


def remuxed(content: bytes, suffix: str, before: tuple[str, ...] = (), *options: str) -> bytes:
    """The same packets in another container, or with other side notes."""
    with TemporaryDirectory() as folder:
        source, path = Path(folder, "source"), Path(folder, f"made.{suffix}")
        source.write_bytes(content)
        start = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", *before, "-i", str(source)]
        subprocess.run([*start, "-c", "copy", *options, str(path)], check=True, timeout=60)  # noqa: S603 - our own words
        return path.read_bytes()


def a_clip(*options: str, picture: str = PICTURE) -> bytes:
    return encoded("mp4", *H264, "-pix_fmt", "yuv420p", *options, picture=picture)


def turned(content: bytes, degrees: int) -> bytes:
    """As a phone writes it: the pixels as the sensor has them, and a note how to turn them."""
    return remuxed(content, "mp4", ("-display_rotation", str(degrees)))


def varying(seconds_of_frames: str) -> bytes:
    """A clip whose frames come when the expression of `setpts` says."""
    frames = ("-vf", f"setpts={seconds_of_frames}", "-fps_mode", "passthrough")
    return encoded("mp4", *frames, *H264, "-pix_fmt", "yuv420p")
