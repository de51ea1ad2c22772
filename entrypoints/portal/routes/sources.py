"""Where ideas come from: the channel's sources with their state, its campaigns, its audience and its threshold."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Response
from pydantic import ValidationError

from application.contracts.accounts import ChannelEdit
from application.contracts.curation import NewCampaign, NewSource
from domain.ideas.source import SourceRole
from domain.shared.ids import CampaignId, ChannelId, SourceId
from domain.tenancy.channel import Channel
from entrypoints.bootstrap.curating import Curating
from entrypoints.portal.decisions import DecisionForm
from entrypoints.portal.desk import Desk, DeskDep
from entrypoints.portal.toasts import Toast
from entrypoints.portal.views import settings
from entrypoints.portal.views import sources as views
from entrypoints.web.dependencies import AccountsDep, ChannelsDep, CuratingDep
from entrypoints.web.sources import is_web_address

router = APIRouter()

Verb = Literal["poll", "pause", "resume", "remove"]
TOLD = 300
DONE = {"pause": "Paused", "resume": "Read again from now on"}


class SourceForm(DecisionForm):
    channel_id: UUID
    locator: str = ""
    role: str = ""
    all_channels: str = ""


class VerbForm(DecisionForm):
    channel_id: UUID


class AudienceForm(DecisionForm):
    channel_id: UUID
    region: str = ""
    age_band: str = ""
    interests: str = ""
    auto_approve_from: str = ""
    ideas_a_day: str = ""


class CampaignForm(DecisionForm):
    channel_id: UUID
    name: str = ""
    goal: str = ""
    campaign_topics: str = ""
    starts_at: str = ""
    ends_at: str = ""
    a_day: str = "0"


@router.get("/settings/sources", name="portal:settings:sources")
async def show_sources(
    desk: DeskDep, channels: ChannelsDep, curating: CuratingDep, channel: UUID | None = None
) -> Response:
    chosen = settings.chosen(await channels.every(desk.tenant_id), channel)
    return await _page(desk, channels, curating, chosen, {}, {})


@router.post("/settings/sources", name="portal:settings:add_source")
async def add_source(
    desk: DeskDep, channels: ChannelsDep, curating: CuratingDep, form: Annotated[SourceForm, Form()]
) -> Response:
    """It is looked at once, so that a mistyped address is told at once."""
    chosen = settings.chosen(await channels.every(desk.tenant_id), form.channel_id)
    locator = form.locator.strip()
    if not is_web_address(locator):
        problem = {"locator": views.SENTENCES["locator"]}
        return await _page(desk, channels, curating, chosen, form.model_dump(), problem, 422)
    wish = NewSource(
        locator=locator[:2000],
        channel_id=None if form.all_channels else chosen.id,
        role=SourceRole(form.role) if form.role in set(SourceRole) else SourceRole.ARTICLES,
    )
    source = await curating.add_source(desk.tenant_id, wish)
    seen = await curating.poll_source(desk.tenant_id, source.id)
    told = seen.state.failure or f"Added, with {seen.state.entries} to read"
    return _back(desk, chosen.id, Toast(text=told[:TOLD], tone="bad" if seen.state.failure else "ok"))


@router.post("/settings/sources/{source_id}/{verb}", name="portal:settings:change_source")
async def change_source(
    desk: DeskDep, curating: CuratingDep, source_id: UUID, verb: Verb, form: Annotated[VerbForm, Form()]
) -> Response:
    key = SourceId(source_id)
    if verb == "remove":
        await curating.kept.remove(desk.tenant_id, key)
        return _back(desk, form.channel_id, Toast(text="Removed; ideas that were made of it stay"))
    if verb != "poll":
        await curating.change_source(desk.tenant_id, key, verb)
        return _back(desk, form.channel_id, Toast(text=DONE[verb]))
    seen = (await curating.poll_source(desk.tenant_id, key)).state
    told = seen.failure or ("It has news" if seen.changed_at == seen.checked_at else "Nothing new")
    return _back(desk, form.channel_id, Toast(text=told[:TOLD], tone="bad" if seen.failure else "ok"))


@router.post("/settings/audience", name="portal:settings:edit_audience")
async def edit_audience(
    desk: DeskDep,
    channels: ChannelsDep,
    curating: CuratingDep,
    accounts: AccountsDep,
    form: Annotated[AudienceForm, Form()],
) -> Response:
    chosen = settings.chosen(await channels.every(desk.tenant_id), form.channel_id)
    curation = {
        "audience": {
            "region": form.region.strip(),
            "age_band": form.age_band.strip(),
            "interests": settings.parts(form.interests),
        },
        "auto_approve_from": views.share(form.auto_approve_from),
        "ideas_a_day": settings.whole(form.ideas_a_day),
    }
    try:
        edit = ChannelEdit.model_validate(
            {"channel_id": form.channel_id, "expected_version": form.version, "curation": curation}
        )
    except ValidationError as error:
        return await _page(desk, channels, curating, chosen, form.model_dump(), views.problems(error), 422)
    await accounts.edit_channel(desk.tenant_id, edit, desk.actor)
    return _back(desk, form.channel_id, Toast(text="Audience saved"))


@router.post("/settings/campaigns", name="portal:settings:add_campaign")
async def add_campaign(
    desk: DeskDep, channels: ChannelsDep, curating: CuratingDep, form: Annotated[CampaignForm, Form()]
) -> Response:
    chosen = settings.chosen(await channels.every(desk.tenant_id), form.channel_id)
    wish = {
        "channel_id": form.channel_id,
        "name": form.name.strip(),
        "goal": form.goal.strip(),
        "topics": settings.parts(form.campaign_topics),
        "starts_at": views.day(form.starts_at, chosen),
        "ends_at": views.day(form.ends_at, chosen),
        "ideas_a_day": settings.whole(form.a_day),
    }
    try:
        campaign = await curating.add_campaign(desk.tenant_id, NewCampaign.model_validate(wish), desk.actor)
    except ValidationError as error:
        return await _page(desk, channels, curating, chosen, form.model_dump(), views.problems(error), 422)
    return _back(desk, form.channel_id, Toast(text=f"Campaign “{campaign.name}” saved"))


@router.post("/settings/campaigns/{campaign_id}/end", name="portal:settings:end_campaign")
async def end_campaign(
    desk: DeskDep, curating: CuratingDep, campaign_id: UUID, form: Annotated[VerbForm, Form()]
) -> Response:
    ended = await curating.end_campaign(desk.tenant_id, ChannelId(form.channel_id), CampaignId(campaign_id), desk.actor)
    return _back(desk, form.channel_id, Toast(text=f"Campaign “{ended.name}” ended"))


def _back(desk: Desk, channel_id: UUID, toast: Toast) -> Response:
    return desk.sent_to(f"{desk.home}/settings/sources?channel={channel_id}", toast)


async def _page(  # noqa: PLR0913, PLR0917  (the same page for five answers)
    desk: Desk,
    channels: ChannelsDep,
    curating: Curating,
    channel: Channel,
    given: Mapping[str, Any],
    problems: Mapping[str, str],
    status: int = 200,
) -> Response:
    fresh = {"locator": "", "role": "articles", "name": "", "goal": "", "campaign_topics": "", "a_day": 0}
    days = {"starts_at": "", "ends_at": ""}
    view = {
        "part": "sources",
        "channels": await channels.every(desk.tenant_id),
        "channel": channel,
        "sources": views.of_channel(await curating.standing(desk.tenant_id), channel),
        "campaigns": views.campaigns_of(await curating.campaigns(desk.tenant_id), channel),
        "roles": views.ROLES,
        "given": {**views.audience_fields(channel), **fresh, **days, **given},
        "problems": problems,
    }
    return desk.page("settings/sources.html", "settings", view, status=status)
