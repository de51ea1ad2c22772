"""Takes side by side: where they come from, and what an operator decides on them."""

from pathlib import Path

import pytest

from domain.assets.asset import Asset, Take
from domain.assets.provenance import Passed, Provenance
from domain.shared.ids import AssetId
from tests.support.builders import ANN, NOON
from tests.support.pictures import a_photograph, png
from tests.support.portal_world import Portal
from tests.support.web import Content

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
PNG = png(a_photograph(48, 40))
ORIGIN = Provenance(
    provider="library",
    model="clip-1",
    prompt="A harbour at night",
    seed=7,
    source_url="https://example.org/harbour",
    reason="It comes next in the order.",
    passed=(Passed(provider="openai", reason="It answered 429."),),
)

FAILED = Provenance(passed=(Passed(provider="", reason="openai is down."),))
STAND_IN = Take(key="t/a/x.png", source="card", licence="own", provenance=FAILED)


async def the_asset(portal: Portal, content: Content) -> Asset:
    async with portal.world.container.unit_of_work(portal.context) as work:
        return await work.assets.get(AssetId(content.asset_id))


async def with_takes(portal: Portal) -> Content:
    """An asset with two takes, the second in use, served by another provider than the first of the order."""
    content = await portal.world.content()
    store = portal.world.container.object_store()
    async with portal.world.container.unit_of_work(portal.context) as work:
        asset = await work.assets.get(AssetId(content.asset_id))
        for number in (1, 2):
            key = f"t/{portal.context.tenant_id}/pictures/{number}.png"
            await store.put(key, PNG)
            shown = {"width": 48, "height": 40}
            origin = ORIGIN if number == 2 else Provenance(provider="pillow")
            source = "library" if number == 2 else "card"
            take = Take(key=key, source=source, licence="CC0", metadata=shown, provenance=origin)
            asset.finish(take, by=ANN, at=NOON)
            if number == 1:
                asset.regenerate(by=ANN, at=NOON)
        await work.commit()
    return content


async def test_the_takes_of_an_asset_stand_side_by_side_with_where_they_come_from(portal: Portal) -> None:
    content = await with_takes(portal)
    window = await portal.signed_in()
    await window.go(f"/assets/{content.manifest_id}?asset={content.asset_id}")
    aside = window.page.get_by_role("complementary", name="The chosen take")

    assert await window.page.locator(".take").count() == 2
    told = await aside.inner_text()
    for word in (
        "Picture, take 2",
        "in use",
        "library",
        "clip-1",
        "A harbour at night",
        "CC0",
        "openai: It answered 429",
    ):
        assert word in told
    assert await aside.get_by_role("link", name="https://example.org/harbour").count() == 1
    assert await window.page.get_by_text("Library instead of openai").count() >= 1


async def test_the_p_key_uses_the_take_that_is_chosen(portal: Portal) -> None:
    content = await with_takes(portal)
    window = await portal.signed_in()
    await window.go(f"/assets/{content.manifest_id}?asset={content.asset_id}&take=1")
    await window.ready()
    await window.page.keyboard.press("p")
    await window.page.get_by_text("Take 1 is used").wait_for()
    asset = await the_asset(portal, content)

    assert asset.current is not None
    assert (asset.current.number, len(asset.takes)) == (1, 2)


async def test_another_take_is_asked_for_in_the_words_that_were_written(portal: Portal) -> None:
    content = await with_takes(portal)
    window = await portal.signed_in()
    await window.go(f"/assets/{content.manifest_id}?asset={content.asset_id}")
    await window.ready()
    await window.page.get_by_label("Prompt for the next take").fill("A lighthouse at dawn")
    await window.page.get_by_role("button", name="New take").click()
    await window.page.get_by_text("A new take is being made").wait_for()
    asset = await the_asset(portal, content)

    assert (asset.status, asset.take_number, asset.prompt) == ("requested", 3, "A lighthouse at dawn")


async def test_a_picture_of_ones_own_is_stored_and_used(portal: Portal, tmp_path: Path) -> None:
    content = await with_takes(portal)
    file = tmp_path / "boat.png"
    file.write_bytes(PNG)
    window = await portal.signed_in()
    await window.go(f"/assets/{content.manifest_id}?asset={content.asset_id}")
    await window.page.get_by_label("Your own picture or clip").set_input_files(file)
    await window.page.get_by_label("Licence").fill("CC BY 4.0, Ann")
    await window.page.get_by_role("button", name="Replace").click()
    await window.page.get_by_text("“boat.png” is used").wait_for()
    asset = await the_asset(portal, content)

    assert asset.current is not None
    assert (asset.current.source, asset.current.licence, len(asset.takes)) == ("upload", "CC BY 4.0, Ann", 3)
    assert await portal.world.container.object_store().get(asset.current.key) == PNG


async def test_what_failed_is_told_and_tried_again_together(portal: Portal) -> None:
    content = await portal.world.content()
    async with portal.world.container.unit_of_work(portal.context) as work:
        asset = await work.assets.get(AssetId(content.asset_id))
        asset.fail("openai is down.", by=ANN, at=NOON)
        asset.stand_in(
            STAND_IN,
            by=ANN,
            at=NOON,
        )
        await work.commit()
    window = await portal.signed_in()
    await window.go(f"/assets/{content.manifest_id}")
    await window.ready()
    await window.page.get_by_text("Card instead of a picture: openai is down.").wait_for()
    await window.go(f"/scripts/{content.script_id}")
    await window.page.get_by_text("Scene 1: Hook: Card instead of a picture: openai is down.").wait_for()
    await window.go(f"/assets/{content.manifest_id}")
    await window.ready()
    await window.page.keyboard.press("f")
    await window.page.get_by_text("Trying 1 again").wait_for()

    assert (await the_asset(portal, content)).status == "requested"
