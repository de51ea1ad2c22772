"""The brand's form: what is chosen there is what the next video gets."""

import pytest

from domain.shared.ids import ChannelId
from domain.tenancy.channel import Aspect, CaptionStyle, ProviderOrder
from domain.tenancy.style import Narrator
from tests.support.portal_world import Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]


async def test_shape_captions_and_look_are_saved_and_shown_again(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/brand")
    await window.ready()
    assert await window.page.get_by_label("Shape of the videos").input_value() == "9:16"
    await window.page.get_by_label("Shape of the videos").select_option("16:9, screens")
    await window.page.get_by_label("Captions in the picture").select_option("clean")
    await window.page.get_by_label("Placard").check()
    await window.page.get_by_role("button", name="Save brand").click()
    await window.page.get_by_text("Brand saved").wait_for()
    channels = portal.world.container.channels()
    brand = (await channels.get(portal.context.tenant_id, ChannelId(portal.world.ours.channel_id))).brand

    assert (brand.aspect, brand.captions, brand.template) == (Aspect.WIDE, CaptionStyle.CLEAN, "placard")
    assert await window.page.get_by_label("Shape of the videos").input_value() == "16:9"
    assert await window.page.get_by_label("Captions in the picture").input_value() == "clean"


async def test_the_style_guide_is_saved_and_shown_again_and_half_a_line_of_the_lexicon_is_told(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/style")
    await window.ready()
    await window.page.get_by_label("Whose articles").select_option("report")
    await window.page.get_by_label("Longest sentence, in words").fill("18")
    await window.page.get_by_label("Tone, a word a line").fill("plain\nwarm")
    await window.page.get_by_label("How words are spoken, one a line").fill("SQL\nGIF = jif")
    await window.page.get_by_role("button", name="Save style").click()
    await window.page.locator("#e-lexicon").wait_for()
    await window.page.get_by_label("How words are spoken, one a line").fill("SQL = sequel\nGIF = jif")
    await window.page.get_by_role("button", name="Save style").click()
    await window.page.get_by_text("Style guide saved").wait_for()
    channels = portal.world.container.channels()
    style = (await channels.get(portal.context.tenant_id, ChannelId(portal.world.ours.channel_id))).brand.style

    assert (style.narrator, style.sentence_words, style.tone_words) == (Narrator.REPORT, 18, ("plain", "warm"))
    assert style.lexicon == {"SQL": "sequel", "GIF": "jif"}
    assert await window.page.get_by_label("Whose articles").input_value() == "report"


async def test_a_channels_providers_are_saved_in_their_order_and_strangers_are_told(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/channel")
    await window.ready()
    pictures = window.page.get_by_label("Who finds or makes pictures")
    await pictures.fill("library, photoshop")
    await window.page.get_by_role("button", name="Save channel").click()
    await window.page.locator("#e-imagery").wait_for()
    assert "library" in await window.page.locator("#e-imagery").inner_text()
    await pictures.fill("library, openai")
    await window.page.get_by_role("button", name="Save channel").click()
    await window.page.get_by_text("Channel saved").wait_for()
    channels = portal.world.container.channels()
    channel = await channels.get(portal.context.tenant_id, ChannelId(portal.world.ours.channel_id))

    assert channel.providers == ProviderOrder(imagery=("library", "openai"))
    assert await pictures.input_value() == "library, openai"
