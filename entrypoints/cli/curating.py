"""Sources and campaigns from the command line."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from rich.console import Console
from rich.table import Column, Table

from application.contracts.curation import AudiencePayload, CampaignPayload, NewCampaign, NewSource, SourcePayload
from domain.ideas.source import SourceRole
from domain.shared.errors import InvalidInputError, NotFoundError
from domain.shared.ids import Actor, SourceId, TenantId
from domain.tenancy.channel import Channel
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.daily import ACTOR
from entrypoints.cli.joining import channel_of, joined, opened, tenant_of
from entrypoints.cli.locations import as_location

NARROWEST = 24
"""Columns of an address, which is broken rather than cut: it has to be named to be polled or removed."""
AGES = "ages are 13-17 or 25+"
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class SourceWish:
    locator: str
    channel: str
    role: str
    every_min: int


@dataclass(frozen=True, slots=True)
class CampaignWish:
    name: str
    channel: str
    goal: str
    topics: tuple[str, ...]
    interests: tuple[str, ...]
    region: str
    age: str
    starts: str
    ends: str
    a_day: int


async def add_source(settings: Settings, wish: SourceWish) -> int:
    """Return 1 if the first look failed; the source is kept all the same and asked again."""
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        channel = await channel_of(container, tenant, wish.channel) if wish.channel else None
        new = NewSource(
            locator=as_location(wish.locator),
            channel_id=channel.id if channel else None,
            role=SourceRole(wish.role),
            every=timedelta(minutes=wish.every_min),
        )
        source = await container.curating().add_source(tenant.id, new)
        return await _poll(container, tenant.id, [SourcePayload.of(source)])


async def list_sources(settings: Settings, *, as_json: bool) -> None:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        sources = await container.curating().standing(tenant.id)
        names = {channel.id: channel.slug for channel in await container.channels().every(tenant.id)}
    if as_json:
        sys.stdout.write(json.dumps([source.model_dump(mode="json") for source in sources], indent=1) + "\n")
        return
    table = Table(
        Column("Source", overflow="fold", min_width=NARROWEST),
        "Channel",
        "Role",
        "Looked at",
        "Entries",
        "State",
        box=None,
        padding=(0, 2, 0, 0),
    )
    for each in sources:
        looked = f"{each.checked_at:%Y-%m-%d %H:%M}" if each.checked_at else "never"
        channel = names.get(each.channel_id, "") if each.channel_id else "all"  # type: ignore[call-overload]  # ids
        table.add_row(each.locator, channel, each.role, looked, str(each.entries or "–"), state_of(each))
    out.print(table if sources else "There are no sources yet: tgcf source add <address>")


def state_of(source: SourcePayload) -> str:
    if source.failure:
        times = f" ({source.failures} times)" if source.failures > 1 else ""
        return f"✗ {source.failure}{times}"
    if source.checked_at is None:
        return "not looked at yet"
    return source.status


async def poll(settings: Settings, locator: str) -> int:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        every = await container.curating().standing(tenant.id)
        if locator:
            return await _poll(container, tenant.id, [_named(every, locator)])
        now = container.clock().now()
        due = [source for source in every if source.due_at is None or source.due_at <= now]
        if not due:
            out.print("No source is due.")
        return await _poll(container, tenant.id, due)


async def remove_source(settings: Settings, locator: str) -> None:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        source = _named(await container.curating().standing(tenant.id), locator)
        if not source.version:
            msg = f"{locator} stands in the settings of its channel: take it out there."
            raise InvalidInputError(msg)
        await container.curating().kept.remove(tenant.id, SourceId(source.source_id))
        out.print(f"Removed: {source.locator}")


async def add_campaign(settings: Settings, wish: CampaignWish) -> None:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        channel = await channel_of(container, tenant, wish.channel)
        campaign = await container.curating().add_campaign(tenant.id, _campaign(wish, channel), Actor(ACTOR))
        out.print(f"The campaign {campaign.name} of {channel.slug} is there.")


async def list_campaigns(settings: Settings, *, as_json: bool) -> None:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        campaigns = await container.curating().campaigns(tenant.id)
    if as_json:
        sys.stdout.write(json.dumps([each.model_dump(mode="json") for each in campaigns], indent=1) + "\n")
        return
    table = Table("Campaign", "Period", "Topics", "A day", "State", box=None, padding=(0, 2, 0, 0))
    for each in campaigns:
        table.add_row(each.name, period_of(each), ", ".join(each.topics), str(each.ideas_a_day or "–"), each.status)
    out.print(table if campaigns else "There are no campaigns yet: tgcf campaign add <name>")


def period_of(campaign: CampaignPayload) -> str:
    """Open ends stay open."""
    ends = [f"{moment:%Y-%m-%d}" if moment else "" for moment in (campaign.starts_at, campaign.ends_at)]
    return " – ".join(ends).strip() if any(ends) else "always"


async def _poll(container: Container, tenant_id: TenantId, sources: Sequence[SourcePayload]) -> int:
    failed = 0
    for source in sources:
        seen = SourcePayload.of(await container.curating().poll_source(tenant_id, SourceId(source.source_id)))
        if seen.failure:
            failed += 1
            err.print(f"✗ {seen.failure}", style="red", markup=False)
        else:
            news = "has news" if seen.changed_at == seen.checked_at else "is unchanged"
            out.print(f"{seen.locator} {news}: {seen.entries} {'entry' if seen.entries == 1 else 'entries'}")
    return 1 if failed else 0


def _named(sources: Sequence[SourcePayload], locator: str) -> SourcePayload:
    wanted = {locator, as_location(locator)}
    found = next((source for source in sources if source.locator in wanted), None)
    if found is None:
        msg = f"There is no source {locator}: see tgcf source list."
        raise NotFoundError(msg)
    return found


def _campaign(wish: CampaignWish, channel: Channel) -> NewCampaign:
    try:
        return NewCampaign(
            channel_id=channel.id,
            name=wish.name,
            goal=wish.goal,
            topics=wish.topics,
            starts_at=_day(wish.starts, channel),
            ends_at=_day(wish.ends, channel),
            audience=AudiencePayload(region=wish.region, age_band=wish.age, interests=wish.interests),
            ideas_a_day=wish.a_day,
        )
    except ValidationError as error:
        row = error.errors()[0]
        where = ".".join(str(part) for part in row["loc"]) or "period"
        wrong = AGES if where == "age_band" else row["msg"].removeprefix("Value error, ")
        msg = f"The campaign cannot be: {where}: {wrong.removesuffix('.')}."
        raise InvalidInputError(msg) from error


def _day(text: str, channel: Channel) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(channel.time_zone))
    except ValueError:
        msg = f"“{text}” is no day; 2026-12-01 is."
        raise InvalidInputError(msg) from None
