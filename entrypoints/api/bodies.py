"""What requests may carry: exactly what is asked for, and text that a database can hold."""

from datetime import datetime, timedelta
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from application.contracts.accounts import BrandEdit, ShortText, TimeOfDay, TimeZone
from application.contracts.commands import MOST_PROMPT, SceneEdit
from application.contracts.curation import AudiencePayload, CurationPayload
from application.contracts.pipeline import GatePolicy
from application.contracts.providers import ProvidersEdit
from application.contracts.style import StyleEdit
from domain.tenancy.channel import GateMode
from entrypoints.web.plain_text import is_storable
from entrypoints.web.sources import is_web_address

SHA256 = r"^[0-9a-f]{64}$"


def storable(text: str) -> str:
    if not is_storable(text):
        msg = "the text has a character that cannot be stored"
        raise ValueError(msg)
    return text


def web_address(text: str) -> str:
    """Through the API nobody names files of the server."""
    if not is_web_address(text):
        msg = "a source is an http or https address"
        raise ValueError(msg)
    return text


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def holds_text_only(cls, given: object) -> object:
        waiting = [given]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                storable(part)
            elif isinstance(part, dict):
                waiting += [*part.keys(), *part.values()]
            elif isinstance(part, list):
                waiting += part
        return given


class Reason(Body):
    reason: str = Field(default="", max_length=500)


class NewTake(Reason):
    """`prompt` is what a generator is asked; without one, the same as before."""

    prompt: str = Field(default="", max_length=MOST_PROMPT)


class TakeChoice(Reason):
    take: int = Field(ge=1, le=10_000)


class ScriptApproval(Reason):
    """`content_hash` is that of the script you read."""

    content_hash: str = Field(pattern=SHA256)


class SceneWords(SceneEdit, Body):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ScriptEdit(Reason):
    scenes: tuple[SceneWords, ...] = Field(min_length=1, max_length=60)


class ScriptReversal(Reason):
    """`revision` is the earlier version whose text comes back."""

    revision: int = Field(ge=1, le=1_000_000)


class UndoOf(Reason):
    """`undoes` is the `decision_id` of the decision to take back."""

    undoes: UUID


class Confirmation(Reason):
    """Without a time, the one that was planned."""

    scheduled_at: AwareDatetime | None = None


class NewTime(Reason):
    scheduled_at: AwareDatetime


class GateModes(Body):
    idea: GateMode
    script: GateMode
    schedule: GateMode

    def policy(self) -> GatePolicy:
        return GatePolicy(idea=self.idea, script=self.script, schedule=self.schedule)


class RunStart(Body):
    """`channel` is the slug; empty `sources` and no `gates` mean the channel's."""

    channel: ShortText
    sources: tuple[Annotated[str, Field(max_length=2000), AfterValidator(web_address)], ...] = Field(
        default=(), max_length=200
    )
    topics: tuple[ShortText, ...] = Field(default=(), max_length=100)
    gates: GateModes | None = None


class StyleChange(StyleEdit, Body):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BrandChange(BrandEdit, Body):
    model_config = ConfigDict(extra="forbid", frozen=True)

    style: StyleChange | None = None


class ProvidersChange(ProvidersEdit, Body):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AudienceBody(AudiencePayload, Body):
    """Empty fields are open. `age_band` is as 13-17 or 25+."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CurationBody(CurationPayload, Body):
    model_config = ConfigDict(extra="forbid", frozen=True)

    audience: AudienceBody = AudienceBody()


class ChannelChange(Body):
    """What is left out stays as it is."""

    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    language: str | None = Field(default=None, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    time_zone: TimeZone | None = None
    topics: tuple[ShortText, ...] | None = Field(default=None, max_length=100)
    sources: tuple[Annotated[str, Field(max_length=2000), AfterValidator(web_address)], ...] | None = Field(
        default=None, max_length=200
    )
    curation: CurationBody | None = None
    gates: GateModes | None = None
    grace_sec: float | None = Field(default=None, ge=0, le=86_400, allow_inf_nan=False)
    target_sec: float | None = Field(default=None, ge=10, le=600, allow_inf_nan=False)
    run_at: str | None = Field(default=None, pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")
    times: tuple[TimeOfDay, ...] | None = Field(default=None, max_length=24)
    brand: BrandChange | None = None
    providers: ProvidersChange | None = None

    def durations(self) -> dict[str, timedelta]:
        given = {"grace": self.grace_sec, "target": self.target_sec}
        return {name: timedelta(seconds=seconds) for name, seconds in given.items() if seconds is not None}


class NewToken(Body):
    name: str = Field(min_length=1, max_length=100)
    expires_at: AwareDatetime | None = None

    def lifetime(self, now: datetime) -> timedelta | None:
        return self.expires_at - now if self.expires_at else None

    @model_validator(mode="after")
    def has_a_visible_name(self) -> Self:
        if not self.name.strip():
            msg = "the name is empty"
            raise ValueError(msg)
        return self
