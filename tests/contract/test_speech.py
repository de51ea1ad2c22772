"""What every way of speaking promises."""

import io
import wave
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from openai import AsyncOpenAI

from adapters.persistence.memory.provider_jobs import MemoryProviderJobs
from adapters.speech.espeak import EspeakSpeech
from adapters.speech.openai import OpenAiSpeech, OpenAiVoice
from adapters.speech.piper import PiperSpeech
from application.ports.speech import Speech, SpeechOrder
from domain.shared.errors import InvalidInputError, ProviderRefusedError, ProviderUnavailableError
from domain.shared.ids import TenantId
from render_cluster import media
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from render_cluster.speech.voiceover import VoiceOrder, speak
from tests.support.piper_program import piper_program

TEXT = "Direct File issued more than $90 million in refunds. It took 140,803 people — and one year 🙂 to get there."
ORDER = SpeechOrder(tenant_id=TenantId(UUID(int=7)), text=TEXT, language="en", label="scene 1")


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    running = LocalCompute(workers=1)
    yield running
    await running.aclose()


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec(tmp_path.as_uri())


def client_of(answer: Callable[[httpx2.Request], httpx2.Response]) -> AsyncOpenAI:
    transport = httpx2.MockTransport(answer)
    return AsyncOpenAI(
        base_url="http://model.test/v1",
        api_key="none",
        max_retries=0,
        http_client=httpx2.AsyncClient(transport=transport),
    )


def spoken(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, content=speak(VoiceOrder(TEXT)).wav, headers={"content-type": "audio/wav"})


def openai_speech(
    answer: Callable[[httpx2.Request], httpx2.Response], compute: LocalCompute, store: StoreSpec
) -> OpenAiSpeech:
    voice = OpenAiVoice("gpt-4o-mini-tts", "alloy")
    return OpenAiSpeech(client_of(answer), voice, compute, store, MemoryProviderJobs())


def piper_speech(compute: LocalCompute, store: StoreSpec, folder: Path, *voices: str) -> PiperSpeech:
    return PiperSpeech(*piper_program(folder, *(voices or ("en_US-tone-low",))), compute, store)


@pytest.fixture(params=["espeak", "openai", "piper"])
def speech(request: pytest.FixtureRequest, compute: LocalCompute, store: StoreSpec, tmp_path: Path) -> Speech:
    if request.param == "piper":
        return piper_speech(compute, store, tmp_path / "piper")
    return EspeakSpeech(compute, store) if request.param == "espeak" else openai_speech(spoken, compute, store)


async def test_every_written_word_has_its_time_in_order(speech: Speech) -> None:
    said = await speech.speak(ORDER)

    assert [word.text for word in said.words] == TEXT.split()
    assert all(word.start_sec <= word.end_sec for word in said.words)
    starts = [word.start_sec for word in said.words]
    assert starts == sorted(starts)
    assert starts[0] < 0.2
    assert said.words[-1].end_sec <= said.duration_sec + 0.01


async def test_the_sound_is_a_mono_wav_in_the_tenants_folder(speech: Speech, store: StoreSpec) -> None:
    said = await speech.speak(ORDER)

    assert said.key.startswith(f"t/{ORDER.tenant_id}/voices/")
    with wave.open(io.BytesIO(media.fetch(store, said.key))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert abs(file.getnframes() / file.getframerate() - said.duration_sec) < 0.01


async def test_the_same_order_gives_the_same_object(speech: Speech, store: StoreSpec) -> None:
    first = await speech.speak(ORDER)
    before = media.fetch(store, first.key)
    second = await speech.speak(replace(ORDER, label="another label"))

    assert (second.key, second.words, second.duration_sec) == (first.key, first.words, first.duration_sec)
    assert media.fetch(store, second.key) == before


async def test_another_text_or_rate_gives_another_object(speech: Speech) -> None:
    keys = {
        (await speech.speak(order)).key
        for order in (ORDER, replace(ORDER, text="Another text."), replace(ORDER, words_per_minute=120))
    }

    assert len(keys) == 3


async def test_only_espeak_knows_the_times_exactly_and_costs_nothing(compute: LocalCompute, store: StoreSpec) -> None:
    local = await EspeakSpeech(compute, store).speak(ORDER)
    remote = await openai_speech(spoken, compute, store).speak(ORDER)

    assert (local.estimated, local.cost_usd) == (False, 0.0)
    assert remote.estimated
    assert remote.cost_usd > 0


@pytest.mark.parametrize("voice", ["no-such-voice", "gmw/en-US+../../../etc/passwd"])
async def test_espeak_refuses_a_voice_that_it_does_not_have(
    compute: LocalCompute, store: StoreSpec, voice: str
) -> None:
    with pytest.raises(InvalidInputError, match=voice.rpartition("+")[2]):
        await EspeakSpeech(compute, store).speak(replace(ORDER, voice=voice))


async def test_a_text_without_words_is_refused(compute: LocalCompute, store: StoreSpec) -> None:
    with pytest.raises(InvalidInputError, match="nothing to say"):
        await EspeakSpeech(compute, store).speak(replace(ORDER, text=" — 🙂 "))


async def test_what_was_paid_for_is_not_asked_for_again(compute: LocalCompute, store: StoreSpec) -> None:
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return spoken(request)

    speech = openai_speech(answer, compute, store)
    first, second = await speech.speak(ORDER), await speech.speak(ORDER)

    assert len(asked) == 1
    assert second.duration_sec == first.duration_sec
    assert second.cost_usd == 0.0


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, ProviderRefusedError),
        (401, ProviderRefusedError),
        (429, ProviderUnavailableError),
        (500, ProviderUnavailableError),
    ],
)
async def test_a_services_refusal_is_told_from_its_failure(
    status: int, expected: type[Exception], compute: LocalCompute, store: StoreSpec
) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, json={"error": {"message": "no"}})

    with pytest.raises(expected, match=str(status)):
        await openai_speech(answer, compute, store).speak(ORDER)


async def test_a_service_that_does_not_answer_may_answer_later(compute: LocalCompute, store: StoreSpec) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        message = "connection refused"
        raise httpx2.ConnectError(message, request=request)

    with pytest.raises(ProviderUnavailableError):
        await openai_speech(answer, compute, store).speak(ORDER)


async def test_an_answer_that_is_no_sound_is_refused(compute: LocalCompute, store: StoreSpec) -> None:
    with pytest.raises(ProviderRefusedError, match="no sound"):
        await openai_speech(lambda _: httpx2.Response(200, content=b"<html>"), compute, store).speak(ORDER)


async def test_piper_speaks_with_the_voice_that_is_named_or_with_the_languages(
    compute: LocalCompute, store: StoreSpec, tmp_path: Path
) -> None:
    speech = piper_speech(compute, store, tmp_path / "piper", "de_DE-eva-low", "en_GB-alan-low", "en_US-amy-low")

    assert (await speech.speak(ORDER)).source == "piper en_GB-alan-low"
    assert (await speech.speak(replace(ORDER, voice="en_US-amy-low"))).source == "piper en_US-amy-low"
    assert (await speech.speak(replace(ORDER, voice="gmw/en-US"))).source == "piper en_GB-alan-low"
    assert (await speech.speak(replace(ORDER, language="de-AT"))).source == "piper de_DE-eva-low"
    with pytest.raises(InvalidInputError, match="en_US-joe"):
        await speech.speak(replace(ORDER, voice="en_US-joe-low"))


async def test_piper_says_what_is_missing(compute: LocalCompute, store: StoreSpec, tmp_path: Path) -> None:
    speech = piper_speech(compute, store, tmp_path / "piper", "en_US-broken-low")

    with pytest.raises(ProviderRefusedError, match="Piper voice for 'es'"):
        await speech.speak(replace(ORDER, language="es"))
    with pytest.raises(ProviderRefusedError, match="cannot be read"):
        await speech.speak(ORDER)
    with pytest.raises(ProviderRefusedError, match="no-such-program"):
        await PiperSpeech("no-such-program", None, compute, store).speak(ORDER)


@pytest.mark.parametrize("name", ["espeak", "piper"])
async def test_a_word_of_the_lexicon_is_spoken_otherwise_and_shown_as_written(
    name: str, compute: LocalCompute, store: StoreSpec, tmp_path: Path
) -> None:
    speech = EspeakSpeech(compute, store) if name == "espeak" else piper_speech(compute, store, tmp_path / "piper")
    order = replace(ORDER, text="TGCF is here.")
    plain, own = (
        await speech.speak(order),
        await speech.speak(replace(order, lexicon=(("tgcf", "tee gee content factory"),))),
    )

    assert own.key != plain.key
    assert own.duration_sec > plain.duration_sec
    assert [word.text for word in own.words] == ["TGCF", "is", "here."]
