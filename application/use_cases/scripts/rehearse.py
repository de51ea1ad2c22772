"""Have a script written that lasts as long as it should when it is spoken: the voice reads every draft aloud."""

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

from application.contracts.article import Article
from application.ports.script_writer import Rehearsal, ScriptDraft, ScriptWriter
from application.ports.speech import Speech, SpeechOrder
from domain.ideas.idea import Idea
from domain.scripts.length import is_within, scene_length
from domain.scripts.scene import Scene
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel

DRAFTS = 4
CLOSE = 0.05
"""A draft that is nearer than this is not written again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearseScript:
    """The draft that fits best of a few; durations of its scenes are the voice's.

    What is spoken lies in the store under its words, where the production finds it again. An article that does not
    give enough is not padded: its script is short. Where the voice fails, the draft's own guess stands; a writer that
    fails when it is asked again leaves what it wrote.
    """

    writer: ScriptWriter
    speech: Speech
    drafts: int = DRAFTS

    async def __call__(self, tenant_id: TenantId, idea: Idea, article: Article, channel: Channel) -> ScriptDraft:
        reading = _Reading(self.speech, tenant_id, channel)
        best = await self.writer.write(idea, article, channel, reading.rehearsal())
        draft = best = await reading.read(best)
        for _ in range(self.drafts - 1):
            if not draft.is_measured or is_within(length(best), channel.target, CLOSE):
                break
            try:
                written = await self.writer.write(idea, article, channel, reading.rehearsal())
            except ContentFactoryError:
                break
            if reading.is_last(written):
                break
            draft = await reading.read(written)
            if draft.is_measured and _misses(draft, channel) < _misses(best, channel):
                best = draft
        return best


def _misses(draft: ScriptDraft, channel: Channel) -> timedelta:
    return abs(length(draft) - channel.target)


def length(draft: ScriptDraft) -> timedelta:
    return sum((scene.duration for scene in draft.scenes), timedelta())


@dataclass(slots=True)
class _Reading:
    """`seconds` of every text that was read aloud, and the narrations of the last draft."""

    speech: Speech
    tenant_id: TenantId
    channel: Channel
    seconds: dict[str, float] = field(default_factory=dict)
    narrations: tuple[str, ...] = ()

    def rehearsal(self) -> Rehearsal:
        return Rehearsal(seconds=dict(self.seconds), narrations=self.narrations)

    def is_last(self, draft: ScriptDraft) -> bool:
        """The writer has nothing else to say."""
        return tuple(scene.narration for scene in draft.scenes) == self.narrations

    async def read(self, draft: ScriptDraft) -> ScriptDraft:
        """Return it with the durations of the voice, or as it is if the voice cannot be had."""
        texts = tuple(scene.narration for scene in draft.scenes)
        unread = [text for text in dict.fromkeys(texts) if text not in self.seconds]
        try:
            spoken = await asyncio.gather(*(self._spoken(text, draft.language) for text in unread))
        except ContentFactoryError:
            return draft
        self.seconds |= dict(zip(unread, spoken, strict=True))
        self.narrations = texts
        return replace(draft, scenes=tuple(map(self._timed, draft.scenes)), is_measured=True)

    def _timed(self, scene: Scene) -> Scene:
        voice = timedelta(seconds=self.seconds[scene.narration])
        return replace(scene, duration=scene_length(voice, scene.pause))

    async def _spoken(self, text: str, language: str) -> float:
        order = SpeechOrder.of(self.tenant_id, text, language, self.channel)
        return (await self.speech.speak(order)).duration_sec
