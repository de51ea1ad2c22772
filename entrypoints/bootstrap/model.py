"""The client of an OpenAI-compatible service."""

from openai import AsyncOpenAI

from adapters.model.client import open_client
from entrypoints.bootstrap.provider_settings import ModelSettings

MEGABYTE = 1e6


def open_model(model: ModelSettings) -> AsyncOpenAI:
    largest = round(model.largest_answer_mb * MEGABYTE)
    return open_client(model.base_url, model.api_key.get_secret_value(), model.timeout_sec, largest)
