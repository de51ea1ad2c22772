"""Twenty good videos of varied content: nothing in them is a fault, though much looks like one at first sight."""

from collections.abc import Callable, Mapping, Sequence

from render_cluster.spec import (
    Brand,
    Captions,
    Card,
    Clip,
    LowerThird,
    Music,
    SceneSpec,
    Still,
    TransitionKind,
    VideoSpec,
    Visual,
)
from tests.support.kitchen import Kitchen

Made = Callable[[Kitchen], VideoSpec]


def good_videos() -> Mapping[str, Made]:
    return {
        "gazette cards": lambda at: video(at, cards()[:3]),
        "schema cards": lambda at: video(at, cards()[3:6], brand=Brand(template="schema", section="Operations")),
        "placard cards": lambda at: video(at, cards()[6:10], brand=Brand(template="placard", wordmark="Example")),
        "bright photographs": lambda at: video(at, stills(at, 150, 50), captions=Captions(style="pop")),
        "dark photographs": lambda at: video(at, stills(at, 30, 12), brand=Brand(template="schema")),
        "night photographs": lambda at: video(at, stills(at, 20, 7)),
        "fog": lambda at: video(at, stills(at, 180, 9), captions=Captions(style="none")),
        "grey photographs": lambda at: video(at, stills(at, 110, 45, grey=True), brand=Brand(template="placard")),
        "charts and drawings": charts,
        "held pictures": lambda at: video(at, stills(at, 110, 45, motion="hold"), captions=Captions(style="karaoke")),
        "clips": clips,
        "clips that stand still": still_clips,
        "quiet pauses": pauses,
        "a quiet voice that hesitates": quiet,
        "music": lambda at: video(at, [cards()[0], stills(at)[0]], music=Music(track=at.music())),
        "music without a voice": silent_film,
        "every transition": transitions,
        "lower thirds and guesses": guesses,
        "other scripts": scripts,
        "25 frames, wide": wide,
    }


def video(at: Kitchen, visuals: Sequence[Visual], **fields: object) -> VideoSpec:
    return made(at, at.scenes(visuals), **fields)


def made(at: Kitchen, scenes: tuple[SceneSpec, ...], **fields: object) -> VideoSpec:
    values = {"title": "A good video", "canvas": at.canvas(), "scenes": scenes}
    return VideoSpec.model_validate(values | fields)


def stills(at: Kitchen, mean: float = 110, spread: float = 45, *, grey: bool = False, **fields: object) -> list[Still]:
    pictures = [at.photo(mean, spread, seed, grey=grey) for seed in (1, 2, 3)]
    return [Still.model_validate({"picture": picture} | fields) for picture in pictures]


def charts(at: Kitchen) -> VideoSpec:
    shown = [Still(picture=at.chart(), fit="contain", photo=False), Still(picture=at.drawing(), photo=False)]
    return video(at, [*shown, Still(picture=at.chart(2400, 500), fit="contain")], captions=Captions(style="clean"))


def clips(at: Kitchen) -> VideoSpec:
    moving, coarse = at.clip("testsrc2", 3), at.clip("mandelbrot", 4, 25)
    return video(at, [Clip(clip=moving), Clip(clip=coarse, fill="slow"), Clip(clip=moving, start_sec=1, fit="contain")])


def still_clips(at: Kitchen) -> VideoSpec:
    """A recording of a screen on which nothing happens, and one that is held on its last frame."""
    return video(at, [Clip(clip=at.clip("smptehdbars", 4)), Clip(clip=at.clip("testsrc2", 1.2), fill="hold")])


def pauses(at: Kitchen) -> VideoSpec:
    long = at.scene(stills(at)[0], 0, pause_sec=3.0)
    mute = SceneSpec(scene_id="mute", visual=stills(at)[1], duration_sec=3)
    return made(at, (long, mute, at.scene(cards()[4], 2)))


def quiet(at: Kitchen) -> VideoSpec:
    voice, words = at.said("One moment. Here it is.", gain=0.05, hush=2.4)
    return made(at, (at.scene(stills(at)[0], voice=voice, words=words), at.scene(cards()[0], 1)))


def silent_film(at: Kitchen) -> VideoSpec:
    scenes = [SceneSpec(scene_id=f"s{i}", visual=visual, duration_sec=2.5) for i, visual in enumerate(cards()[:3])]
    return made(at, tuple(scenes), music=Music(track=at.music(), gain_db=-6))


def transitions(at: Kitchen) -> VideoSpec:
    kinds: list[TransitionKind] = ["cut", "crossfade", "dip", "slide", "wipe", "dip"]
    shown: list[Visual] = [*stills(at, 60, 20), *cards()[:2], *stills(at, 200, 20)[:1]]
    scenes = [at.scene(visual, i, transition=kind) for i, (visual, kind) in enumerate(zip(shown, kinds, strict=True))]
    return made(at, tuple(scenes), brand=Brand(template="schema"))


def guesses(at: Kitchen) -> VideoSpec:
    named = LowerThird(name="Ada Example", role="Operations", seconds=2.5)
    first = at.scene(stills(at)[0], 0, lower_third=named, estimated=True)
    return made(at, (first, at.scene(stills(at)[1], 1, lower_third=named)))


def scripts(at: Kitchen) -> VideoSpec:
    said = [
        ("ar", "القياس أولا. ثم غير شيئا واحدا."),
        ("hi", "पहले मापो। फिर एक चीज़ बदलो।"),
        ("ja", "まず測る。それから一つだけ変える。"),
    ]
    shown = stills(at, 90, 40)
    scenes = [at.scene(visual, i, text, name) for i, (visual, (name, text)) in enumerate(zip(shown, said, strict=True))]
    return made(at, tuple(scenes), language="ar")


def wide(at: Kitchen) -> VideoSpec:
    return made(at, at.scenes([cards()[5], *stills(at)[:2]]), canvas=at.canvas(16, 9, 25))


def cards() -> list[Card]:
    return [
        Card(layout="headline", headline="What makes a retry safe"),
        Card(
            layout="list",
            headline="Three checks",
            items=("Who signs it", "How old it is", "What it leaves out"),
            active=2,
        ),
        Card(
            layout="number", headline="Minutes a night", figure="95", unit="min", attribution="The nightly job, before"
        ),
        Card(layout="comparison", headline="Before and after", items=("95 minutes | 22 minutes", "one thread | four")),
        Card(layout="quote", headline="Measure first, then change one thing.", attribution="An engineer"),
        Card(layout="bars", headline="Errors by kind", points=(("Timeout", 41.0), ("Refused", 23.0), ("Lost", 9.0))),
        Card(
            layout="line",
            headline="Minutes a night",
            points=(("Mon", 95.0), ("Tue", 80.0), ("Wed", 41.0), ("Thu", 22.0)),
        ),
        Card(
            layout="code", headline="Idempotent", items=("key = hash(order)", "if seen(key):", "    return answer(key)")
        ),
        Card(
            layout="table", headline="What changed", items=("Step | Before | After", "Load | 40 | 9", "Join | 55 | 13")
        ),
        Card(layout="end", headline="Read the whole story", attribution="example.org"),
    ]
