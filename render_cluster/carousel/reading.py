"""From scenes that are watched to pages that are read: what is only spoken in a video is written on a slide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from render_cluster.carousel.fitting import letters
from render_cluster.look.order import CardContent, content_of
from render_cluster.look.words import clean
from render_cluster.spec import Card, SceneSpec

LONGEST_LINE, LONGEST_DECK = 140, 160
"""Signs of what is written on a picture, and below a headline."""
_SENTENCE = re.compile(r".+?(?:[.!?…](?=\s|$)|[。！？]|$)")


@dataclass(frozen=True, slots=True)
class Shown:
    """Content for one slide or more, with its picture, RGB and plain, to be shown `whole` or filling the slide."""

    content: CardContent
    picture: Image.Image | None = None
    whole: bool = False


def to_read(scenes: Sequence[tuple[SceneSpec, Image.Image | None]]) -> list[Shown]:
    """A list is shown once, however often the video comes back to it: for a row it points at, there is a slide then."""
    shown: list[Shown] = []
    for scene, picture in scenes:
        for content in _contents(scene):
            if content not in (each.content for each in shown) or picture:
                shown.append(Shown(content, picture, getattr(scene.visual, "fit", "cover") == "contain"))
    return shown


def _contents(scene: SceneSpec) -> Iterator[CardContent]:
    said = clean(scene.narration or " ".join(word.text for word in scene.words))
    if not isinstance(scene.visual, Card):
        yield CardContent(layout="photo", headline=_sentences(said, "", LONGEST_LINE))
        return
    content = content_of(scene.visual)
    row = content.items[content.active - 1] if content.active in range(1, len(content.items) + 1) else ""
    if content.layout == "list" and row:
        yield replace(content, active=0)
        if deck := _sentences(said, row, LONGEST_DECK):
            yield CardContent(layout="headline", headline=row, attribution=deck)
    elif content.layout == "headline" and not content.attribution and not scene.visual.picture:
        yield replace(content, attribution=_sentences(said, content.headline, LONGEST_DECK))
    else:
        yield content


def _sentences(said: str, known: str, longest: int) -> str:
    """As many of the first sentences as there is room for, without one that says only what is known."""
    told = ""
    for found in _SENTENCE.finditer(said):
        sentence = found.group().strip()
        if _adds_nothing(letters(sentence), letters(known)):
            continue
        longer = f"{told} {sentence}".strip()
        if len(longer) > longest:
            break
        told = longer
    return told


def _adds_nothing(sentence: str, known: str) -> bool:
    """Repeats it, or wraps a few words around it."""
    return sentence in known or (known in sentence and len(sentence) < 2 * len(known))
