"""Which objects of the cache a render uses: a note beside them, written before it relies on them, and when it ends.

A running render's note keeps its objects from being evicted; an ended one's says when they were used last. While a
render is planned it is not known yet what it uses: its note keeps the whole folder of what planning opens.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime

from render_cluster.errors import MediaMissingError
from render_cluster.media import Stored, StoreSpec, fetch, save
from render_cluster.plan import Media

OPENED_BY_PLANNING = "mezzanines"


@dataclass(frozen=True, slots=True)
class Use:
    keys: frozenset[str]
    running: bool
    at: datetime

    def keeps(self, key: str) -> bool:
        """A folder keeps what lies in it."""
        return key in self.keys or f"{key.rsplit('/', 1)[0]}/" in self.keys


def folder(tenant: str) -> str:
    return f"t/{tenant}/segments/uses/"


def note_use(store: StoreSpec, tenant: str, render: str, keys: Iterable[str], *, running: bool) -> None:
    """`render` names the render; the same one again replaces its note."""
    note = {"running": running, "keys": sorted(keys)}
    save(store, f"{folder(tenant)}{render}.json", json.dumps(note).encode())


def note_planning(store: StoreSpec, tenant: str, render: str) -> None:
    note_use(store, tenant, render, [f"t/{tenant}/{OPENED_BY_PLANNING}/"], running=True)


def media_of(part: object) -> Iterator[str]:
    """Return the keys of all objects that a plan, or a part of it, names."""
    if isinstance(part, Media):
        yield part.key
    elif isinstance(part, tuple):
        for each in part:
            yield from media_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from media_of(getattr(part, field.name))


def read_use(store: StoreSpec, note: Stored) -> Use | None:
    """Return nothing for a note that is gone, or no note."""
    try:
        said = json.loads(fetch(store, note.key))
        return Use(frozenset(said["keys"]), bool(said["running"]), note.modified)
    except (MediaMissingError, ValueError, KeyError, TypeError):
        return None
