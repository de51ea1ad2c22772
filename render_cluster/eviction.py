"""The cache of a tenant within its bounds: what was not used for longest goes first, and nothing of a running render.

A render whose object went nevertheless (it was about to rely on it) finds that out when it joins, and renders it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from render_cluster import uses
from render_cluster.media import Stored, StoreSpec, listed, modified, remove, save

PINNED = timedelta(hours=6)
"""By a render that has not said that it ended: longer than any may take."""
YOUNG = timedelta(minutes=30)
"""What was just made may be meant for a render that has not noted its use yet."""
FORGOTTEN = timedelta(days=90)
EVERY = timedelta(minutes=10)
LOW_WATER = 0.9
"""Of the bound: so much is left, that the next render need not evict again."""
FOLDERS = ("segments", "mezzanines")


@dataclass(frozen=True, slots=True)
class Swept:
    """Bytes: `kept` may be over the bound, where running renders use more."""

    objects: int
    freed: int
    kept: int


def sweep_if_due(store: StoreSpec, tenant: str) -> Swept | None:
    """At most once in `EVERY`, whoever asks."""
    marker, now = f"{uses.folder(tenant)}swept", datetime.now(UTC)
    last = modified(store, marker)
    if last and now - last < EVERY:
        return None
    save(store, marker, b"")
    return sweep(store, tenant, now)


def sweep(store: StoreSpec, tenant: str, now: datetime) -> Swept:
    found = [each for name in FOLDERS for each in listed(store, f"t/{tenant}/{name}/")]
    notes = [each for each in found if each.key.startswith(uses.folder(tenant))]
    objects = [each for each in found if not each.key.startswith(uses.folder(tenant))]
    remove(store, (each.key for each in notes if now - each.modified > FORGOTTEN))
    total = sum(each.size for each in objects)
    if total <= store.cache_bytes:
        return Swept(0, 0, total)
    going = _least_used(store, objects, notes, now, total - LOW_WATER * store.cache_bytes)
    going = _spared(store, tenant, going, notes, now)
    remove(store, (each.key for each in going))
    freed = sum(each.size for each in going)
    return Swept(len(going), freed, total - freed)


def _least_used(
    store: StoreSpec, objects: Iterable[Stored], notes: Iterable[Stored], now: datetime, excess: float
) -> list[Stored]:
    found = _read(store, notes)
    used, pinning = _last_used(found), _pinning(found, now)
    free = [each for each in objects if now - each.modified > YOUNG and not _kept(each, pinning)]
    going, freed = [], 0
    for each in sorted(free, key=lambda one: max(one.modified, used.get(one.key, one.modified))):
        if freed >= excess:
            break
        going.append(each)
        freed += each.size
    return going


def _spared(store: StoreSpec, tenant: str, going: list[Stored], known: Iterable[Stored], now: datetime) -> list[Stored]:
    """Without what renders that began in the meantime use."""
    seen = {(note.key, note.modified) for note in known}
    later = [note for note in listed(store, uses.folder(tenant)) if (note.key, note.modified) not in seen]
    pinning = _pinning(_read(store, later), now)
    return [each for each in going if not _kept(each, pinning)]


def _read(store: StoreSpec, notes: Iterable[Stored]) -> list[uses.Use]:
    return [use for note in notes if note.key.endswith(".json") and (use := uses.read_use(store, note))]


def _last_used(found: Iterable[uses.Use]) -> Mapping[str, datetime]:
    last: dict[str, datetime] = {}
    for use in sorted(found, key=lambda one: one.at):
        last.update(dict.fromkeys(use.keys, use.at))
    return last


def _pinning(found: Iterable[uses.Use], now: datetime) -> list[uses.Use]:
    return [use for use in found if use.running and now - use.at < PINNED]


def _kept(one: Stored, pinning: Iterable[uses.Use]) -> bool:
    return any(use.keeps(one.key) for use in pinning)
