"""Pictures and voices made on the spot, and orders that name them."""

import math
import struct
import wave
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw

from render_cluster.media import StoreSpec, save
from render_cluster.spec import Canvas, SceneSpec, SpokenWord, Still, VideoSpec

SMALL = Canvas(width=180, height=320)
TEXT = "The database waits for nobody, and that is the point of it."


def a_card(canvas: Canvas, ground: str = "#EEEFEB", ink: str = "#1D1518") -> bytes:
    """A flat ground with something like a title and a rule on it."""
    image = Image.new("RGB", (canvas.width, canvas.height), ground)
    pen, unit = ImageDraw.Draw(image), canvas.width // 12
    for line in range(4):
        pen.rectangle((unit, (5 + 2 * line) * unit, (9 - line) * unit, (6 + 2 * line) * unit), fill=ink)
    return _png(image)


def a_photo(canvas: Canvas, seed: int = 1) -> bytes:
    """Coarse noise: busy, sharp and of every brightness."""
    noise = np.random.default_rng(seed).integers(0, 255, (canvas.height // 4, canvas.width // 4, 3), np.uint8)
    return _png(Image.fromarray(noise).resize((canvas.width, canvas.height), Image.Resampling.BICUBIC))


def a_plain_picture(canvas: Canvas, colour: str = "#767A80") -> bytes:
    """Nothing but a ground."""
    return _png(Image.new("RGB", (canvas.width, canvas.height), colour))


def a_voice(seconds: float, pitch: float = 180, rate: int = 22_050) -> bytes:
    """Syllables of tone at four a second, as WAV."""
    count = round(seconds * rate)
    syllable = (0.15 + 0.85 * max(0.0, math.sin(2 * math.pi * 4 * i / rate)) for i in range(count))
    values = [round(9_000 * loud * math.sin(2 * math.pi * pitch * i / rate)) for i, loud in enumerate(syllable)]
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(struct.pack(f"<{count}h", *values))
    return content.getvalue()


def words_over(text: str, seconds: float) -> tuple[SpokenWord, ...]:
    said = text.split()
    each = seconds / len(said)
    return tuple(SpokenWord(text=word, start_sec=i * each, end_sec=(i + 0.9) * each) for i, word in enumerate(said))


def a_video_spec(store: StoreSpec, canvas: Canvas = SMALL, scenes: int = 3, seconds: float = 1.6) -> VideoSpec:
    """Save what the order names: cards and photos in turn, a voice each."""
    made = []
    for i in range(scenes):
        photo = i % 2 == 1
        picture = save(store, f"t/a/pictures/{i}.png", a_photo(canvas, i) if photo else a_card(canvas))
        voice = save(store, f"t/a/voices/{i}.wav", a_voice(seconds, 150 + 40 * i))
        made.append(
            SceneSpec(
                scene_id=f"s{i}",
                label=f"beat {i}",
                visual=Still(picture=picture, photo=photo),
                voice=voice,
                words=words_over(TEXT, seconds),
            )
        )
    return VideoSpec(tenant="a", video_id="v", title="A video", scenes=tuple(made), canvas=canvas)


def _png(image: Image.Image) -> bytes:
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()
