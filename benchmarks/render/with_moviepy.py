"""The same video by MoviePy 2, as its users make one: run with the Python of its own environment, `ORDER OUT`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, ImageClip, VideoFileClip, afx, vfx

MUSIC_VOLUME = 0.2
"""Under all of it: MoviePy has no ducking and no loudness pass."""
Order = dict[str, Any]


def main(order: Order, out: str) -> None:
    size, seconds = tuple(order["size"]), order["seconds"]
    layers = [_scene(scene, size) for scene in order["scenes"]] + [_overlay(each) for each in order["overlays"]]
    sounds = [AudioFileClip(voice["sound"]).with_start(voice["start"]) for voice in order["voices"]]
    if order["music"]:
        effects = [afx.AudioLoop(duration=seconds), afx.MultiplyVolume(MUSIC_VOLUME)]
        sounds.append(AudioFileClip(order["music"]).with_effects(effects))
    video = CompositeVideoClip(layers, size=size).with_duration(seconds)
    video = video.with_audio(CompositeAudioClip(sounds).with_duration(seconds))
    settings = {"codec": "libx264", "preset": "veryfast", "audio_codec": "aac", "threads": 2, "logger": None}
    video.write_videofile(out, fps=order["fps"], ffmpeg_params=["-crf", "21", "-g", "90"], **settings)


def _scene(scene: Order, size: tuple[int, int]) -> Any:  # noqa: ANN401 - MoviePy's clips have no types here
    clip = _moving(scene, size) if "picture" in scene else _footage(scene, size)
    clip = clip.with_duration(scene["seconds"]).with_start(scene["start"])
    return clip.with_effects([vfx.CrossFadeIn(scene["fade"])]) if scene["fade"] else clip


def _moving(scene: Order, size: tuple[int, int]) -> Any:  # noqa: ANN401 - see above
    """The size and the place of the picture are functions of the time."""
    clip = ImageClip(scene["picture"])
    if "start_window" not in scene:
        return clip.resized(size)
    start, end = scene["start_window"], scene["end_window"]
    widest = max(start[2], end[2])
    scaled = clip.resized(size[0] / widest)
    return scaled.resized(_zoom(scene, widest)).with_position(_place(scene, size))


def _zoom(scene: Order, widest: float) -> Callable[[float], float]:
    return lambda t: widest / _window(scene, t)[2]


def _place(scene: Order, size: tuple[int, int]) -> Callable[[float], tuple[float, float]]:
    def place(t: float) -> tuple[float, float]:
        x, y, width, _ = _window(scene, t)
        return -x * size[0] / width, -y * size[0] / width

    return place


def _window(scene: Order, t: float) -> list[float]:
    share = min(max(t / scene["seconds"], 0), 1)
    return [a + (b - a) * share for a, b in zip(scene["start_window"], scene["end_window"], strict=True)]


def _footage(scene: Order, size: tuple[int, int]) -> Any:  # noqa: ANN401 - see above
    clip = VideoFileClip(scene["clip"], audio=False)
    clip = clip.subclipped(scene["from"], min(scene["from"] + scene["seconds"], clip.duration))
    return clip.resized(size)


def _overlay(each: Order) -> Any:  # noqa: ANN401 - see above
    clip = ImageClip(each["picture"], transparent=True).with_position((each["x"], each["y"]))
    return clip.with_start(each["start"]).with_duration(each["end"] - each["start"])


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()), sys.argv[2])
