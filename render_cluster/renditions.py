"""Small copies of a finished video: what FFmpeg is told, as words; nothing is run here."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ffmpeg
import imageio_ffmpeg

from render_cluster.keys import video_key
from render_cluster.spec import VideoSpec

PROXY_SIDE, PROXY_CRF = 540, 27
PREVIEW_SIDE, PREVIEW_FPS, PREVIEW_SEC = 270, 10, 3
"""Of the hook, which the video begins with."""
WEBP_QUALITY = 60
_X264 = "mbtree=1:rc-lookahead=6:bframes=4:b-adapt=0"
_QUIET = ("-nostdin", "-hide_banner", "-v", "error")
_PLAIN = {"map_metadata": -1, "fflags": "+bitexact", "threads": 1}


def rendition_keys(spec: VideoSpec) -> tuple[str, str]:
    """Return the keys of the proxy and of the moving preview."""
    return video_key(spec, "proxy.mp4"), video_key(spec, "preview.webp")


def proxy_command(video: Path, out: Path) -> list[str]:
    """The whole video with its short side at 540 pixels and its sound as it is, for looking through."""
    source = _opened(video)
    picture = _scaled(source.video, PROXY_SIDE).filter("setsar", 1)
    kind = {"vcodec": "libx264", "preset": "superfast", "crf": PROXY_CRF, "pix_fmt": "yuv420p", "x264-params": _X264}
    file = {"acodec": "copy", "movflags": "+faststart", "f": "mp4"}
    return _words(ffmpeg.output(picture, source.audio, str(out), **kind, **file, **_PLAIN))


def webp_command(video: Path, out: Path) -> list[str]:
    """Three seconds that move, for ever, for lists and messages."""
    kind = {"vcodec": "libwebp_anim", "quality": WEBP_QUALITY, "compression_level": 4, "loop": 0, "f": "webp"}
    return _words(ffmpeg.output(_moving(video), str(out), **kind, **_PLAIN))


def _moving(video: Path) -> ffmpeg.Stream:
    return _scaled(_opened(video, t=PREVIEW_SEC).video.filter("fps", PREVIEW_FPS), PREVIEW_SIDE)


def _opened(video: Path, **options: Any) -> ffmpeg.Stream:  # noqa: ANN401 - options of FFmpeg
    return ffmpeg.input(str(video), f="mp4", protocol_whitelist="file", threads=1, **options)


def _scaled(picture: ffmpeg.Stream, side: int) -> ffmpeg.Stream:
    """The short side, unless it is smaller already; the other follows, and both are even."""
    width, height = f"if(gt(ih,iw),min(iw,{side}),-2)", f"if(gt(ih,iw),-2,min(ih,{side}))"
    return picture.filter("scale", width, height, flags="bilinear")


def _words(made: ffmpeg.Stream) -> list[str]:
    made = made.global_args("-filter_complex_threads", "1")
    words: Sequence[str] = ffmpeg.compile(made, cmd=[imageio_ffmpeg.get_ffmpeg_exe(), *_QUIET], overwrite_output=True)
    return [str(word) for word in words]
