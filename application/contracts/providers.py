"""Who can be asked for words, voices and pictures, by the names of settings and channels."""

from typing import Literal, TypeAlias

from application.contracts.base import Payload

TextProvider: TypeAlias = Literal["offline", "openai"]
SpeechProvider: TypeAlias = Literal["espeak", "piper", "openai"]
ImageryProvider: TypeAlias = Literal["article", "library", "pexels", "pixabay", "openai", "pillow"]


class ProvidersEdit(Payload):
    """Names of providers, the first one first; empty: the order of the settings. What is None stays as it is."""

    text: tuple[TextProvider, ...] | None = None
    speech: tuple[SpeechProvider, ...] | None = None
    imagery: tuple[ImageryProvider, ...] | None = None
