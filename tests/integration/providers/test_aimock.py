"""The OpenAI adapters against aimock: a service that fails, waits, breaks off, lies and floods as it is told."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openai import AsyncOpenAI

from adapters.imagery.found import FoundImagery
from adapters.imagery.openai import OpenAiPictures
from adapters.imagery.pillow import PillowImagery
from adapters.language.offline.ideas import OfflineIdeaWriter
from adapters.language.openai.ideas import OpenAiIdeaWriter
from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.providers.guard import Limits
from adapters.providers.imagery import FallbackImagery
from adapters.providers.speech import FallbackSpeech
from adapters.providers.writers import FallbackIdeaWriter
from adapters.speech.espeak import EspeakSpeech
from adapters.speech.openai import OpenAiSpeech, OpenAiVoice
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from application.ports.imagery import Imagery, PictureOrder
from application.ports.speech import Speech, SpeechOrder
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from domain.shared.ids import TenantId
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from render_cluster.speech.voiceover import VoiceOrder, speak
from tests.support.builders import a_channel
from tests.support.chains import QUICK, a_chain
from tests.support.model_servers import aimock, journal
from tests.support.model_stub import ARTICLE, an_idea_answer
from tests.support.pictures import a_photograph, png
from tests.support.reading import parsed

TREES = parsed(ARTICLE, "title: Shade for the main road\ntags: [trees]")
TENANT = TenantId(UUID(int=9))
TEXT = "The city planted 212 trees along the main road."
SPOKEN = SpeechOrder(tenant_id=TENANT, text=TEXT, language="en")
PHOTO = PictureOrder(
    tenant_id=TENANT,
    visual=Visual(layout=Layout.PHOTO, headline="A road with trees"),
    template="gazette",
    wordmark="Demo",
    width=270,
    height=480,
)
Clients = Callable[..., AsyncOpenAI]
GOOD = {"content": json.dumps(an_idea_answer())}
BUSY = {"error": {"message": "slow down", "type": "rate_limit_error", "code": "rate_limited"}, "status": 429}


def said(response: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"match": {"endpoint": "chat", **more.pop("match", {})}, "response": response, **more}


def writer(client: AsyncOpenAI, limits: Limits = QUICK) -> FallbackIdeaWriter:
    return FallbackIdeaWriter(a_chain(openai=OpenAiIdeaWriter(client, "gpt-5-mini"), limits=limits))


async def idea(client: AsyncOpenAI, limits: Limits = QUICK) -> IdeaDraft:
    return await writer(client, limits).propose(TREES, a_channel(), [])


async def test_a_good_answer_becomes_an_idea(tmp_path: Path, client_of: Clients) -> None:
    with aimock(tmp_path, said(GOOD)) as url:
        draft = await idea(client_of(url))

    assert draft.title == "How 212 trees cooled a road"


async def test_busy_for_a_moment_is_waited_for(tmp_path: Path, client_of: Clients) -> None:
    busy = said(BUSY | {"retryAfter": 1}, match={"sequenceIndex": 0})
    with aimock(tmp_path, busy, said(GOOD)) as url:
        draft = await idea(client_of(url), Limits(patience_sec=5))
        asked = journal(url)

    assert draft.title == "How 212 trees cooled a road"
    assert len(asked) == 2


async def test_busy_for_long_is_told_with_its_time_and_not_asked_again_before(
    tmp_path: Path, client_of: Clients
) -> None:
    with aimock(tmp_path, said(BUSY | {"retryAfter": 90})) as url:
        ideas = writer(client_of(url), Limits(patience_sec=5))
        errors = []
        for _ in range(2):
            with pytest.raises(ProviderUnavailableError) as told:
                await ideas.propose(TREES, a_channel(), [])
            errors.append(told.value)
        asked = journal(url)

    assert errors[0].retry_after_sec == 90
    assert 85 < (errors[1].retry_after_sec or 0) <= 90
    assert len(asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"content": '{"title": '},
        {"content": json.dumps({"title": "Only a title, though more was promised"})},
        {"content": "I would rather write a poem."},
    ],
)
async def test_an_answer_of_another_shape_is_asked_for_once_more_and_then_given_up(
    tmp_path: Path, client_of: Clients, answer: dict[str, Any]
) -> None:
    with aimock(tmp_path, said(answer)) as url:
        with pytest.raises(ProviderRefusedError, match="no readable answer in 2 tries"):
            await idea(client_of(url))
        asked = journal(url)

    assert len(asked) == 2


async def test_a_liar_is_replaced_by_the_next_writer(tmp_path: Path, client_of: Clients) -> None:
    with aimock(tmp_path, said({"content": "[]"})) as url:
        by_model: IdeaWriter = OpenAiIdeaWriter(client_of(url), "gpt-5-mini")
        own: IdeaWriter = OfflineIdeaWriter()
        draft = await FallbackIdeaWriter(a_chain(openai=by_model, offline=own)).propose(TREES, a_channel(), [])

    assert draft.title == (await OfflineIdeaWriter().propose(TREES, a_channel(), [])).title


@pytest.mark.parametrize("rate", ["dropRate", "malformedRate", "disconnectRate"])
async def test_a_service_that_breaks_is_told_from_one_that_refuses(
    tmp_path: Path, client_of: Clients, rate: str
) -> None:
    with (
        aimock(tmp_path, said(GOOD, chaos={rate: 1.0})) as url,
        pytest.raises((ProviderUnavailableError, ProviderRefusedError)) as told,
    ):
        await idea(client_of(url))

    assert told.value.retryable is (rate != "malformedRate")


async def test_a_slow_service_is_not_waited_for_for_ever(tmp_path: Path, client_of: Clients) -> None:
    with (
        aimock(tmp_path, said(GOOD, chaos={"latencyMs": 20_000})) as url,
        pytest.raises(ProviderUnavailableError, match="did not answer in time"),
    ):
        await idea(client_of(url, 1))


async def test_an_answer_of_ten_megabytes_is_refused_and_not_asked_for_again(
    tmp_path: Path, client_of: Clients
) -> None:
    flood = {"content": json.dumps(an_idea_answer(description="x" * 10_000_000))}
    with aimock(tmp_path, said(flood)) as url:
        with pytest.raises(ProviderRefusedError, match="larger than 8 MB"):
            await idea(client_of(url))
        asked = journal(url)

    assert len(asked) == 1


async def test_after_three_failures_in_a_row_the_service_is_left_alone(tmp_path: Path, client_of: Clients) -> None:
    with aimock(tmp_path, said({"error": {"message": "no"}, "status": 503})) as url:
        ideas = writer(client_of(url))
        for _ in range(5):
            with pytest.raises(ProviderUnavailableError) as told:
                await ideas.propose(TREES, a_channel(), [])
        asked = journal(url)

    assert len(asked) == 3
    assert "is left alone for" in str(told.value)


def voices(client: AsyncOpenAI, compute: LocalCompute, store: StoreSpec, heard: str = "") -> FallbackSpeech:
    voice = OpenAiVoice("tts-1", "alloy", heard)
    by_model: Speech = OpenAiSpeech(client, voice, compute, store, MemoryProviderJobs())
    own: Speech = EspeakSpeech(compute, store)
    return FallbackSpeech(a_chain(openai=by_model, espeak=own))


def a_voice() -> dict[str, Any]:
    sound = base64.b64encode(speak(VoiceOrder(TEXT)).wav).decode()
    return {"match": {"endpoint": "speech"}, "response": {"audio": sound, "format": "wav"}}


async def test_the_times_of_words_are_those_that_were_heard(
    tmp_path: Path, client_of: Clients, compute: LocalCompute, store: StoreSpec
) -> None:
    words = [{"word": word, "start": at / 4, "end": at / 4 + 0.2} for at, word in enumerate(TEXT.split())]
    told = {"transcription": {"text": TEXT, "language": "en", "duration": 3.0, "words": words}}
    heard = {"match": {"endpoint": "transcription"}, "response": told}
    with aimock(tmp_path, a_voice(), heard) as url:
        voice = await voices(client_of(url), compute, store, "whisper-1").speak(SPOKEN)

    assert [word.text for word in voice.words] == TEXT.split()
    assert [word.start_sec for word in voice.words][:4] == [0.0, 0.25, 0.5, 0.75]
    assert (voice.estimated, voice.provenance.parameters["word_times"]) == (False, "whisper-1")


async def test_without_a_transcription_the_voice_is_kept_and_its_times_are_estimated(
    tmp_path: Path, client_of: Clients, compute: LocalCompute, store: StoreSpec
) -> None:
    with aimock(tmp_path, a_voice()) as url:
        voice = await voices(client_of(url), compute, store, "whisper-1").speak(SPOKEN)

    assert (voice.provenance.provider, voice.estimated) == ("openai", True)
    assert voice.provenance.parameters["word_times"] == "estimated"


async def test_a_voice_that_stands_in_says_for_whom(
    tmp_path: Path, client_of: Clients, compute: LocalCompute, store: StoreSpec
) -> None:
    with aimock(tmp_path, {"match": {"endpoint": "speech"}, "response": BUSY | {"retryAfter": 60}}) as url:
        voice = await voices(client_of(url), compute, store).speak(replace(SPOKEN, voice="alloy"))

    assert voice.source.startswith("espeak-ng")
    assert voice.provenance.provider == "espeak"
    assert [passed.provider for passed in voice.provenance.passed] == ["openai"]
    assert "asked to be left alone for 60 s" in voice.provenance.passed[0].reason


async def test_a_picture_is_made_by_the_service_and_bought_once(
    tmp_path: Path, client_of: Clients, compute: LocalCompute, store: StoreSpec
) -> None:
    painted = {"b64Json": base64.b64encode(png(a_photograph(512, 768))).decode()}
    cards = PillowImagery(compute, store)
    with aimock(tmp_path, {"match": {"endpoint": "image"}, "response": {"image": painted}}) as url:
        pictures = OpenAiPictures(client_of(url), "gpt-image-1", store, MemoryProviderJobs())
        by_model: Imagery = FoundImagery(pictures, cards)
        own: Imagery = cards
        imagery = FallbackImagery(a_chain(openai=by_model, pillow=own), ("openai",))
        first, second = await imagery.draw(PHOTO), await imagery.draw(PHOTO)
        asked = journal(url)

    assert (first.source, first.provenance.provider) == ("gpt-image-1", "openai")
    assert (second.key, second.cost_usd) == (first.key, 0.0)
    assert len(asked) == 1
