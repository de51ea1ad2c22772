"""The brand's form: what is chosen there is what the next video gets."""

import pytest

from domain.shared.ids import ChannelId
from domain.tenancy.channel import Aspect, CaptionStyle
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
