"""Settings: the channel and its brand."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import available_timezones

from fastapi import APIRouter, Form, Response
from pydantic import ValidationError

from application.contracts.accounts import BrandEdit, ChannelEdit
from application.contracts.pipeline import GatePolicy
from application.contracts.providers import ProvidersEdit
from domain.tenancy.channel import Aspect, CaptionStyle, GateMode
from entrypoints.portal.channel_page import channel_page
from entrypoints.portal.decisions import DecisionForm
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import settings as views
from entrypoints.web.dependencies import AccountsDep, ChannelsDep
from entrypoints.web.sources import SENTENCE, refused

router = APIRouter()
BRAND_CHOICES = {"looks": views.LOOKS, "shapes": views.SHAPES, "captions": views.CAPTIONS}


class ChannelForm(DecisionForm):
    channel_id: UUID
    name: str = ""
    time_zone: str = ""
    language: str = ""
    gate_idea: str = ""
    gate_script: str = ""
    gate_schedule: str = ""
    times: str = ""
    run_at: str = ""
    grace: str = ""
    target: str = ""
    sources: str = ""
    topics: str = ""
    text: str = ""
    speech: str = ""
    imagery: str = ""


class BrandForm(DecisionForm):
    channel_id: UUID
    template: str = ""
    wordmark: str = ""
    accent: str = ""
    call_to_action: str = ""
    aspect: str = ""
    captions: str = ""
    voice: str = ""
    words_per_minute: str = ""
    banned_words: str = ""


@router.get("/settings", name="portal:settings:show")
async def settings(desk: DeskDep) -> Response:
    return desk.sent_to(f"{desk.home}/settings/channel")


@router.get("/settings/channel", name="portal:settings:channel")
async def show_channel(desk: DeskDep, channels: ChannelsDep, channel: UUID | None = None) -> Response:
    page = await channel_page(desk, channels, "channel", channel, _channel_choices())
    return page.shown(views.channel_fields(page.channel))


@router.post("/settings/channel", name="portal:settings:edit_channel")
async def edit_channel(
    desk: DeskDep, channels: ChannelsDep, accounts: AccountsDep, form: Annotated[ChannelForm, Form()]
) -> Response:
    page = await channel_page(desk, channels, "channel", form.channel_id, _channel_choices())
    if refused(views.parts(form.sources), page.channel.sources):
        return page.shown(form.model_dump(), {"sources": SENTENCE})
    try:
        await accounts.edit_channel(desk.tenant_id, _channel_edit(form), desk.actor)
    except ValidationError as error:
        return page.shown(form.model_dump(), views.problems(error))
    return page.saved("Channel saved")


@router.get("/settings/brand", name="portal:settings:brand")
async def show_brand(desk: DeskDep, channels: ChannelsDep, channel: UUID | None = None) -> Response:
    page = await channel_page(desk, channels, "brand", channel, BRAND_CHOICES)
    return page.shown(views.brand_fields(page.channel))


@router.post("/settings/brand", name="portal:settings:edit_brand")
async def edit_brand(
    desk: DeskDep, channels: ChannelsDep, accounts: AccountsDep, form: Annotated[BrandForm, Form()]
) -> Response:
    page = await channel_page(desk, channels, "brand", form.channel_id, BRAND_CHOICES)
    try:
        edit = ChannelEdit(channel_id=form.channel_id, expected_version=form.version, brand=_brand_edit(form))
    except ValidationError as error:
        return page.shown(form.model_dump(), views.problems(error))
    await accounts.edit_channel(desk.tenant_id, edit, desk.actor)
    return page.saved("Brand saved")


def _channel_choices() -> dict[str, object]:
    return {"kinds": views.KINDS, "zones": sorted(zone for zone in available_timezones() if "/" in zone)}


def _channel_edit(form: ChannelForm) -> ChannelEdit:
    gates = {name: GateMode.MANUAL if getattr(form, f"gate_{name}") else GateMode.AUTO for name in views.GATES}
    return ChannelEdit(
        channel_id=form.channel_id,
        expected_version=form.version,
        name=form.name.strip(),
        time_zone=form.time_zone.strip(),
        language=form.language.strip(),
        gates=GatePolicy(**gates),
        times=tuple(views.parts(form.times.replace(",", "\n"))),
        run_at=form.run_at.strip(),
        grace=timedelta(seconds=views.whole(form.grace)),
        target=timedelta(seconds=views.whole(form.target)),
        sources=tuple(views.parts(form.sources)),
        topics=tuple(views.parts(form.topics)),
        providers=ProvidersEdit.model_validate(
            {kind: views.parts(getattr(form, kind).replace(",", "\n")) for kind in views.KINDS}
        ),
    )


def _brand_edit(form: BrandForm) -> BrandEdit:
    return BrandEdit(
        template=form.template or None,
        wordmark=form.wordmark.strip(),
        accent=form.accent.strip(),
        call_to_action=form.call_to_action.strip(),
        aspect=Aspect(form.aspect) if form.aspect in set(Aspect) else None,
        captions=CaptionStyle(form.captions) if form.captions in set(CaptionStyle) else None,
        voice=form.voice.strip(),
        words_per_minute=views.whole(form.words_per_minute),
        banned_words=tuple(views.parts(form.banned_words)),
    )
