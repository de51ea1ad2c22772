"""What every version of a script goes through: its claims are traced in the article, and the checks are run."""

from collections.abc import Sequence
from dataclasses import dataclass

from application.contracts.article import Article
from application.ports.channels import ChannelStore
from application.ports.object_store import ObjectStore
from domain.ideas.idea import Idea
from domain.scripts.quality.finding import Finding
from domain.scripts.quality.inspection import inspect
from domain.scripts.quality.standard import Source, Standard
from domain.scripts.quality.tracing import traced
from domain.scripts.scene import Scene
from domain.shared.errors import NotFoundError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel
from domain.tenancy.style import Narrator, Person


@dataclass(frozen=True, slots=True)
class Checked:
    scenes: tuple[Scene, ...]
    findings: tuple[Finding, ...]


def standard_for(channel: Channel, article: Article, language: str) -> Standard:
    source = Source(text=article.text, title=article.title, description=article.description, address=article.url)
    return _standard(channel, source, language)


def _standard(channel: Channel, source: Source, language: str) -> Standard:
    brand, style = channel.brand, channel.brand.style
    own = (channel.name, brand.name, brand.wordmark, brand.call_to_action, *style.calls_to_action)
    return Standard(
        target=channel.target,
        platform=channel.platform,
        language=language,
        banned_words=brand.banned_words,
        required_words=style.required_words,
        own_words=tuple(words for words in own if words),
        reading_level=style.reading_level,
        sentence_words=style.sentence_words,
        says_we=style.narrator is Narrator.OWN and style.person in (Person.ANY, Person.WE),
        says_you=style.person is not Person.THIRD,
        source=source,
    )


def checked(title: str, scenes: Sequence[Scene], standard: Standard) -> Checked:
    """The scenes with their places in the article, and what the checks found in them."""
    placed = tuple(traced(scene, standard) for scene in scenes)
    return Checked(placed, inspect(title, placed, standard))


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a script's article and channel are read from, outside of any unit of work."""

    store: ObjectStore
    channels: ChannelStore

    async def channel(self, tenant_id: TenantId, idea: Idea) -> Channel:
        return await self.channels.get(tenant_id, idea.channel_id)

    async def article(self, idea: Idea) -> Article:
        return Article.model_validate_json(await self.store.get(idea.origin.article_key))

    async def standard(self, tenant_id: TenantId, idea: Idea, language: str) -> Standard:
        """An article that is gone proves nothing: the text is then held to everything else."""
        channel = await self.channel(tenant_id, idea)
        try:
            article = await self.article(idea)
        except NotFoundError:
            return _standard(channel, Source(), language)
        return standard_for(channel, article, language)
