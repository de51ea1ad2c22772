"""Pictures for tests, drawn here: noise with a gradient as a photograph, flat bars as a chart."""

import io

import numpy as np
from PIL import Image, ImageDraw


def a_photograph(width: int, height: int) -> Image.Image:
    noise = np.random.default_rng(3).integers(0, 90, (height, width, 3))
    ramp = np.linspace(0, 150, height)[:, None, None]
    return Image.fromarray((noise + ramp).clip(0, 255).astype(np.uint8))


def a_chart(width: int, height: int) -> Image.Image:
    image = Image.new("RGB", (width, height), "#ffffff")
    for i in range(5):
        x, high = width * (i + 1) / 7, height * (i + 1) / 7
        ImageDraw.Draw(image).rectangle((x, height - high, x + width / 10, height), fill="#1b36d8")
    return image


def png(image: Image.Image, **options: object) -> bytes:
    return encoded(image, "PNG", **options)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
