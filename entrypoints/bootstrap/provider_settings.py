"""Who writes, speaks and draws: the order of providers, and what each may be asked."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr
from pydantic_settings import NoDecode

from application.contracts.providers import ImageryProvider, SpeechProvider, TextProvider


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _listed(given: object) -> object:
    """Environment variables name providers with commas: `library,openai`."""
    return tuple(name.strip() for name in given.split(",") if name.strip()) if isinstance(given, str) else given


_Listed = BeforeValidator(_listed)
TextOrder = Annotated[tuple[TextProvider, ...], NoDecode, _Listed, Field(min_length=1)]
SpeechNames = Annotated[tuple[SpeechProvider, ...], NoDecode, _Listed, Field(min_length=1)]
ImageryOrder = Annotated[tuple[ImageryProvider, ...], NoDecode, _Listed, Field(min_length=1)]


class ProviderLimits(_Group):
    """What every paid or foreign provider may be asked by one worker.

    `per_minute` 0 is as often as needed; `patience_sec` is how long its “later” (429, Retry-After) is waited for before
    the next one is asked; after `failures` in a row it is left alone for `pause_sec`. `timeout_sec` is for one order
    with all its requests, 0 for no more than the requests' own.
    """

    concurrency: int = Field(default=4, ge=1, le=64)
    per_minute: int = Field(default=0, ge=0)
    timeout_sec: float = Field(default=0, ge=0)
    patience_sec: float = Field(default=10, ge=0, le=60)
    failures: int = Field(default=3, ge=1)
    pause_sec: float = Field(default=60, gt=0)


class ProviderSettings(_Group):
    """`limits` holds for all, `own` for those it names: `TGCF_PROVIDERS__OWN='{"openai": {"per_minute": 50}}'`."""

    limits: ProviderLimits = ProviderLimits()
    own: dict[str, ProviderLimits] = Field(default_factory=dict)

    def of(self, name: str) -> ProviderLimits:
        return self.own.get(name, self.limits)


class ModelSettings(_Group):
    """Any OpenAI-compatible service; used where `language`, `speech` or `imagery` name `openai`.

    `transcription_model` hears when each word was said; empty: the times are estimated. `background` has pictures made
    by the Responses API as jobs that survive us; few services besides OpenAI have it. Larger answers are refused.
    `embedding_model` finds near duplicates by meaning too; `embedding_floor` is the cosine that unlike texts have.
    """

    base_url: str = ""
    api_key: SecretStr = SecretStr("")
    text_model: str = "gpt-5-mini"
    speech_model: str = "gpt-4o-mini-tts"
    speech_voice: str = "alloy"
    transcription_model: str = ""
    image_model: str = "gpt-image-1"
    embedding_model: str = ""
    embedding_floor: float = Field(default=0.3, ge=0, lt=1)
    background: bool = False
    timeout_sec: float = Field(default=60, gt=0)
    largest_answer_mb: float = Field(default=8, gt=0, le=100)


class PiperSettings(_Group):
    """Used where `speech` names `piper`: the `program`, and the folder `voices` with `*.onnx` and `*.onnx.json` files.

    Both have to be where the steps run, on each node of a cluster.
    """

    program: str = "piper"
    voices: Path | None = None


class LibrarySettings(_Group):
    """`url` is a folder or `s3://bucket/prefix` with pictures, described by a `library.csv`; empty: there is none.

    `least_score` from 0 to 1 is how well a picture has to fit. `licence` holds for those that name none themselves.
    """

    url: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key_id: str = ""
    secret_access_key: SecretStr = SecretStr("")
    least_score: float = Field(default=0.34, ge=0, le=1)
    licence: str = "Own library"


class StockSettings(_Group):
    """Keys of the stock services; each is asked only if `imagery` or a channel names it."""

    pexels_key: SecretStr = SecretStr("")
    pixabay_key: SecretStr = SecretStr("")
