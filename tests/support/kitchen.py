"""Pictures, clips, voices and music made on the spot, to render videos of: like real ones as far as it matters."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import ffmpeg
import numpy as np
from PIL import Image, ImageDraw

from render_cluster.media import StoreSpec, save
from render_cluster.spec import Canvas, SceneSpec, SpokenWord, Visual
from render_cluster.speech.voiceover import VoiceOrder, speak, wav_of
from tests.support.spoilt_video import encode

TEXTS = (
    "A retry is safe only if the second call changes nothing. That is the whole trick.",
    "The nightly job took ninety-five minutes, and nobody knew why.",
    "Measure first. Then change one thing.",
    "Keep what did not change: three numbers out of four were the same.",
)


@dataclass(frozen=True, slots=True)
class Kitchen:
    """What the videos are made of, saved in the store as it is asked for; sizes follow the canvas."""

    store: StoreSpec
    side: int

    def canvas(self, width: int = 9, height: int = 16, fps: int = 30) -> Canvas:
        unit = self.side / min(width, height)
        return Canvas.model_validate(
            {"width": round(width * unit / 2) * 2, "height": round(height * unit / 2) * 2, "fps": fps}
        )

    def photo(self, mean: float = 110, spread: float = 45, seed: int = 1, *, grey: bool = False) -> str:
        """Like a photograph: its detail falls off with size as nature's does."""
        size = round(self.side * 2.1), round(self.side * 1.2)
        rng = np.random.default_rng(seed)
        falling = 1 / np.maximum(np.hypot(np.fft.fftfreq(size[0])[:, None], np.fft.rfftfreq(size[1])[None]), 2e-3)
        layers = [np.fft.irfft2(np.fft.rfft2(rng.standard_normal(size)) * falling, size) for _ in range(3)]
        layers = [layers[0]] * 3 if grey else [layers[0] + 0.3 * layer for layer in layers]
        values = [mean + spread * (layer - layer.mean()) / layer.std() for layer in layers]
        image = Image.fromarray(np.clip(np.stack(values, axis=2), 0, 255).astype(np.uint8))
        return self._save(image, f"photo-{mean}-{spread}-{seed}-{grey}")

    def chart(self, width: int = 1200, height: int = 800) -> str:
        image = Image.new("RGB", (width, height), "white")
        pen = ImageDraw.Draw(image)
        for number in range(8):
            left, top = 60 + number * (width - 100) // 8, height - 60 - (number * 97 % 60 + 20) * height // 100
            pen.rectangle((left, top, left + width // 12, height - 60), fill=(40, 90, 160))
        pen.line((40, height - 58, width - 30, height - 58), fill="black", width=4)
        return self._save(image, f"chart-{width}-{height}")

    def drawing(self) -> str:
        """A few thin lines on white."""
        image = Image.new("RGB", (self.side, self.side * 16 // 9), "white")
        pen = ImageDraw.Draw(image)
        for number in range(5):
            box = (
                self.side // 5,
                (3 + 2 * number) * self.side // 8,
                self.side * 4 // 5,
                (4 + 2 * number) * self.side // 8,
            )
            pen.ellipse(box, outline="#333333", width=max(self.side // 180, 1))
        return self._save(image, "drawing")

    def clip(self, source: str, seconds: float, fps: int = 30) -> str:
        """`source` names one of ffmpeg's own pictures."""
        with TemporaryDirectory() as folder:
            path = Path(folder, "clip.mp4")
            given = ffmpeg.input(f"{source}=size=360x640:rate={fps}", f="lavfi", t=seconds)
            encode([given.filter("format", "yuv420p")], path)
            return save(self.store, f"t/local/clips/{source}-{seconds}.mp4", path)

    def music(self, seconds: float = 5.0) -> str:
        at = np.arange(round(seconds * 24_000)) / 24_000
        chord = np.zeros(at.size)
        for pitch, beat in ((220, 2), (277, 1), (330, 4)):
            chord += np.sin(2 * np.pi * pitch * at) * (0.6 + 0.4 * np.sin(2 * np.pi * at * beat))
        return save(self.store, "t/local/music.wav", wav_of((chord * 4_000).astype(np.int16), 24_000))

    def said(
        self, text: str, language: str = "en", gain: float = 1.0, hush: float = 0.0
    ) -> tuple[str, tuple[SpokenWord, ...]]:
        """Return the voice's key and its words; so many seconds of silence come after its first sentence."""
        voice = speak(VoiceOrder(text, language))
        samples = np.frombuffer(voice.wav[44:], "<i2").astype(np.float32) * gain
        rate = round(len(samples) / voice.duration_sec)
        ends = (word.end_sec for word in voice.words if word.text.endswith((".", "。", "।", "؟")))
        cut = next(ends, voice.words[-1].end_sec)
        at = round(cut * rate)
        sound = np.concatenate([samples[:at], np.zeros(round(hush * rate), np.float32), samples[at:]])
        later = [hush if word.start_sec >= cut else 0.0 for word in voice.words]
        words = tuple(
            SpokenWord(text=word.text, start_sec=word.start_sec + late, end_sec=word.end_sec + late)
            for word, late in zip(voice.words, later, strict=True)
        )
        name = hashlib.sha256(f"{text} {language} {gain} {hush}".encode()).hexdigest()[:16]
        return save(self.store, f"t/local/voices/{name}.wav", wav_of(sound.astype(np.int16), rate)), words

    def scenes(self, visuals: Sequence[Visual]) -> tuple[SceneSpec, ...]:
        """One text for each."""
        return tuple(self.scene(visual, number) for number, visual in enumerate(visuals))

    def scene(
        self, visual: Visual, number: int = 0, text: str = "", language: str = "en", **fields: object
    ) -> SceneSpec:
        voice, words = self.said(text or TEXTS[number % len(TEXTS)], language)
        values = {
            "scene_id": f"s{number}",
            "label": f"scene {number}",
            "visual": visual,
            "voice": voice,
            "words": words,
        }
        return SceneSpec.model_validate(values | fields)

    def _save(self, image: Image.Image, name: str) -> str:
        content = BytesIO()
        image.save(content, "PNG", compress_level=1)
        return save(self.store, f"t/local/pictures/{name}.png", content.getvalue())
