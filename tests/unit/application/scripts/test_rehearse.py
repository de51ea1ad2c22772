"""A script is written so that it lasts as long as it should when the voice reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest

from application.contracts.article import Article
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from application.ports.speech import Speech, SpeechOrder, Voiceover
from application.use_cases.scripts.rehearse import RehearseScript, length
from domain.ideas.idea import Idea
from domain.scripts.length import is_within
from domain.shared.errors import ProviderUnavailableError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel
from tests.support.builders import a_channel, a_scene, an_idea

TARGET = timedelta(seconds=40)
ARTICLE = Article(source="a.md", digest="0", title="A", text="Text.", blocks=())
PAUSES = 0.35 + 0.1


@dataclass
class WordByWord(ScriptWriter):
    """Three scenes of as many words as the pace so far lets it hope for, and no more than the article has."""

    words_in_article: int = 1000
    drafts: list[Rehearsal] = field(default_factory=list)

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        self.drafts.append(rehearsal)
        pace = 0.3
        if rehearsal.seconds:
            pace = sum(rehearsal.seconds.values()) / sum(len(text.split()) for text in rehearsal.seconds)
        words = min(int((channel.target.total_seconds() / 3 - PAUSES) / pace), self.words_in_article // 3)
        scenes = tuple(
            a_scene(scene_id=f"s{n}", narration=" ".join([f"word{n}"] * words), duration=timedelta(seconds=1))
            for n in range(3)
        )
        return ScriptDraft(title=idea.title, language="en", scenes=scenes, writer="test")


@dataclass
class Voice(Speech):
    """Says a word in `pace` seconds; falls silent after `breath` texts."""

    pace: float = 0.5
    breath: int = 1000
    said: list[SpeechOrder] = field(default_factory=list)

    async def speak(self, order: SpeechOrder) -> Voiceover:
        if len(self.said) >= self.breath:
            msg = "The voice is away."
            raise ProviderUnavailableError(msg)
        self.said.append(order)
        seconds = self.pace * len(order.text.split())
        return Voiceover(key="voices/x", duration_sec=seconds, words=(), source="test", licence="own")


async def rehearsed(writer: WordByWord, voice: Voice) -> ScriptDraft:
    channel = a_channel(target=TARGET)
    rehearse = RehearseScript(writer=writer, speech=voice)
    return await rehearse(TenantId(UUID(int=1)), an_idea(), ARTICLE, channel)


@pytest.mark.parametrize("pace", [0.15, 0.3, 0.5, 0.9])
async def test_a_slow_or_a_quick_voice_gets_a_script_that_lasts_as_long_as_it_should(pace: float) -> None:
    draft = await rehearsed(WordByWord(), Voice(pace))

    assert is_within(length(draft), TARGET)
    assert draft.is_measured


async def test_durations_are_those_of_the_voice() -> None:
    draft = await rehearsed(WordByWord(), Voice(0.4))

    for scene in draft.scenes:
        assert scene.duration.total_seconds() == pytest.approx(len(scene.narration.split()) * 0.4 + PAUSES)


async def test_a_draft_that_fits_is_not_written_again() -> None:
    writer = WordByWord()

    await rehearsed(writer, Voice(0.3))

    assert len(writer.drafts) == 1


async def test_a_source_that_is_too_short_stays_short() -> None:
    writer = WordByWord(words_in_article=30)

    draft = await rehearsed(writer, Voice(0.3))

    assert length(draft) < 0.5 * TARGET
    assert len(writer.drafts) == 2


async def test_no_text_is_read_aloud_twice() -> None:
    voice = Voice(0.5)

    await rehearsed(WordByWord(), voice)

    texts: Sequence[str] = [order.text for order in voice.said]
    assert len(texts) == len(set(texts)) > 3


async def test_without_the_voice_the_guess_stands() -> None:
    draft = await rehearsed(WordByWord(), Voice(breath=0))

    assert length(draft) == timedelta(seconds=3)
    assert not draft.is_measured


async def test_a_voice_that_goes_away_leaves_the_draft_that_it_read() -> None:
    draft = await rehearsed(WordByWord(), Voice(0.9, breath=3))

    assert draft.is_measured
    assert length(draft) > TARGET
