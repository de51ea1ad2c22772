"""Pictures that compress and move like photographs, made by code: detail of every size, edges, gradients and grain."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from render_cluster.planes import Plane

Floats = NDArray[np.float32]
OCTAVES = range(2, 11)
FALL = 1.75
"""Each octave is weaker by this: near the spectrum of natural pictures."""
LOUDEST, SHAPES, GRAIN = 60, 40, 1.5
JPEG_QUALITY = 93


def photograph(width: int, height: int, seed: int) -> Plane:
    """RGB; the same seed gives the same picture."""
    random = np.random.default_rng(seed)
    picture = _sky(width, height, random, seed) + _texture(width, height, random)[..., None] * _tint(random)
    for _ in range(SHAPES):
        picture = _with_shape(picture, random)
    picture += random.standard_normal((height, width, 1)).astype(np.float32) * GRAIN
    return np.clip(picture, 0, 255).astype(np.uint8)


def save_photograph(path: Path, width: int, height: int, seed: int) -> Path:
    Image.fromarray(photograph(width, height, seed)).save(path, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return path


def save_logo(path: Path, side: int = 180) -> Path:
    """A half-transparent mark."""
    image = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(image)
    pen.ellipse((4, 4, side - 4, side - 4), fill=(255, 80, 40, 200))
    pen.rectangle((side // 3, side // 3, side * 2 // 3, side * 2 // 3), fill=(255, 255, 255, 235))
    image.save(path)
    return path


def _sky(width: int, height: int, random: np.random.Generator, seed: int) -> Floats:
    """A gradient that is not level."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    share = (rows / height + 0.3 * np.sin(columns / width * 3 + seed))[..., None]
    above, below = random.uniform(30, 220, 3), random.uniform(30, 220, 3)
    return np.asarray(above * (1 - share) + below * share, np.float32)


def _texture(width: int, height: int, random: np.random.Generator) -> Floats:
    found, longest = np.zeros((height, width), np.float32), max(width, height)
    for octave in OCTAVES:
        rows, columns = (max(2, side * 2**octave // longest + 2) for side in (height, width))
        noise = random.standard_normal((rows, columns)).astype(np.float32)
        found += cv2.resize(noise, (width, height), interpolation=cv2.INTER_CUBIC) * (LOUDEST / FALL ** (octave - 2))
    return found


def _tint(random: np.random.Generator) -> Floats:
    return random.uniform(0.6, 1.2, 3).astype(np.float32)


def _with_shape(picture: Floats, random: np.random.Generator) -> Floats:
    """A disc with a sharp edge through which the rest is seen."""
    height, width = picture.shape[:2]
    centre = int(random.uniform(0, width)), int(random.uniform(0, height))
    colour = random.uniform(0, 255, 3).tolist()
    shape = cv2.circle(picture.copy(), centre, int(random.uniform(20, 220)), colour, -1, cv2.LINE_AA)
    return np.asarray(cv2.addWeighted(shape, 0.6, picture, 0.4, 0), np.float32)
