"""What a script is held to: its channel's wishes, its platform's limits and the article it tells of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from domain.scripts.scene import Layout, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article: `text` is what spans count characters in; title and summary stand beside it, and where it is."""

    text: str = ""
    title: str = ""
    description: str = ""
    address: str = ""

    @property
    def whole(self) -> str:
        """The text first, so that places in it are places in the whole."""
        return f"{self.text}\n{self.title}\n{self.description}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """`own_words` are the brand's: its name and last words need no place in the article.

    `reading_level` is a school grade, `sentence_words` the longest sentence. Whoever reports on an article of somebody
    else does not say “we” for its authors.
    """

    target: timedelta
    platform: str = "own_site"
    language: str = "en"
    banned_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    reading_level: int = 12
    sentence_words: int = 28
    says_we: bool = True
    says_you: bool = True
    source: Source = field(default_factory=Source)


def shown_texts(scene: Scene) -> Iterator[str]:
    """Every text that is read on a scene's picture. The rows of code are quoted as they are and not judged."""
    visual = scene.visual
    yield from (text for text in (scene.on_screen_text, visual.headline, visual.figure, visual.unit) if text)
    if visual.layout is not Layout.CODE:
        yield from visual.items
    yield from (label for label, _ in visual.points)
    yield from (name for name, _ in visual.series)
