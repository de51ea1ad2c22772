"""The shape of a script: its length, its opening, what stands on its pictures, and what its platform takes."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.scripts.quality.platforms import limits_of
from domain.scripts.quality.prose import sentences, words
from domain.scripts.quality.repetition import copies
from domain.scripts.quality.standard import Standard
from domain.scripts.quality.tongues import NEVER, tongue_of
from domain.scripts.scene import Beat, Layout, Scene

TOLERANCE, FAR_TOO_LONG = 0.1, 1.5
HOOK_WORDS, HOOK_LENGTH = 16, timedelta(seconds=7.5)
ON_SCREEN_WORDS, LINE_WORDS = 8, 10
FASTEST = 3.6
"""Words a second that a calm listener follows."""
FEWEST_LAYOUTS = 3
MOST_BARS, MOST_POINTS, MOST_LINES, MOST_ITEMS = 5, 120, 3, 40
"""What a card has room for; the renderer refuses more."""


def of_scene(scene: Scene) -> Iterator[Finding]:
    at, shown = scene.scene_id, scene.on_screen_text
    if len(words(shown)) > ON_SCREEN_WORDS:
        told = f"{len(words(shown))} words on the picture: {ON_SCREEN_WORDS} can be read."
        yield warning(Check.ON_SCREEN, told, at, shown)
    if copies(shown, scene.narration):
        yield error(Check.ON_SCREEN, "The picture shows the sentence that is spoken: show its key words.", at, shown)
    if scene.visual.layout is Layout.LIST and any(len(words(line)) > LINE_WORDS for line in scene.visual.items):
        yield warning(Check.ON_SCREEN, "A line of the list is too long to be read.", at)
    if scene.visual.picture_key and not scene.visual.alt.strip():
        yield error(Check.ALT_TEXT, "The picture has no description for those who do not see it.", at)
    yield from _crowded(scene)
    spoken = (scene.duration - scene.pause).total_seconds()
    rate = len(words(scene.narration)) / spoken if spoken > 0 else 0.0
    if rate > FASTEST:
        told = f"{rate:.1f} words per second: {FASTEST} is the limit."
        yield warning(Check.READING_SPEED, told, at)


def _crowded(scene: Scene) -> Iterator[Finding]:
    at, visual = scene.scene_id, scene.visual
    most = MOST_BARS if visual.layout is Layout.BARS else MOST_POINTS
    if len(visual.points) > most:
        yield error(Check.ON_SCREEN, f"{len(visual.points)} values on one card: {most} have room.", at)
    if len(visual.items) > MOST_ITEMS:
        yield error(Check.ON_SCREEN, f"{len(visual.items)} lines on one card: {MOST_ITEMS} have room.", at)
    lines = len(visual.series) + bool(visual.points)
    if visual.layout is Layout.LINE and lines > MOST_LINES:
        yield error(Check.ON_SCREEN, f"{lines} lines in one chart: {MOST_LINES} have room.", at)


def of_script(title: str, scenes: Sequence[Scene], standard: Standard) -> Iterator[Finding]:
    if not scenes or scenes[0].beat is not Beat.HOOK or scenes[-1].beat is not Beat.CLOSE:
        yield error(Check.SHAPE, "A script has a hook, beats and a close.")
    if not scenes:
        return
    yield from _length(title, sum((scene.duration for scene in scenes), timedelta()), standard)
    yield from _hook(scenes[0], standard)
    if len({scene.visual.layout for scene in scenes}) < min(FEWEST_LAYOUTS, len(scenes)):
        yield warning(Check.VARIETY, "The pictures are all of one or two kinds.")
    for before, scene in pairwise(scenes):
        if scene.visual.layout is before.visual.layout:
            yield warning(Check.VARIETY, f"Two {scene.visual.layout} pictures in a row.", scene.scene_id)


def _length(title: str, length: timedelta, standard: Standard) -> Iterator[Finding]:
    seconds, target = length.total_seconds(), standard.target.total_seconds()
    told = f"{seconds:.0f} s; the channel wants {target:.0f} s, a tenth more or less."
    if seconds > target * FAR_TOO_LONG:
        yield error(Check.LENGTH, told)
    elif abs(seconds - target) > TOLERANCE * target:
        yield warning(Check.LENGTH, told)
    limits = limits_of(standard.platform)
    if not limits.shortest <= length <= limits.longest:
        allowed = f"{limits.shortest.total_seconds():.0f} to {limits.longest.total_seconds():.0f} s"
        yield error(Check.PLATFORM, f"{standard.platform} takes videos of {allowed}; this has {seconds:.0f} s.")
    if len(title) > limits.title_letters:
        told = f"{standard.platform} takes titles of {limits.title_letters} letters; this has {len(title)}."
        yield error(Check.PLATFORM, told, excerpt=title)


def _hook(hook: Scene, standard: Standard) -> Iterator[Finding]:
    at, punch = hook.scene_id, tongue_of(standard.language).punch
    first = next(iter(sentences(hook.narration)), "")
    if len(words(first)) > HOOK_WORDS:
        yield warning(
            Check.HOOK, f"The first sentence has {len(words(first))} words: {HOOK_WORDS} hold an ear.", at, first
        )
    if hook.duration > HOOK_LENGTH:
        yield warning(Check.HOOK, f"The first scene takes {hook.duration.total_seconds():.1f} s.", at)
    is_flat = not any(sign.isdigit() or sign in "?!؟？" for sign in hook.narration) and not punch.search(hook.narration)
    if is_flat and punch is not NEVER:
        yield warning(
            Check.HOOK, "A flat opening: no figure, no question, no contrast, nobody is spoken to.", at, first
        )
