"""Where objects lie and what computes and renders, by the settings."""

from pathlib import Path

from adapters.rendering.cluster import RayConnection, open_compute
from adapters.rendering.in_process import InProcessVideoRenderer
from adapters.rendering.ray import RayVideoRenderer
from adapters.rendering.store import Compute, StoreSpec, store_spec
from adapters.similarity.embedded import EmbeddedDuplicateSearch
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.ports.duplicates import DuplicateSearch, PastIdeas
from application.ports.text_embedding import IdeaVectors
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


def chosen_duplicates(settings: Settings, past: PastIdeas, vectors: IdeaVectors) -> DuplicateSearch:
    words = TfIdfDuplicateSearch(past)
    if not settings.model.embedding_model:
        return words
    from adapters.language.openai.embedding import OpenAiEmbedding  # noqa: PLC0415 - costly
    from entrypoints.bootstrap.model import open_model  # noqa: PLC0415 - costly

    embedding = OpenAiEmbedding(open_model(settings.model), settings.model.embedding_model)
    return EmbeddedDuplicateSearch(words, embedding, vectors, settings.model.embedding_floor)
