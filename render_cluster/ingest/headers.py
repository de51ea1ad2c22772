"""Runs in the jail: what a media file's headers and first frame say, printed as JSON. Arguments: path, format."""

import json
import sys
from typing import TypeAlias

import av
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from render_cluster.ingest.allowed import MOST_PIXELS_A_SIDE, SOUND_CODECS, VIDEO_CODECS, input_options
from render_cluster.ingest.refusing import refuse
from render_cluster.ingest.sniff import Format

Values: TypeAlias = dict[str, str | float | None]


def main() -> None:
    path, form = sys.argv[1], Format(sys.argv[2])
    try:
        with av.open(path, format=form.value, options=dict(input_options(form))) as file:
            seconds = file.duration / av.time_base if file.duration else None
            videos = [_video(stream) for stream in file.streams.video if _is_of_use(stream, VIDEO_CODECS)]
            sounds = [
                {"index": s.index, "seconds": _seconds(s)} for s in file.streams.audio if _is_of_use(s, SOUND_CODECS)
            ]
            if videos and max(int(videos[0][side] or 0) for side in ("width", "height")) <= MOST_PIXELS_A_SIDE:
                videos[0] |= _first_frame(file, file.streams[int(videos[0]["index"] or 0)])
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        refuse(f"its headers cannot be read ({type(error).__name__}): it is broken or cut off")
    sys.stdout.write(json.dumps({"seconds": seconds, "videos": videos, "sounds": sounds}))


def _is_of_use(stream: Stream, codecs: tuple[str, ...]) -> bool:
    """Covers and unknown or forbidden codecs are not counted, and not decoded."""
    codec = stream.codec_context
    return codec is not None and codec.name in codecs and not stream.disposition & Disposition.attached_pic


def _video(stream: VideoStream) -> Values:
    rate, aspect = stream.average_rate, stream.sample_aspect_ratio
    return {
        "index": stream.index,
        "seconds": _seconds(stream),
        "fps": float(rate) if rate else None,
        "aspect": float(aspect) if aspect else 1.0,
        "width": stream.codec_context.width,
        "height": stream.codec_context.height,
    }


def _first_frame(file: InputContainer, stream: Stream) -> Values:
    """Its own size, turn and colours are what counts."""
    if not isinstance(stream, VideoStream):
        return {}
    stream.codec_context.thread_count = 1
    frame = next(iter(file.decode(stream)), None)
    if frame is None:
        refuse("it has no picture that can be decoded")
    found: Values = {"width": frame.width, "height": frame.height, "rotation": frame.rotation}
    return found | {"matrix": int(frame.colorspace), "transfer": int(frame.color_trc)}


def _seconds(stream: Stream) -> float | None:
    return float(stream.duration * stream.time_base) if stream.duration and stream.time_base else None


if __name__ == "__main__":
    main()
