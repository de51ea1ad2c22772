"""The chains of providers, by the order of the settings. The model client is costly to import: only if it is named."""

import sys
from collections.abc import Callable
from typing import TypeVar

from adapters.language.offline.ideas import OfflineIdeaWriter
from adapters.language.offline.rewriting import OfflineSceneWriter
from adapters.language.offline.scripts import OfflineScriptWriter
from adapters.providers.chain import Chain, Member
from adapters.providers.guard import Guard, Limits
from adapters.providers.speech import FallbackSpeech
from adapters.providers.writers import FallbackIdeaWriter, FallbackSceneWriter, FallbackScriptWriter
from adapters.rendering.store import Compute, StoreSpec
from adapters.speech.espeak import EspeakSpeech
from adapters.speech.piper import PiperSpeech
from application.ports.idea_writer import IdeaWriter
from application.ports.provider_jobs import ProviderJobs
from application.ports.scene_writer import SceneWriter
from application.ports.script_writer import ScriptWriter
from application.ports.speech import Speech
from entrypoints.bootstrap.settings import Settings

P = TypeVar("P")
IN_PROCESS = Limits(concurrency=1000, failures=sys.maxsize)
NO_MODEL = "No language model is set up: set TGCF_MODEL__API_KEY or TGCF_MODEL__BASE_URL."


def member(settings: Settings, name: str, port: P | None, closed: str = "") -> Member[P]:
    limits = settings.providers.of(name)
    return Member(port, Guard(name, Limits(**limits.model_dump())), closed)


def own_member(name: str, port: P) -> Member[P]:
    """Who works in our own processes is bounded there, and is never out of order."""
    return Member(port, Guard(name, IN_PROCESS))


def model_member(settings: Settings, named: bool, build: Callable[[], P]) -> Member[P]:  # noqa: FBT001 - by keyword
    """The model can be named by a channel, too, where it is set up."""
    model = settings.model
    if named or model.base_url or model.api_key.get_secret_value():
        return member(settings, "openai", build())
    return member(settings, "openai", None, NO_MODEL)


def _writers(settings: Settings, offline: P, by_model: Callable[[], P]) -> Chain[P]:
    members = {
        "offline": own_member("offline", offline),
        "openai": model_member(settings, "openai" in settings.language, by_model),
    }
    return Chain(members, settings.language)


def chosen_idea_writer(settings: Settings) -> IdeaWriter:
    def by_model() -> IdeaWriter:
        from adapters.language.openai.ideas import OpenAiIdeaWriter  # noqa: PLC0415 - costly
        from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

        return OpenAiIdeaWriter(open_model(settings.model), settings.model.text_model)

    offline: IdeaWriter = OfflineIdeaWriter()
    return FallbackIdeaWriter(_writers(settings, offline, by_model))


def chosen_script_writer(settings: Settings) -> ScriptWriter:
    offline: ScriptWriter = OfflineScriptWriter()

    def by_model() -> ScriptWriter:
        from adapters.language.openai.scripts import OpenAiScriptWriter  # noqa: PLC0415 - costly
        from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

        return OpenAiScriptWriter(open_model(settings.model), settings.model.text_model, offline)

    return FallbackScriptWriter(_writers(settings, offline, by_model))


def chosen_scene_writer(settings: Settings) -> SceneWriter:
    offline: SceneWriter = OfflineSceneWriter()

    def by_model() -> SceneWriter:
        from adapters.language.openai.rewriting import OpenAiSceneWriter  # noqa: PLC0415 - costly
        from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

        return OpenAiSceneWriter(open_model(settings.model), settings.model.text_model, offline)

    return FallbackSceneWriter(_writers(settings, offline, by_model))


def chosen_speech(settings: Settings, compute: Compute, store: StoreSpec, jobs: ProviderJobs) -> Speech:
    def by_model() -> Speech:
        from adapters.speech.openai import OpenAiSpeech, OpenAiVoice  # noqa: PLC0415 - costly
        from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

        model = settings.model
        voice = OpenAiVoice(model.speech_model, model.speech_voice, model.transcription_model)
        return OpenAiSpeech(open_model(model), voice, compute, store, jobs)

    espeak: Speech = EspeakSpeech(compute, store)
    piper: Speech = PiperSpeech(settings.piper.program, settings.piper.voices, compute, store)
    members = {
        "espeak": own_member("espeak", espeak),
        "piper": own_member("piper", piper),
        "openai": model_member(settings, "openai" in settings.speech, by_model),
    }
    return FallbackSpeech(Chain(members, settings.speech))
