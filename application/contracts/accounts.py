"""What setting up a tenant and changing a channel takes and gives."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field

from application.contracts.base import Payload
from application.contracts.curation import CurationPayload
from application.contracts.pipeline import GatePolicy
from application.contracts.providers import ProvidersEdit
from application.contracts.style import StyleEdit
from domain.tenancy.channel import Aspect, CaptionStyle

SLUG = r"^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$"
TIME_OF_DAY = r"^([01]\d|2[0-3]):[0-5]\d$"


def known_zone(name: str) -> str:
    if name not in available_timezones():
        msg = f"{name!r} is no time zone that this machine knows"
        raise ValueError(msg)
    return name


TimeZone = Annotated[str, AfterValidator(known_zone)]
TimeOfDay = Annotated[str, Field(pattern=TIME_OF_DAY)]
ShortText = Annotated[str, Field(max_length=200)]


class TenantSetup(Payload):
    """`gates` None leaves those of a channel that is there; a new one gets manual gates."""

    slug: str = Field(pattern=SLUG)
    name: str = ""
    channel: str = Field(default="demo", pattern=SLUG)
    channel_name: str = ""
    user: str = Field(default="admin", min_length=1, max_length=100)
    gates: GatePolicy | None = None
    language: str = "en"
    time_zone: TimeZone = "UTC"
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    times: tuple[TimeOfDay, ...] = ()
    run_at: str = Field(default="", pattern=rf"{TIME_OF_DAY}|^$")
    template: str = "gazette"
    wordmark: str = ""


class TenantReady(Payload):
    tenant_id: UUID
    slug: str
    channel_id: UUID
    user_id: UUID


class BrandEdit(Payload):
    template: str | None = Field(default=None, pattern=SLUG)
    wordmark: ShortText | None = None
    accent: str | None = Field(default=None, pattern=r"^(#[0-9a-fA-F]{6})?$")
    aspect: Aspect | None = None
    captions: CaptionStyle | None = None
    voice: str | None = Field(default=None, max_length=60)
    words_per_minute: int | None = Field(default=None, ge=80, le=260)
    banned_words: tuple[ShortText, ...] | None = Field(default=None, max_length=200)
    call_to_action: ShortText | None = None
    style: StyleEdit | None = None


class ChannelEdit(Payload):
    """A field that is None stays as it is; `times` empty means that posts go out at once."""

    channel_id: UUID
    expected_version: int | None = None
    name: str | None = Field(default=None, min_length=1, max_length=200)
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    time_zone: TimeZone | None = None
    topics: tuple[ShortText, ...] | None = Field(default=None, max_length=100)
    sources: tuple[Annotated[str, Field(max_length=2000)], ...] | None = Field(default=None, max_length=200)
    gates: GatePolicy | None = None
    grace: timedelta | None = Field(default=None, ge=timedelta(0), le=timedelta(days=1))
    target: timedelta | None = Field(default=None, ge=timedelta(seconds=10), le=timedelta(minutes=10))
    run_at: str | None = Field(default=None, pattern=rf"{TIME_OF_DAY}|^$")
    times: tuple[TimeOfDay, ...] | None = Field(default=None, max_length=24)
    brand: BrandEdit | None = None
    providers: ProvidersEdit | None = None
    curation: CurationPayload | None = None
