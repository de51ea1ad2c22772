"""Thumbnails: the order's own, others to choose from, and a frame where there is nothing to say."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from render_cluster.covers import draw_covers
from render_cluster.keys import thumbnail_key
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.thumbnails import candidates
from render_cluster.media import StoreSpec, save
from render_cluster.planning import plan_video
from render_cluster.spec import Brand, Thumbnail, VideoSpec
from tests.support.render_material import a_video_spec

FLAT = "t/a/pictures/0.png"
"""The first picture of the material: a flat card."""


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


def test_a_video_with_a_title_has_composed_thumbnails_to_choose_from(store: StoreSpec, tmp_path: Path) -> None:
    drawn = _drawn(a_video_spec(store, scenes=2), store, tmp_path)

    assert [image.size for image in drawn] == [(180, 320)] * 3
    assert len({image.tobytes() for image in drawn}) == 3


def test_the_order_s_own_thumbnail_comes_first(store: StoreSpec, tmp_path: Path) -> None:
    spec = a_video_spec(store, scenes=2)
    own = spec.model_copy(update={"thumbnail": Thumbnail(picture=FLAT)})
    drawn = _drawn(own, store, tmp_path)

    assert len(drawn) == 4
    assert drawn[0].getpixel((170, 310)) == pytest.approx((238, 239, 235), abs=3)


def test_no_candidate_is_the_thumbnail_again(store: StoreSpec, tmp_path: Path) -> None:
    spec = a_video_spec(store, scenes=1)
    headline = CardContent(layout="headline", headline=spec.title)
    order = CardOrder(content=headline, template="gazette", language="en", width=180, height=320, thumbnail=True)
    content = BytesIO()
    candidates(order, None)[0].save(content, "PNG")
    save(store, "t/a/pictures/own.png", content.getvalue())
    own = spec.model_copy(update={"thumbnail": Thumbnail(picture="t/a/pictures/own.png")})

    assert len(_drawn(own, store, tmp_path)) == 3


def test_an_own_thumbnail_of_another_shape_is_cut_and_not_pressed(store: StoreSpec, tmp_path: Path) -> None:
    content = BytesIO()
    wide = Image.new("RGB", (640, 320), "#ff0000")
    wide.paste("#0000ff", (230, 0, 410, 320))
    wide.save(content, "PNG")
    key = save(store, "t/a/pictures/wide.png", content.getvalue())
    own = a_video_spec(store, scenes=2).model_copy(update={"thumbnail": Thumbnail(picture=key)})
    thumbnail = _drawn(own, store, tmp_path)[0]

    assert thumbnail.size == (180, 320)
    assert thumbnail.getpixel((12, 160)) == pytest.approx((0, 0, 255), abs=12)


def test_without_any_words_a_frame_of_the_first_scene_is_composed(store: StoreSpec, tmp_path: Path) -> None:
    drawn = _drawn(a_video_spec(store, scenes=2).model_copy(update={"title": ""}), store, tmp_path)

    assert [image.size for image in drawn] == [(180, 320)]


def test_a_thumbnail_is_another_one_for_another_claim(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=2)
    claim = spec.model_copy(update={"thumbnail": Thumbnail(claim="Nobody waits")})
    other = spec.model_copy(update={"video_id": "other"})

    assert thumbnail_key(plan_video(spec, store)) != thumbnail_key(plan_video(claim, store))
    assert thumbnail_key(plan_video(spec, store)) == thumbnail_key(plan_video(other, store))


def test_a_thumbnail_is_another_one_for_another_wordmark_or_section(store: StoreSpec) -> None:
    """Even where no card of the video shows them."""
    spec = a_video_spec(store, scenes=2)
    brands = [Brand(), Brand(wordmark="Acme"), Brand(section="News")]
    keys = {thumbnail_key(plan_video(spec.model_copy(update={"brand": brand}), store)) for brand in brands}

    assert len(keys) == len(brands)


def _drawn(spec: VideoSpec, store: StoreSpec, folder: Path) -> list[Image.Image]:
    found = []
    for path in draw_covers(plan_video(spec, store), store, folder):
        with Image.open(path) as image:
            found.append(image.copy())
    return found
