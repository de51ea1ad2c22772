"""Which adapter a setting chooses. The model client is costly to import, so it is imported where it is chosen only."""

from pathlib import Path

from adapters.imagery.pillow import PillowImagery
from adapters.language.offline.ideas import OfflineIdeaWriter
from adapters.language.offline.scripts import OfflineScriptWriter
from adapters.rendering.cluster import RayConnection, open_compute
from adapters.rendering.in_process import InProcessVideoRenderer
from adapters.rendering.ray import RayVideoRenderer
from adapters.rendering.store import Compute, StoreSpec, store_spec
from adapters.speech.espeak import EspeakSpeech
from application.ports.idea_writer import IdeaWriter
from application.ports.imagery import Imagery
from application.ports.script_writer import ScriptWriter
from application.ports.speech import Speech
from application.ports.video_renderer import VideoRenderer
from entrypoints.bootstrap.settings import Settings, StorageSettings


def store_options(storage: StorageSettings) -> dict[str, str]:
    """Return what an S3 store needs beside its URL, by obstore's names."""
    if not storage.url:
        return {}
    given = {
        "endpoint": storage.endpoint,
        "region": storage.region,
        "access_key_id": storage.access_key_id,
        "secret_access_key": storage.secret_access_key.get_secret_value(),
    }
    return {name: value for name, value in given.items() if value}


def objects_folder(settings: Settings) -> Path:
    return settings.home.absolute() / "objects"


def chosen_store(settings: Settings) -> StoreSpec:
    url = settings.storage.url or objects_folder(settings).as_uri()
    return store_spec(url, store_options(settings.storage), settings.storage.segment_cache_gb)


def ray_connection(settings: Settings) -> RayConnection:
    return RayConnection(settings.ray.address, token_path=settings.ray.token_path)


def chosen_compute(settings: Settings) -> Compute:
    return open_compute(ray_connection(settings) if settings.compute == "ray" else None, settings.ray.cpus)


def chosen_renderer(settings: Settings, compute: Compute, store: StoreSpec) -> VideoRenderer:
    if settings.compute == "ray":
        return RayVideoRenderer(store, ray_connection(settings))
    return InProcessVideoRenderer(store, compute)


def chosen_idea_writer(settings: Settings) -> IdeaWriter:
    if settings.language == "offline":
        return OfflineIdeaWriter()
    from adapters.language.openai.ideas import OpenAiIdeaWriter  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    return OpenAiIdeaWriter(open_model(settings.model), settings.model.text_model)


def chosen_script_writer(settings: Settings) -> ScriptWriter:
    offline = OfflineScriptWriter()
    if settings.language == "offline":
        return offline
    from adapters.language.openai.scripts import OpenAiScriptWriter  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    return OpenAiScriptWriter(open_model(settings.model), settings.model.text_model, offline)


def chosen_speech(settings: Settings, compute: Compute, store: StoreSpec) -> Speech:
    if settings.speech == "espeak":
        return EspeakSpeech(compute, store)
    from adapters.speech.openai import OpenAiSpeech  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    model = settings.model
    return OpenAiSpeech(open_model(model), model.speech_model, model.speech_voice, compute, store)


def chosen_imagery(settings: Settings, compute: Compute, store: StoreSpec) -> Imagery:
    cards = PillowImagery(compute, store)
    if settings.imagery == "pillow":
        return cards
    from adapters.imagery.openai import OpenAiImagery  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    return OpenAiImagery(open_model(settings.model), settings.model.image_model, compute, store, cards)
