"""The synthetic workload: five stills that zoom and pan under 38 words, crossfades, a logo, voices and ducked music."""

from pathlib import Path

from benchmarks.render.photographs import save_logo, save_photograph
from benchmarks.render.sounds import save_music, save_voice, words_of
from render_cluster.spec import Brand, Canvas, Captions, Motion, Music, SceneSpec, Still, VideoSpec

MOTIONS: tuple[Motion, ...] = ("in", "right", "out", "down", "in")
SIZES = ((1620, 2880), (4320, 2880), (1620, 2880), (1620, 3240), (1620, 2880))
TEXTS = (
    "every morning the quiet city wakes up slowly",
    "small teams build very large things with patience",
    "numbers tell a story that nobody really expected",
    "light moves over the mountain before the rain",
    "subscribe today and learn one new thing",
)
VOICE_SEC, PAUSE_SEC = 2.6, 0.3
"""With the lead of a tenth, a scene lasts three seconds."""


def synthetic(folder: Path) -> VideoSpec:
    """Write the media into the folder; the specification names them as files."""
    save_music(folder / "music.wav", 20)
    save_logo(folder / "logo.png")
    return VideoSpec(
        title="Five stills",
        canvas=Canvas(),
        brand=Brand(template="gazette", logo="logo.png"),
        captions=Captions(style="karaoke"),
        scenes=tuple(_scene(folder, number) for number in range(len(TEXTS))),
        music=Music(track="music.wav"),
    )


def _scene(folder: Path, number: int) -> SceneSpec:
    words = words_of(TEXTS[number], VOICE_SEC)
    picture = save_photograph(folder / f"still-{number}.jpg", *SIZES[number], number)
    voice = save_voice(folder / f"voice-{number}.wav", words, VOICE_SEC, number)
    return SceneSpec(
        scene_id=f"s{number}",
        label=f"still {number + 1}",
        visual=Still(picture=picture.name, motion=MOTIONS[number]),
        voice=voice.name,
        pause_sec=PAUSE_SEC,
        words=words,
        transition="crossfade",
    )
