"""The cache within its bounds."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from render_cluster import eviction, uses
from render_cluster.eviction import EVERY, FORGOTTEN, PINNED, YOUNG, sweep, sweep_if_due
from render_cluster.media import StoreSpec, exists, save
from render_cluster.uses import note_planning, note_use

NOW = datetime.now(UTC)
SIZE = 1_000


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    """Its bound is four objects."""
    return StoreSpec((tmp_path / "objects").as_uri(), cache_bytes=4 * SIZE)


def _made(store: StoreSpec, name: str, hours: float, tenant: str = "a", folder: str = "segments") -> str:
    """An object that was saved so many hours ago."""
    key = save(store, f"t/{tenant}/{folder}/{name}.mp4", b"x" * SIZE)
    _date(store, key, hours)
    return key


def _used(store: StoreSpec, render: str, keys: list[str], hours: float, *, running: bool = False) -> None:
    note_use(store, "a", render, keys, running=running)
    _date(store, f"{uses.folder('a')}{render}.json", hours)


def _date(store: StoreSpec, key: str, hours: float) -> None:
    at = (NOW - timedelta(hours=hours)).timestamp()
    os.utime(Path(store.url.removeprefix("file://"), key), (at, at))


def test_within_its_bounds_nothing_goes(store: StoreSpec) -> None:
    keys = [_made(store, f"{n}", 900 + n) for n in range(4)]

    assert sweep(store, "a", NOW) == eviction.Swept(0, 0, 4 * SIZE)
    assert all(exists(store, key) for key in keys)


def test_what_was_not_used_for_longest_goes_first(store: StoreSpec) -> None:
    keys = [_made(store, f"{n}", 100 - n) for n in range(6)]
    _used(store, "render", [keys[0], keys[2]], 1)

    assert sweep(store, "a", NOW).objects == 3
    assert [exists(store, key) for key in keys] == [True, False, True, False, False, True]


def test_normalised_clips_are_of_the_cache_and_videos_are_not(store: StoreSpec) -> None:
    clip = _made(store, "clip", 300, folder="mezzanines")
    video = _made(store, "video", 400, folder="videos")
    for n in range(4):
        _made(store, f"{n}", 100)
    sweep(store, "a", NOW)

    assert not exists(store, clip)
    assert exists(store, video)


def test_a_running_render_keeps_what_it_uses_though_the_bound_is_passed(store: StoreSpec) -> None:
    keys = [_made(store, f"{n}", 100 - n) for n in range(6)]
    _used(store, "render", keys, 1, running=True)
    swept = sweep(store, "a", NOW)

    assert (swept.objects, swept.kept) == (0, 6 * SIZE)
    assert all(exists(store, key) for key in keys)


def test_a_render_that_never_said_that_it_ended_does_not_keep_them_forever(store: StoreSpec) -> None:
    keys = [_made(store, f"{n}", 100 - n) for n in range(6)]
    _used(store, "render", keys, PINNED.total_seconds() / 3600 + 1, running=True)

    assert sweep(store, "a", NOW).objects == 3


def test_what_was_just_made_is_left_to_the_render_that_made_it(store: StoreSpec) -> None:
    hours = YOUNG.total_seconds() / 3600 / 2
    keys = [_made(store, f"{n}", hours) for n in range(6)]

    assert sweep(store, "a", NOW).objects == 0
    assert all(exists(store, key) for key in keys)


def test_a_render_that_begins_while_it_is_swept_keeps_its_own(
    store: StoreSpec, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [_made(store, f"{n}", 100 - n) for n in range(6)]
    choose = eviction._least_used  # noqa: SLF001 - the moment between choosing and removing

    def meanwhile(*given: object) -> object:
        chosen = choose(*given)  # type: ignore[arg-type]
        note_use(store, "a", "new", keys[:1], running=True)
        return chosen

    monkeypatch.setattr(eviction, "_least_used", meanwhile)
    sweep(store, "a", NOW)

    assert [exists(store, key) for key in keys] == [True, False, False, True, True, True]


def test_while_a_render_is_planned_the_clips_that_it_may_open_stay(store: StoreSpec) -> None:
    clip, other = _made(store, "clip", 300, folder="mezzanines"), _made(store, "other", 200)
    for n in range(4):
        _made(store, f"{n}", 100)
    note_planning(store, "a", "new")
    sweep(store, "a", NOW)

    assert exists(store, clip)
    assert not exists(store, other)


def test_a_tenant_is_swept_without_the_others(store: StoreSpec) -> None:
    others = [_made(store, f"{n}", 100, tenant="b") for n in range(9)]
    sweep(store, "a", NOW)

    assert all(exists(store, key) for key in others)


def test_old_notes_are_forgotten_and_broken_ones_keep_nothing(store: StoreSpec) -> None:
    keys = [_made(store, f"{n}", 100 - n) for n in range(6)]
    _used(store, "old", keys, FORGOTTEN.total_seconds() / 3600 + 1)
    save(store, f"{uses.folder('a')}broken.json", b'{"keys": 3}')

    assert sweep(store, "a", NOW).objects == 3
    assert not exists(store, f"{uses.folder('a')}old.json")


def test_it_is_swept_now_and_then(store: StoreSpec) -> None:
    for n in range(6):
        _made(store, f"{n}", 100)

    assert (sweep_if_due(store, "a") or eviction.Swept(0, 0, 0)).objects == 3
    assert sweep_if_due(store, "a") is None
    _date(store, f"{uses.folder('a')}swept", 2 * EVERY.total_seconds() / 3600)
    assert sweep_if_due(store, "a") == eviction.Swept(0, 0, 3 * SIZE)
