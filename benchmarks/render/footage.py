"""A b-roll clip made by code: a street seen from a slow dolly, with grain, encoded as a camera would."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import cv2
import imageio_ffmpeg
import numpy as np

from benchmarks.render.photographs import photograph
from render_cluster.planes import Plane

WIDTH, HEIGHT, FPS = 1920, 1080, 25
NEAR, FAR = 6.0, 2.0
"""Pixels a frame: what is near passes faster."""
GRAIN = 2.5
CODEC = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart")


def save_clip(path: Path, seconds: float, seed: int = 21) -> Path:
    shape = f"{WIDTH}x{HEIGHT}"
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    words += ["-s", shape, "-r", str(FPS), "-i", "-", *CODEC, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as encoder:  # noqa: S603 - our own words
        if encoder.stdin is None:
            raise BrokenPipeError
        for frame in _frames(round(seconds * FPS), seed):
            encoder.stdin.write(frame.tobytes())
        encoder.stdin.close()
    if encoder.returncode:
        raise subprocess.CalledProcessError(encoder.returncode, words)
    return path


def _frames(count: int, seed: int) -> Iterator[Plane]:
    far = photograph(WIDTH + round(FAR * count) + 2, HEIGHT, seed)
    near = photograph(WIDTH + round(NEAR * count) + 2, HEIGHT // 3, seed + 1)
    random = np.random.default_rng(seed)
    grain = random.normal(0, GRAIN, (HEIGHT + 64, WIDTH + 64, 3)).astype(np.int16)
    for k in range(count):
        frame = _shifted(far, FAR * k)
        frame[-near.shape[0] :] = _shifted(near, NEAR * k)
        y, x = random.integers(0, 64, 2)
        noisy = frame.astype(np.int16) + grain[y : y + HEIGHT, x : x + WIDTH]
        yield np.clip(noisy, 0, 255).astype(np.uint8)


def _shifted(picture: Plane, by: float) -> Plane:
    matrix = np.array([[1, 0, -by], [0, 1, 0]], np.float64)
    size = (WIDTH, picture.shape[0])
    return np.asarray(cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_LINEAR), np.uint8)
