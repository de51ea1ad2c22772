"""What an order's own words and numbers show to be impossible, before anything is opened or drawn."""

from collections.abc import Iterator
from itertools import pairwise

from render_cluster.captions import look_for, unknown_signs
from render_cluster.errors import RenderError
from render_cluster.faults import Faults
from render_cluster.look.colour import is_colour
from render_cluster.look.drawing import MOST_ITEMS, MOST_POINTS
from render_cluster.look.layouts.bars import MOST_BARS
from render_cluster.look.layouts.line import MOST_LINES
from render_cluster.look.tokens import load_template
from render_cluster.spec import Canvas, Card, SceneSpec, VideoSpec, Visual
from render_cluster.typeface import missing_glyphs

LONGEST_SCENE_SEC, LONGEST_VIDEO_SEC = 600, 900
SHORTEST_SIDE, MOST_RATIO = 90, 2
"""Of a canvas: words, marks and lower thirds find no room beyond these."""
WORDS_OVER_SEC = 0.5
"""Word times of speech engines reach a little beyond the sound."""


def place_of(spec: VideoSpec, number: int) -> str:
    scene = spec.scenes[number]
    return f"Scene {number + 1} ({scene.label or scene.scene_id})"


def check_order(spec: VideoSpec, faults: Faults) -> None:
    """Raise `RenderError` at once for an unknown template: nothing else could be judged."""
    try:
        load_template(spec.brand.template)
    except RenderError as error:
        faults.note("The brand", str(error))
        faults.refuse()
    if spec.brand.accent and not is_colour(spec.brand.accent):
        faults.note("The brand", f"its accent {spec.brand.accent[:20]!r} is no colour; write it like #1b36d8")
    _check_canvas(spec.canvas, faults)
    for fault in _brand_faults(spec):
        faults.note("The brand", fault)
    for fault in _thumbnail_faults(spec):
        faults.note("The thumbnail", fault)
    for number, scene in enumerate(spec.scenes):
        for fault in (*_word_faults(scene), *_glyph_faults(spec, scene), *_crowd_faults(scene.visual)):
            faults.note(place_of(spec, number), fault)


def check_voice(place: str, scene: SceneSpec, seconds: float, faults: Faults) -> None:
    """`seconds` is the voice's length, 0 without one."""
    if seconds + scene.pause_sec > LONGEST_SCENE_SEC:
        faults.note(place, f"it lasts {seconds + scene.pause_sec:.0f} s; {LONGEST_SCENE_SEC} s at most: split it")
    last = max((word.end_sec for word in scene.words), default=0.0)
    limit = seconds if scene.voice else scene.duration_sec or 0.0
    if last > limit + WORDS_OVER_SEC:
        what = "its voice" if scene.voice else "the scene"
        faults.note(place, f"its words go on until {last:.2f} s, but {what} ends at {limit:.2f} s; correct their times")


def check_length(seconds: float, faults: Faults) -> None:
    if seconds > LONGEST_VIDEO_SEC:
        faults.note("The video", f"it lasts {seconds:.0f} s; {LONGEST_VIDEO_SEC} s at most: make several of it")


def _check_canvas(canvas: Canvas, faults: Faults) -> None:
    short, long = sorted((canvas.width, canvas.height))
    if short < SHORTEST_SIDE or long > MOST_RATIO * short:
        size = f"{canvas.width} x {canvas.height} pixels leave no room for what is shown"
        limits = f"give the shorter side {SHORTEST_SIDE} at least, the longer one {MOST_RATIO} times as many at most"
        faults.note("The canvas", f"{size}; {limits}")


def _word_faults(scene: SceneSpec) -> Iterator[str]:
    if scene.narration.strip() and not scene.voice:
        yield "its narration has not been spoken; give it a voice"
    for word in scene.words:
        if word.end_sec < word.start_sec:
            yield f"its word {word.text[:40]!r} ends at {word.end_sec:.2f} s, before it starts; correct its times"
    for one, two in pairwise(scene.words):
        if two.start_sec < one.start_sec:
            yield f"{two.text[:40]!r} starts before {one.text[:40]!r} does; put its words in order"


def _brand_faults(spec: VideoSpec) -> Iterator[str]:
    face = load_template(spec.brand.template).roles["title"].face
    yield from _missing("wordmark or section", missing_glyphs(spec.brand.wordmark + spec.brand.section, face))


def _thumbnail_faults(spec: VideoSpec) -> Iterator[str]:
    """The words that it is composed of; where the order brings a picture, the title is on none that is used."""
    words = spec.thumbnail.claim or ("" if spec.thumbnail.picture else spec.title)
    yield from _missing("claim or title", missing_glyphs(words, load_template(spec.brand.template).roles["title"].face))


def _glyph_faults(spec: VideoSpec, scene: SceneSpec) -> Iterator[str]:
    yield from _missing("captions", unknown_signs([word.text for word in scene.words], look_for(spec, "")))
    face = load_template(spec.brand.template).roles["title"].face
    if isinstance(scene.visual, Card):
        yield from _missing("card", missing_glyphs(_card_text(scene.visual), face))
    if scene.lower_third:
        yield from _missing("lower third", missing_glyphs(scene.lower_third.name + scene.lower_third.role, face))


def _crowd_faults(visual: Visual) -> Iterator[str]:
    """What a card would leave out without a word."""
    if not isinstance(visual, Card):
        return
    points = MOST_BARS if visual.layout == "bars" else MOST_POINTS
    if len(visual.points) > points:
        shown = f"{visual.layout} shows {points} at most"
        yield f"its card has {len(visual.points)} points; {shown}: choose some, or split it"
    if len(visual.items) > MOST_ITEMS:
        yield f"its card has {len(visual.items)} items; {MOST_ITEMS} at most: split it"
    lines = len(visual.series) + bool(visual.points)
    if visual.layout == "line" and lines > MOST_LINES:
        yield f"its card has {lines} lines; {MOST_LINES} at most: choose some, or split it"


def _missing(what: str, signs: str) -> Iterator[str]:
    if signs:
        named = ", ".join(f"{sign} (U+{ord(sign):04X})" if sign.isprintable() else _code(sign) for sign in signs[:5])
        yield f"no typeface here has {named} of its {what}; write it otherwise or add a font"


def _code(sign: str) -> str:
    """What steers a terminal or a line is not repeated."""
    return f"the control character U+{ord(sign):04X}"


def _card_text(card: Card) -> str:
    labels = (*(label for label, _ in card.points), *(line.label for line in card.series))
    return " ".join((card.headline, card.figure, card.unit, card.attribution, *card.items, *labels))
