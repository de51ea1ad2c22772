"""The promises of VideoRenderer, by every adapter."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import av
import pytest
from PIL import Image

from adapters.rendering.in_process import InProcessVideoRenderer
from adapters.rendering.ray import RayVideoRenderer
from application.contracts.render import RenderState, RenderStatus
from application.ports.video_renderer import VideoRenderer
from domain.shared.errors import ProviderUnavailableError, RenderFailedError
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec, exists, fetch_file, save
from render_cluster.spec import Canvas
from tests.support.clips import a_clip
from tests.support.render_material import SMALL, a_photo, a_plain_picture
from tests.support.render_orders import an_order


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


@pytest.fixture(params=["in_process", pytest.param("ray", marks=pytest.mark.ray)])
async def renderer(request: pytest.FixtureRequest, store: StoreSpec) -> AsyncIterator[VideoRenderer]:
    if request.param == "ray":
        yield RayVideoRenderer(store, request.getfixturevalue("ray_head"))
        return
    local = InProcessVideoRenderer(store, LocalCompute(2))
    yield local
    await local.aclose()


async def test_an_order_becomes_a_checked_video(renderer: VideoRenderer, store: StoreSpec) -> None:
    order = an_order(store)
    key = await renderer.start(order)
    status = await _ended(renderer, key)
    video = await renderer.collect(key)

    assert status.state is RenderState.FINISHED
    assert status.done == status.total
    assert video.duration_sec == pytest.approx(3 * (1.4 + 0.1 + 0.35), abs=0.05)
    assert (video.width, video.height) == (order.width, order.height)
    assert video.checks
    assert all(row["passed"] for row in video.checks.values())
    keys = (video.video_key, video.thumbnail_key, video.srt_key, video.vtt_key)
    assert all(exists(store, each) for each in keys)
    assert all(each.startswith(f"t/{order.tenant_id}/videos/") for each in keys)


@pytest.mark.parametrize("canvas", [Canvas(width=320, height=180), Canvas(width=180, height=180)])
async def test_cards_of_another_shape_are_set_in_it(
    renderer: VideoRenderer, store: StoreSpec, canvas: Canvas, tmp_path: Path
) -> None:
    order = an_order(store, canvas, scenes=2)
    headline: dict[str, object] = {"kind": "card", "layout": "headline", "headline": "Nobody waits"}
    first = order.scenes[0].model_copy(update={"card": headline, "picture_key": "pictures/never-read.png"})
    order = order.model_copy(update={"scenes": (first, order.scenes[1]), "template": "placard", "captions": "clean"})
    video = await renderer.collect(await renderer.start(order))
    fetch_file(store, video.thumbnail_key, tmp_path / "thumbnail.jpg")

    assert (video.width, video.height) == (canvas.width, canvas.height)
    assert video.proxy_key
    assert video.preview_key
    assert video.thumbnail_candidates
    with Image.open(tmp_path / "thumbnail.jpg") as thumbnail:
        assert thumbnail.size == (canvas.width, canvas.height)


async def test_a_clip_is_shown_where_a_scene_has_one(renderer: VideoRenderer, store: StoreSpec, tmp_path: Path) -> None:
    order = an_order(store, scenes=2)
    clip = save(store, "t/a/uploads/clip", a_clip(picture="color=red:s=180x320:r=30:d=1,drawgrid=w=20:c=0x600000"))
    first = order.scenes[0].model_copy(update={"clip_key": clip, "picture_key": ""})
    order = order.model_copy(update={"scenes": (first, order.scenes[1]), "captions": "none"})
    video = await renderer.collect(await renderer.start(order))
    fetch_file(store, video.video_key, tmp_path / "video.mp4")

    with av.open(str(tmp_path / "video.mp4")) as file:
        frame = next(file.decode(video=0)).to_ndarray(format="rgb24")
    assert frame[..., 0].mean() > 150
    assert frame[..., 1].mean() < 40


async def test_asking_twice_is_one_render_and_later_the_finished_one(renderer: VideoRenderer, store: StoreSpec) -> None:
    order = an_order(store, scenes=2)
    first, second = await asyncio.gather(renderer.start(order), renderer.start(order))
    video = await renderer.collect(first)
    again = await renderer.start(order)

    assert first == second == again
    assert await renderer.collect(again) == video


async def test_what_was_collected_is_let_go(renderer: VideoRenderer, store: StoreSpec) -> None:
    key = await renderer.start(an_order(store, scenes=1))
    await renderer.collect(key)

    with pytest.raises(ProviderUnavailableError):
        await renderer.status(key)


async def test_a_missing_picture_fails_and_names_its_scene(renderer: VideoRenderer, store: StoreSpec) -> None:
    order = an_order(store)
    broken = order.scenes[1].model_copy(update={"picture_key": "pictures/none.png"})
    key = await renderer.start(order.model_copy(update={"scenes": (order.scenes[0], broken)}))
    status = await _ended(renderer, key)

    assert status.state is RenderState.FAILED
    assert "beat 1" in status.failure
    with pytest.raises(RenderFailedError, match=r"Scene 2 \(beat 1\).*pictures/none\.png"):
        await renderer.collect(key)


async def test_a_failed_render_can_be_started_again(renderer: VideoRenderer, store: StoreSpec) -> None:
    order = an_order(store, scenes=1)
    order = order.model_copy(update={"thumbnail_picture_key": f"pictures/{uuid4()}.png"})
    key = await renderer.start(order)
    await _ended(renderer, key)
    save(store, order.thumbnail_picture_key, a_photo(SMALL))
    again = await renderer.start(order)

    assert again == key
    assert (await renderer.collect(key)).duration_sec > 0


async def test_a_video_that_the_gate_refuses_brings_its_report(renderer: VideoRenderer, store: StoreSpec) -> None:
    order = an_order(store, scenes=2)
    empty = order.scenes[1].model_copy(update={"picture_key": save(store, "pictures/grey.png", a_plain_picture(SMALL))})
    key = await renderer.start(order.model_copy(update={"scenes": (order.scenes[0], empty)}))
    status = await _ended(renderer, key)

    assert status.state is RenderState.FAILED
    with pytest.raises(RenderFailedError, match=r"Empty picture is beat 1") as refused:
        await renderer.collect(key)
    rows = refused.value.checks
    assert rows["flat_pictures"]["verdict"] == "failed"
    assert rows["flat_pictures"]["where"] == [{"second": 1.87, "scene_id": "s1", "scene": "beat 1"}]
    assert rows["loudness"]["verdict"] == "passed"
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


async def test_a_stopped_render_is_gone(renderer: VideoRenderer, store: StoreSpec) -> None:
    key = await renderer.start(an_order(store))
    await renderer.stop(key)
    await renderer.stop(key)

    with pytest.raises(ProviderUnavailableError):
        await renderer.status(key)


async def test_an_unknown_render_is_to_be_started_again(renderer: VideoRenderer) -> None:
    with pytest.raises(ProviderUnavailableError):
        await renderer.status("render:nobody:nothing:0")
    with pytest.raises(ProviderUnavailableError):
        await renderer.collect("render:nobody:nothing:0")


async def _ended(renderer: VideoRenderer, key: str) -> RenderStatus:
    for _ in range(600):
        status = await renderer.status(key)
        if status.state is not RenderState.RUNNING:
            return status
        await asyncio.sleep(0.1)
    raise AssertionError(status)
