"""Good videos made bad in one respect: by ffmpeg's filters, or packet by packet."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import av
import ffmpeg
import imageio_ffmpeg

Filters = Sequence[tuple[str, Mapping[str, object]]]
Change = Callable[[int, bytes], bytes | None]
"""From a packet's number in its track and its bytes to other ones; None drops it."""
READY: dict[str, object] = {
    "vcodec": "libx264",
    "preset": "superfast",
    "crf": 18,
    "acodec": "aac",
    "audio_bitrate": "192k",
    "movflags": "+faststart",
}


def spoil(source: Path, target: Path, picture: Filters = (), sound: Filters = (), **options: object) -> Path:
    """Encode again through these filters; `an=None` leaves the sound away, a track that is not filtered is copied."""
    given = ffmpeg.input(str(source))
    video, audio = given.video, given.audio
    for name, values in picture:
        video = video.filter(name, **values)
    for name, values in sound:
        audio = audio.filter(name, **values)
    encode([video] if "an" in options else [video, audio], target, **options)
    return target


def encode(streams: Sequence[ffmpeg.Stream], target: Path, **options: object) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error"]
    words = ffmpeg.compile(ffmpeg.output(*streams, str(target), **READY | options), cmd=command, overwrite_output=True)
    subprocess.run(words, check=True, timeout=120)  # noqa: S603 - no shell, and the words are ours


def repack(source: Path, target: Path, kind: str, change: Change) -> Path:
    """Copy the streams; each packet of the kind (`video`, `audio`) goes through `change`."""
    with av.open(str(source)) as file, av.open(str(target), "w", options={"movflags": "+faststart"}) as out:
        tracks = {stream.index: out.add_stream_from_template(stream) for stream in file.streams}
        numbers = dict.fromkeys(tracks, 0)
        for packet in file.demux():
            if packet.dts is None:
                continue
            index = packet.stream_index
            changed: bytes | None = bytes(packet)
            if packet.stream.type == kind:
                changed = change(numbers[index], bytes(packet))
            numbers[index] += 1
            if changed is not None:
                out.mux(_like(packet, changed, tracks[index]))
    return target


def _like(
    packet: "av.Packet[av.stream.Stream]", content: bytes, track: "av.stream.Stream"
) -> "av.Packet[av.stream.Stream]":
    copy = av.Packet(content)
    copy.pts, copy.dts, copy.duration = packet.pts, packet.dts, packet.duration
    copy.time_base, copy.is_keyframe, copy.stream = packet.time_base, packet.is_keyframe, track
    return copy
