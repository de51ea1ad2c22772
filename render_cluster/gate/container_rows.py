"""Rows about the file itself: its formats, its tags, and the order of what is in it."""

from collections.abc import Iterator

from render_cluster.gate.headers import BT709_LIMITED, Headers
from render_cluster.gate.row import Row, Rule
from render_cluster.plan import VideoPlan
from render_cluster.sound import SAMPLE_RATE

VIDEO, SOUND, STEREO = ("h264", "High", "yuv420p"), ("aac", SAMPLE_RATE, 2), 2
NO_SOUND = "no sound"


def container_rows(found: Headers) -> Iterator[Row]:
    """What any player and platform takes."""
    tracks, first = found.tracks, found.index_first
    rule = Rule("video_format", "Format of the picture", _video_words(*VIDEO))
    yield rule.judged(_video_words(*tracks.video), passed=tracks.video == VIDEO)
    rule = Rule("colour_tags", "Colour tags", "BT.709, limited range")
    yield rule.judged(_colour_words(tracks.colour), passed=tracks.colour == BT709_LIMITED)
    rule = Rule("sound_format", "Format of the sound", _sound_words(SOUND))
    yield rule.judged(_sound_words(tracks.sound), passed=tracks.sound == SOUND)
    rule = Rule("container", "Index of the file", "before the media")
    yield rule.judged("before the media" if first else "after the media", passed=first)


def frame_rows(found: Headers, plan: VideoPlan) -> Iterator[Row]:
    """What was asked for."""
    canvas = plan.canvas
    size = canvas.width, canvas.height
    rule = Rule("frame_size", "Size of the picture", "x".join(map(str, size)))
    yield rule.judged("x".join(map(str, found.tracks.size)), passed=found.tracks.size == size)
    rule = Rule("frame_rate", "Frames a second", str(canvas.fps))
    yield rule.judged(found.tracks.rate, passed=found.tracks.rate == canvas.fps)


def _video_words(codec: str, profile: str, pixels: str) -> str:
    return f"{'H.264' if codec == 'h264' else codec} {profile}, {pixels}"


def _colour_words(tags: tuple[int, int, int, int]) -> str:
    if tags == BT709_LIMITED:
        return "BT.709, limited range"
    return "primaries {}, transfer {}, matrix {}, range {}".format(*tags)


def _sound_words(sound: tuple[str, int, int] | None) -> str:
    if sound is None:
        return NO_SOUND
    codec, rate, channels = sound
    return f"{codec.upper()}, {rate / 1000:g} kHz, {'stereo' if channels == STEREO else f'{channels} channels'}"
