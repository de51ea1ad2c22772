"""The style guide of a channel's brand: how its scripts speak."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Response
from pydantic import ValidationError

from application.contracts.accounts import BrandEdit, ChannelEdit
from application.contracts.style import StyleEdit
from domain.tenancy.style import Narrator, Person
from entrypoints.portal.channel_page import channel_page
from entrypoints.portal.decisions import DecisionForm
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import settings, style
from entrypoints.web.dependencies import AccountsDep, ChannelsDep

router = APIRouter()
CHOICES = {"narrators": style.NARRATORS, "persons": style.PERSONS}


class StyleForm(DecisionForm):
    channel_id: UUID
    narrator: str = ""
    person: str = ""
    tone_words: str = ""
    required_words: str = ""
    calls_to_action: str = ""
    reading_level: str = ""
    sentence_words: str = ""
    lexicon: str = ""
    sample_lines: str = ""


@router.get("/settings/style", name="portal:settings:style")
async def show_style(desk: DeskDep, channels: ChannelsDep, channel: UUID | None = None) -> Response:
    page = await channel_page(desk, channels, "style", channel, CHOICES)
    return page.shown(style.style_fields(page.channel))


@router.post("/settings/style", name="portal:settings:edit_style")
async def edit_style(
    desk: DeskDep, channels: ChannelsDep, accounts: AccountsDep, form: Annotated[StyleForm, Form()]
) -> Response:
    page = await channel_page(desk, channels, "style", form.channel_id, CHOICES)
    try:
        brand = BrandEdit(style=_style_edit(form))
    except ValidationError as error:
        return page.shown(form.model_dump(), style.problems(error))
    edit = ChannelEdit(channel_id=form.channel_id, expected_version=form.version, brand=brand)
    await accounts.edit_channel(desk.tenant_id, edit, desk.actor)
    return page.saved("Style guide saved")


def _style_edit(form: StyleForm) -> StyleEdit:
    return StyleEdit(
        narrator=Narrator(form.narrator) if form.narrator in set(Narrator) else None,
        person=Person(form.person) if form.person in set(Person) else None,
        tone_words=tuple(settings.parts(form.tone_words)),
        required_words=tuple(settings.parts(form.required_words)),
        calls_to_action=tuple(settings.parts(form.calls_to_action)),
        reading_level=settings.whole(form.reading_level),
        sentence_words=settings.whole(form.sentence_words),
        lexicon=style.lexicon_of(form.lexicon),
        sample_lines=tuple(settings.parts(form.sample_lines)),
    )
