"""Renders and the cache: found again, never across tenants, and made again where it was emptied under them."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from render_cluster import tasks
from render_cluster.compute import LocalCompute
from render_cluster.errors import MediaMissingError, RenderError
from render_cluster.eviction import sweep
from render_cluster.ingest.pictures import drawn, picture
from render_cluster.keys import audio_key, video_key
from render_cluster.media import StoreSpec, exists, fetch, listed, remove, save, size_of
from render_cluster.outcome import Finished, Progress, State
from render_cluster.production import Production, produce
from render_cluster.spec import VideoSpec
from render_cluster.workload import shared_out
from tests.support.render_material import SMALL, a_photo, a_video_spec, a_voice

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    pool = LocalCompute(2)
    yield pool
    await pool.aclose()


async def test_progress_counts_frames_and_never_goes_back(store: StoreSpec, compute: LocalCompute) -> None:
    told: list[Progress] = []
    spec = a_video_spec(store, scenes=4)
    finished = await produce(spec, store, compute, told.append)
    done = [each.done for each in told if each.total > 1]
    frames = round(finished.duration_sec * 30)

    assert done == sorted(done)
    assert frames in done
    assert {"scene 2/4 rendered", "joining and checking"} <= {each.detail for each in told}
    assert all(each.eta_sec for each in told if each.detail.endswith("rendered"))


def test_foreign_files_are_opened_by_all_workers_and_planning_finds_them(store: StoreSpec) -> None:
    spec = a_video_spec(store, scenes=6)
    for share in shared_out(spec, 2):
        tasks.open_ahead(share, "no/such/note", store)
    opened = sorted(each.key for each in listed(store, "t/a/mezzanines/"))
    assert isinstance(tasks.prepare(spec, store), tasks.Prepared)

    assert len(opened) >= 6
    assert sorted(each.key for each in listed(store, "t/a/mezzanines/")) == opened


async def test_the_same_scenes_of_another_tenant_are_rendered_anew(store: StoreSpec, compute: LocalCompute) -> None:
    spec = a_video_spec(store, scenes=2)
    await produce(spec, store, compute)
    theirs = tasks.prepare(spec.model_copy(update={"tenant": "b"}), store)
    ours = tasks.prepare(spec.model_copy(update={"title": "Another title"}), store)

    assert isinstance(theirs, tasks.Prepared)
    assert isinstance(ours, tasks.Prepared)
    assert (theirs.missing, theirs.audio_missing) == ((0, 1), True)
    assert (ours.missing, ours.audio_missing) == ((), False)


async def test_a_segment_that_vanishes_before_the_join_is_rendered_again(
    store: StoreSpec, compute: LocalCompute
) -> None:
    spec, told = a_video_spec(store), list[Progress]()

    def evict(progress: Progress) -> None:
        if progress.detail == "joining and checking" and not told:
            told.append(progress)
            remove(store, _segments(store)[:2])

    assert (await produce(spec, store, compute, evict)).size_bytes > 0
    assert told


async def test_sweeping_all_the_time_breaks_no_render(store: StoreSpec, compute: LocalCompute) -> None:
    """As if another worker found the cache full and everything in it old, again and again."""
    full = replace(store, cache_bytes=1)
    with _again_and_again(lambda: sweep(full, "a", datetime.now(UTC) + DAY / 8)):
        videos = await asyncio.gather(*(produce(each, store, compute) for each in _variants(store)))

    assert all(exists(store, each.video_key) for each in videos)
    assert sweep(full, "a", datetime.now(UTC) + DAY).kept == 0


async def test_a_user_s_picture_that_is_gone_fails_with_its_scene(store: StoreSpec, compute: LocalCompute) -> None:
    spec = a_video_spec(store)
    remove(store, [spec.scenes[2].voice])

    with pytest.raises(RenderError, match=r"Scene 3 \(beat 2\).*voices/2\.wav"):
        await produce(spec, store, compute)


async def test_a_render_that_is_given_up_leaves_nothing_running_and_goes_on_later(
    store: StoreSpec, compute: LocalCompute
) -> None:
    spec = a_video_spec(store, scenes=6)
    rendered = asyncio.Event()
    production = Production(spec, store, compute, lambda told: rendered.set() if told.eta_sec else None)
    production.begin()
    await rendered.wait()
    await production.stop()
    kept = _segments(store)
    await asyncio.sleep(0.3)

    assert production.progress().state is State.LOST
    assert _segments(store) == kept
    again = tasks.prepare(spec, store)
    assert isinstance(again, tasks.Prepared)
    assert len(again.missing) < 6
    assert (await produce(spec, store, compute)).size_bytes == size_of(store, video_key(spec, "mp4"))


async def test_the_end_of_a_render_sweeps_the_cache_and_keeps_its_own(store: StoreSpec, compute: LocalCompute) -> None:
    small = replace(store, cache_bytes=30_000)
    old = [save(store, f"t/a/segments/{n}.mp4", b"x" * 10_000) for n in range(9)]
    for key in old:
        _age(store, key)
    spec = a_video_spec(store, scenes=2)
    finished: Finished = await produce(spec, small, compute)

    assert not any(exists(store, key) for key in old)
    assert len(_segments(store)) == 3
    assert exists(store, finished.video_key)


def _variants(store: StoreSpec) -> list[VideoSpec]:
    spec = a_video_spec(store)
    return [spec, spec.model_copy(update={"title": "Again", "video_id": "w"})]


def _segments(store: StoreSpec) -> list[str]:
    found = (each.key for each in listed(store, "t/a/segments/"))
    return sorted(key for key in found if key.endswith((".mp4", ".m4a")))


def _age(store: StoreSpec, key: str) -> None:
    os.utime(Path(store.url.removeprefix("file://"), key), (1, 1))


@contextmanager
def _again_and_again(act: Callable[[], object]) -> Iterator[None]:
    over = threading.Event()

    def run() -> None:
        while not over.wait(0.02):
            act()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def test_what_changes_after_planning_is_kept_under_no_other_name(store: StoreSpec) -> None:
    """Its segment would be found by everyone who asks for the first content."""
    spec = a_video_spec(store, scenes=1)
    first = fetch(store, spec.scenes[0].voice)
    prepared = tasks.prepare(spec, store)
    assert isinstance(prepared, tasks.Prepared)
    save(store, spec.scenes[0].voice, a_voice(1.6, 400))

    with pytest.raises(MediaMissingError, match="has changed since"):
        tasks.render_audio(prepared.plan, store)
    assert not exists(store, audio_key(prepared.plan))
    save(store, spec.scenes[0].voice, first)
    assert tasks.render_audio(prepared.plan, store) == audio_key(prepared.plan)


def test_a_picture_that_we_vouched_for_is_found_where_it_is_asked_for(store: StoreSpec) -> None:
    """Where it lay first may be another picture by now."""
    content = a_photo(SMALL)
    drawn(store, "a", save(store, "t/a/pictures/first.png", content), content)
    save(store, "t/a/pictures/first.png", a_photo(SMALL, 7))
    save(store, "t/a/pictures/second.png", content)

    assert picture(store, "a", "t/a/pictures/second.png").key == "t/a/pictures/second.png"
