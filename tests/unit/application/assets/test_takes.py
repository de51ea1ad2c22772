"""Takes: every one is kept with where it comes from, and what is not there is told."""

from collections.abc import Awaitable, Callable

import pytest

from application.ports.imagery import Picture, PictureOrder
from domain.shared.errors import InvalidInputError, InvalidTransitionError
from tests.support.asset_world import AssetWorld
from tests.support.fake_makers import FakeImagery


class DrawsAfter(FakeImagery):
    """Something happens while it draws."""

    def __init__(self, meanwhile: Callable[[], Awaitable[None]]) -> None:
        super().__init__(source="card")
        self.meanwhile = meanwhile

    async def draw(self, order: PictureOrder) -> Picture:
        await self.meanwhile()
        return await super().draw(order)


@pytest.fixture
def world() -> AssetWorld:
    return AssetWorld()


async def test_a_script_needs_a_picture_and_a_voice_per_scene_and_a_thumbnail(world: AssetWorld) -> None:
    first, again = await world.request(), await world.request()

    wanted = [(asset.scene_id, asset.role.value) for asset in first.assets]
    assert wanted == [
        ("s1", "picture"),
        ("s1", "voiceover"),
        ("s2", "picture"),
        ("s2", "voiceover"),
        ("thumbnail", "picture"),
    ]
    assert {asset.asset_id for asset in again.assets} == {asset.asset_id for asset in first.assets}
    assert [str(message.topic) for message in world.store.messages] == ["assets.requested"]


async def test_each_scene_has_words_for_a_generator_of_b_roll(world: AssetWorld) -> None:
    assets = (await world.request()).assets

    prompt = assets[0].prompt
    assert prompt.startswith("B-roll of 4 seconds, vertical 9:16, realistic. It illustrates “Launch day”")
    assert "“Three things decide a launch day”" in prompt
    assert assets[1].prompt == ""


async def test_another_take_is_asked_for_in_other_words_and_both_are_kept(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.generate(asset.asset_id)
    await world.regenerate(asset.asset_id, "A harbour at night")
    made = await world.generate(asset.asset_id)

    assert [(order.take, order.prompt[:9]) for order in world.imagery.orders] == [(1, "B-roll of"), (2, "A harbour")]
    assert [(take.take, take.url) for take in made.takes] == [(1, "pictures/fake-s1-1"), (2, "pictures/fake-s1-2")]
    assert (made.picked, made.url, made.prompt) == (2, "pictures/fake-s1-2", "A harbour at night")


async def test_a_take_is_picked_and_picked_again_without_change(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.generate(asset.asset_id)
    await world.regenerate(asset.asset_id)
    await world.generate(asset.asset_id)
    picked = await world.pick(asset.asset_id, 1)
    again = await world.pick(asset.asset_id, 1)

    assert (picked.picked, picked.url, picked.status) == (1, "pictures/fake-s1-1", "generated")
    assert again == picked
    with pytest.raises(InvalidInputError, match="no take 3"):
        await world.pick(asset.asset_id, 3)


async def test_nothing_is_picked_while_a_take_is_made(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.generate(asset.asset_id)
    await world.regenerate(asset.asset_id)

    with pytest.raises(InvalidTransitionError, match="is being made"):
        await world.pick(asset.asset_id, 1)


async def test_a_failed_take_leaves_the_earlier_one_in_use_and_says_so(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.generate(asset.asset_id)
    await world.regenerate(asset.asset_id)
    failed = await world.fail(asset.asset_id, "The service answered 429.")

    assert (failed.status, failed.url) == ("failed", "pictures/fake-s1-1")
    assert failed.instead == "Take 1 instead of take 2: The service answered 429."
    picked = await world.pick(asset.asset_id, 1)
    assert (picked.status, picked.instead, picked.failure) == ("generated", "", "")


async def test_a_card_stands_in_for_a_failed_picture_which_can_be_tried_again(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.fail(asset.asset_id, "openai is down.")
    shown = await world.stand_in(asset.asset_id)
    again = await world.stand_in(asset.asset_id)

    assert shown.instead == "Card instead of a picture: openai is down."
    assert (shown.status, shown.url, shown.takes[0].provider) == ("failed", "pictures/card-s1-1", "pillow")
    assert again == shown
    await world.regenerate(asset.asset_id)
    made = await world.generate(asset.asset_id)
    assert (made.status, made.url, made.instead) == ("generated", "pictures/fake-s1-2", "")
    assert len(made.takes) == 2


async def test_nothing_stands_in_for_a_voice(world: AssetWorld) -> None:
    voice = (await world.request()).assets[1]
    await world.fail(voice.asset_id, "No such voice.")

    with pytest.raises(InvalidTransitionError, match="voice"):
        await world.stand_in(voice.asset_id)


async def test_a_set_is_complete_when_each_asset_has_something_to_show(world: AssetWorld) -> None:
    manifest = await world.request()
    for asset in manifest.assets[1:]:
        await world.generate(asset.asset_id)
    with pytest.raises(InvalidTransitionError, match="missing still: s1"):
        await world.complete(manifest.manifest_id)

    await world.fail(manifest.assets[0].asset_id, "openai is down.")
    await world.stand_in(manifest.assets[0].asset_id)
    done = await world.complete(manifest.manifest_id)
    assert done.status == "generated"


async def test_an_upload_is_another_take_with_its_rights(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.generate(asset.asset_id)
    told = {"name": "b-roll.mp4", "licence": "CC BY 4.0", "source_url": "https://example.org/clip"}
    replaced = await world.replace(asset.asset_id, "uploads/clip.mp4", **told)
    again = await world.replace(asset.asset_id, "uploads/clip.mp4", **told)

    take = replaced.takes[1]
    assert (replaced.type, replaced.picked, replaced.status) == ("video", 2, "generated")
    assert (take.licence, take.source_url, take.provider) == ("CC BY 4.0", "https://example.org/clip", "upload")
    assert (take.made_by, take.metadata["file"]) == ("user:ann", "b-roll.mp4")
    assert again == replaced


@pytest.mark.parametrize("name", ["bad", "dot"])
async def test_a_file_that_cannot_be_used_changes_nothing(name: str, world: AssetWorld) -> None:
    asset = await world.a_picture()
    made = await world.generate(asset.asset_id)
    with pytest.raises(InvalidInputError, match="cannot be used"):
        await world.replace(asset.asset_id, f"uploads/{name}")

    assert await world.generate(asset.asset_id) == made


async def test_an_upload_is_not_lost_to_a_take_that_comes_later(world: AssetWorld) -> None:
    asset = await world.a_picture()
    replaced = await world.replace(asset.asset_id, "uploads/photo")
    late = await world.generate(asset.asset_id)

    assert replaced.status == "generated"
    assert late.url == f"t/{world.tenant_id}/uploads/photo.plain"


async def test_an_upload_is_not_lost_to_a_failure_that_comes_later(world: AssetWorld) -> None:
    asset = await world.a_picture()
    replaced = await world.replace(asset.asset_id, "uploads/photo")
    late = await world.fail(asset.asset_id, "openai is down.")

    assert (late.status, late.url, late.failure) == ("generated", replaced.url, "")


async def test_an_upload_is_not_lost_to_a_card_that_comes_later(world: AssetWorld) -> None:
    asset = await world.a_picture()
    await world.fail(asset.asset_id, "openai is down.")

    async def replace() -> None:
        await world.replace(asset.asset_id, "uploads/photo")

    shown = await world.stand_in(asset.asset_id, DrawsAfter(replace))

    assert (shown.status, shown.url) == ("generated", f"t/{world.tenant_id}/uploads/photo.plain")
