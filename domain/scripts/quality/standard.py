"""What a script is held to: its channel's wishes, its platform's limits and the article it tells of."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from domain.scripts.scene import Layout, Scene
from domain.tenancy.channel import Channel
from domain.tenancy.style import StyleGuide


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article: `text` is what spans count characters in; title and summary stand beside it."""

    text: str = ""
    title: str = ""
    description: str = ""

    @property
    def whole(self) -> str:
        """The text first, so that places in it are places in the whole."""
        return f"{self.text}\n{self.title}\n{self.description}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """`own_words` are the brand's: its name and last words need no place in the article."""

    target: timedelta
    platform: str = "own_site"
    language: str = "en"
    banned_words: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    style: StyleGuide = field(default_factory=StyleGuide)
    source: Source = field(default_factory=Source)

    @classmethod
    def of(cls, channel: Channel, source: Source, language: str) -> "Standard":
        brand = channel.brand
        own = (channel.name, brand.name, brand.wordmark, brand.call_to_action, *brand.style.calls_to_action)
        return cls(
            target=channel.target,
            platform=channel.platform,
            language=language,
            banned_words=brand.banned_words,
            own_words=tuple(words for words in own if words),
            style=brand.style,
            source=source,
        )


def shown_texts(scene: Scene) -> Iterator[str]:
    """Every text that is read on a scene's picture. The rows of code are quoted as they are and not judged."""
    visual = scene.visual
    yield from (text for text in (scene.on_screen_text, visual.headline, visual.figure, visual.unit) if text)
    if visual.layout is not Layout.CODE:
        yield from visual.items
    yield from (label for label, _ in visual.points)
    yield from (name for name, _ in visual.series)
