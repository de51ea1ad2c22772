"""Which objects of the cache a render uses: a note beside them, written before it relies on them, and when it ends.

A running render's note keeps its objects from being evicted; an ended one's says when they were used last.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from render_cluster.errors import MediaMissingError
from render_cluster.media import Stored, StoreSpec, fetch, save


@dataclass(frozen=True, slots=True)
class Use:
    keys: frozenset[str]
    running: bool
    at: datetime


def folder(tenant: str) -> str:
    return f"t/{tenant}/segments/uses/"


def note_use(store: StoreSpec, tenant: str, render: str, keys: Iterable[str], *, running: bool) -> None:
    """`render` names the render; the same one again replaces its note."""
    note = {"running": running, "keys": sorted(keys)}
    save(store, f"{folder(tenant)}{render}.json", json.dumps(note).encode())


def read_use(store: StoreSpec, note: Stored) -> Use | None:
    """Return nothing for a note that is gone, or no note."""
    try:
        said = json.loads(fetch(store, note.key))
        return Use(frozenset(said["keys"]), bool(said["running"]), note.modified)
    except (MediaMissingError, ValueError, KeyError, TypeError):
        return None
