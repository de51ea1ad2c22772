"""Ideas and scripts by the first writer of the order that serves."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.providers.chain import Chain
from application.contracts.article import Article
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from application.ports.scene_writer import SceneWriter
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from domain.ideas.idea import Idea
from domain.scripts.scene import Scene
from domain.tenancy.channel import Channel


class FallbackIdeaWriter(IdeaWriter):
    def __init__(self, chain: Chain[IdeaWriter]) -> None:
        self._chain = chain

    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        served = await self._chain.serve(
            lambda _, writer: writer.propose(article, channel, topics), channel.providers.text
        )
        return served.delivery


class FallbackSceneWriter(SceneWriter):
    def __init__(self, chain: Chain[SceneWriter]) -> None:
        self._chain = chain

    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        served = await self._chain.serve(
            lambda _, writer: writer.rewrite(scene_id, scenes, earlier, article, channel), channel.providers.text
        )
        return served.delivery


class FallbackScriptWriter(ScriptWriter):
    """A stand-in's script says in `writer` for whom it stands in, and why."""

    def __init__(self, chain: Chain[ScriptWriter]) -> None:
        self._chain = chain

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        served = await self._chain.serve(
            lambda _, writer: writer.write(idea, article, channel, rehearsal), channel.providers.text
        )
        if not served.passed:
            return served.delivery
        instead = "; ".join(f"instead of {each.provider}: {each.reason}" for each in served.passed)
        return replace(served.delivery, writer=f"{served.delivery.writer} ({instead})")
