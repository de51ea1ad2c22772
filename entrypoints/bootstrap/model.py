"""The client of an OpenAI-compatible service."""

from openai import AsyncOpenAI

from entrypoints.bootstrap.settings import ModelSettings


def open_model(model: ModelSettings) -> AsyncOpenAI:
    """Local servers ask for no key, and the client insists on one."""
    return AsyncOpenAI(
        base_url=model.base_url or None,
        api_key=model.api_key.get_secret_value() or "none",
        timeout=model.timeout_sec,
        max_retries=1,
    )
