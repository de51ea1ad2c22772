"""Every setting, read from the environment once: prefix `TGCF_`, groups joined by `__` (`TGCF_TEMPORAL__ADDRESS`)."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.budgets.budget import WhenReached
from domain.budgets.prices import Measure
from entrypoints.bootstrap.provider_settings import (
    ImageryOrder,
    LibrarySettings,
    ModelSettings,
    PiperSettings,
    ProviderSettings,
    SpeechNames,
    StockSettings,
    TextOrder,
)
from entrypoints.bootstrap.usual_prices import FREE, USUAL_PRICES


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DatabaseSettings(_Group):
    """A PostgreSQL 15 or newer; empty: the embedded one.

    `url` is `postgresql+asyncpg://…` of the application's role (no superuser, no BYPASSRLS); `owner_url` runs the
    migrations, empty: the same as `url`.
    """

    url: SecretStr = SecretStr("")
    owner_url: SecretStr = SecretStr("")
    pool_size: int = Field(default=5, ge=1, le=100)


class TemporalSettings(_Group):
    """`address` of a Temporal frontend; empty: the embedded dev server. `cli` is a path to the Temporal CLI."""

    address: str = ""
    namespace: str = "default"
    task_queue_prefix: str = "tgcf"
    cli: Path | None = None
    ui_url: str = ""


class RaySettings(_Group):
    """`address` of a Ray cluster; empty: a local one. `token_path` names a file with its token, if it asks for one.

    `dashboard` costs about 130 MB.
    """

    address: str = ""
    dashboard: bool = True
    cpus: int | None = Field(default=None, ge=1)
    dashboard_url: str = ""
    token_path: str = ""


class StorageSettings(_Group):
    """`url` is `s3://bucket/prefix` with the four S3 settings, or empty for the folder `objects` of the home.

    `segment_cache_gb` is how much a tenant's rendered segments and normalised clips may take there (1 GB = 10^9 bytes);
    those that were not used for longest go first.
    """

    url: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    access_key_id: str = ""
    secret_access_key: SecretStr = SecretStr("")
    segment_cache_gb: float = Field(default=10.0, ge=0)


class BudgetSettings(_Group):
    """Caps of a tenant that set none itself, in one `currency`; a cap that is not given is none.

    `when_reached` is what an order does that would exceed one: `wait` for another day, or be served `offline`.
    `prices` is a provider's list: model (`*` for any other) → measure → price, of 1,000 tokens, a picture, a second of
    speech. `free` are the providers that cost nothing.
    """

    currency: str = "USD"
    tenant_day: Decimal | None = Field(default=None, ge=0)
    tenant_month: Decimal | None = Field(default=None, ge=0)
    channel_day: Decimal | None = Field(default=None, ge=0)
    run: Decimal | None = Field(default=None, ge=0)
    video: Decimal | None = Field(default=None, ge=0)
    when_reached: WhenReached = WhenReached.WAIT
    prices: dict[str, dict[str, dict[Measure, Decimal]]] = USUAL_PRICES
    free: tuple[str, ...] = FREE


class WebSettings(_Group):
    """`port` 0 means the first free one from 8000. `public_url` is how browsers reach us, empty: host and port.

    `max_upload_mb` bounds the pictures and clips that people bring.
    """

    host: str = "127.0.0.1"
    port: int = Field(default=0, ge=0, le=65535)
    public_url: str = ""
    session_secret: SecretStr = SecretStr("")
    max_upload_mb: int = Field(default=100, ge=1, le=2000)


class EgressSettings(_Group):
    """`allow_private` lets private and loopback addresses be fetched; keep it off where others may name URLs."""

    allow_private: bool = False
    timeout_sec: float = Field(default=20, gt=0)
    max_bytes: int = Field(default=20_000_000, gt=0)


class PipelineOptions(_Group):
    grace: timedelta | None = None
    """Overrides every channel's grace period, for tests and demonstrations."""
    analytics_interval: timedelta = timedelta(minutes=5)
    asset_parallelism: int = Field(default=4, ge=1, le=64)


class LoggingSettings(_Group):
    format: Literal["console", "json"] = "console"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """Embedded default and cluster differ by these settings only."""

    model_config = SettingsConfigDict(
        env_prefix="TGCF_",
        env_nested_delimiter="__",
        frozen=True,
        extra="ignore",
        nested_model_default_partial_update=True,
    )

    home: Path = Field(default_factory=lambda: user_data_path("tgcf", appauthor=False))
    cache: Path = Field(default_factory=lambda: user_cache_path("tgcf", appauthor=False))
    tenant: str = "tglauner"
    language: TextOrder = ("offline",)
    speech: SpeechNames = ("espeak",)
    imagery: ImageryOrder = ("article", "pillow")
    compute: Literal["ray", "local"] = "ray"
    database: DatabaseSettings = DatabaseSettings()
    temporal: TemporalSettings = TemporalSettings()
    ray: RaySettings = RaySettings()
    storage: StorageSettings = StorageSettings()
    model: ModelSettings = ModelSettings()
    providers: ProviderSettings = ProviderSettings()
    library: LibrarySettings = LibrarySettings()
    piper: PiperSettings = PiperSettings()
    stock: StockSettings = StockSettings()
    budget: BudgetSettings = BudgetSettings()
    web: WebSettings = WebSettings()
    egress: EgressSettings = EgressSettings()
    pipeline: PipelineOptions = PipelineOptions()
    logging: LoggingSettings = LoggingSettings()
