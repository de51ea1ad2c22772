"""What a render is asked for: the script and its takes, in the look that the brand has now."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from adapters.rendering.translation import key_of, to_spec
from application.use_cases.assets.orders import AssetBrief, picture_order
from application.use_cases.videos.order import Ingredients, render_order
from domain.assets.asset import Asset, AssetRole, AssetType, Take
from domain.assets.manifest import THUMBNAIL
from domain.scripts.length import LEAD
from domain.shared.ids import TenantId
from domain.tenancy.channel import Aspect, CaptionStyle, Channel
from render_cluster import scenes
from render_cluster.spec import Card, Clip, Still
from render_cluster.transitions import DESIGN_FPS
from tests.support.builders import a_channel, a_scene, a_script, a_video, an_asset

DRAWN = {"width": 1080, "height": 1920, "template": "gazette", "accent": ""}
CARD = {"kind": "card", "layout": "headline", "headline": "Three things"}
SPOKEN = {"duration_sec": 4.0, "words": [["Three", 0.0, 0.4]]}


def ingredients(channel: Channel | None = None, **noted: Any) -> Ingredients:
    """One scene; `noted` stands in the take of its picture."""

    def taken(key: str, **metadata: Any) -> Take:
        return Take(key=key, source="card", licence="own", metadata=metadata)

    assets: list[Asset] = [
        an_asset(current=taken("pictures/a.png", **DRAWN | {"card": CARD} | noted)),
        an_asset(role=AssetRole.VOICEOVER, current=taken("voices/a.wav", **SPOKEN)),
        an_asset(scene_id=THUMBNAIL, current=taken("pictures/t.png", **DRAWN)),
    ]
    script = a_script(scenes=(a_scene(),))
    return Ingredients(TenantId(uuid4()), a_video(), script, assets, channel or a_channel())


def branded(of: Ingredients, **changes: Any) -> Ingredients:
    brand = replace(of.channel.brand, **changes)
    return replace(of, channel=replace(of.channel, brand=brand))


@pytest.mark.parametrize(
    "changes",
    [{"template": "placard"}, {"accent": "#0F6B3A"}, {"captions": CaptionStyle.POP}, {"aspect": Aspect.WIDE}],
)
def test_another_look_of_the_brand_is_another_render_of_the_same_video(changes: dict[str, Any]) -> None:
    before = ingredients()
    after = branded(before, **changes)
    keys = [key_of(to_spec(render_order(each))) for each in (before, before, after)]

    assert keys[0] == keys[1] != keys[2]
    assert keys[2].startswith(f"render:{before.tenant_id}:{before.video.id}:")


@pytest.mark.parametrize(("aspect", "size"), [(Aspect.WIDE, (1920, 1080)), (Aspect.SQUARE, (1080, 1080))])
def test_pictures_and_video_have_the_brands_shape(aspect: Aspect, size: tuple[int, int]) -> None:
    of = branded(ingredients(), aspect=aspect)
    video = render_order(of)
    brief = AssetBrief(of.tenant_id, of.script, of.channel)
    pictures = [picture_order(brief, scene_id) for scene_id in ("s1", THUMBNAIL)]

    assert (video.width, video.height) == size
    assert [(picture.width, picture.height) for picture in pictures] == [size, size]


@pytest.mark.parametrize("changes", [{"template": "schema"}, {"accent": "#0F6B3A"}, {"aspect": Aspect.SQUARE}])
def test_a_thumbnail_of_another_look_is_left_to_the_renderer(changes: dict[str, Any]) -> None:
    of = ingredients()

    assert render_order(of).thumbnail_picture_key == "pictures/t.png"
    assert render_order(branded(of, **changes)).thumbnail_picture_key == ""


def test_a_take_with_its_card_moves_and_an_old_one_is_shown_as_it_is() -> None:
    moving = to_spec(render_order(ingredients())).scenes[0].visual
    old = to_spec(render_order(ingredients(card={}, photo=True))).scenes[0].visual
    unknown = to_spec(render_order(ingredients(card={"kind": "card", "layout": "hologram"}))).scenes[0].visual

    assert isinstance(moving, Card)
    assert moving.headline == "Three things"
    assert old == Still(picture="pictures/a.png", photo=True)
    assert unknown == Still(picture="pictures/a.png", photo=False)


def test_an_old_picture_of_another_shape_is_not_cut() -> None:
    of = branded(ingredients(card={}), aspect=Aspect.WIDE)

    assert to_spec(render_order(of)).scenes[0].visual == Still(picture="pictures/a.png", photo=False, fit="contain")


def test_a_clip_is_shown_as_one_and_cut_only_where_enough_is_left() -> None:
    def shown(**size: int) -> object:
        of = ingredients()
        clip = Take(key="uploads/a.mp4", source="upload", licence="own", type=AssetType.VIDEO, metadata=size)
        of = replace(of, assets=[an_asset(current=clip), *of.assets[1:]])
        return to_spec(render_order(of)).scenes[0].visual

    assert shown(width=1080, height=1920) == Clip(clip="uploads/a.mp4", fit="cover")
    assert shown(width=1080, height=1350) == Clip(clip="uploads/a.mp4", fit="cover")
    assert shown(width=1920, height=1080) == Clip(clip="uploads/a.mp4", fit="contain")


def test_a_picture_that_was_brought_may_lose_its_edges_and_is_the_thumbnail_in_any_shape() -> None:
    of = ingredients()
    photo = Take(key="p.png", source="upload", licence="own", metadata={"width": 900, "height": 1200, "photo": True})
    pictures = [an_asset(current=photo), of.assets[1], an_asset(scene_id=THUMBNAIL, current=photo)]
    order = render_order(replace(of, assets=pictures))

    assert to_spec(order).scenes[0].visual == Still(picture="p.png", photo=True, fit="cover")
    assert order.thumbnail_picture_key == "p.png"


@pytest.mark.parametrize(("wanted", "asked"), [(4.2, 4.2), (4.9, 4.9), (38, 4.45), (2, 4.45)])
def test_the_channels_length_is_asked_for_unless_a_person_approved_another(wanted: float, asked: float) -> None:
    of = ingredients(a_channel(target=timedelta(seconds=wanted)))

    assert render_order(of).asked_sec == pytest.approx(asked)
    assert to_spec(render_order(of)).asked_sec == pytest.approx(asked)


def test_the_lead_of_a_scene_is_the_renderers() -> None:
    assert pytest.approx(scenes.LEAD / DESIGN_FPS) == LEAD.total_seconds()
