"""What was normalised is kept in the store: once for each tenant, content and way of making it, found by its hash."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from render_cluster.errors import MediaMissingError, MediaRefusedError
from render_cluster.ingest.allowed import MOST_BYTES
from render_cluster.ingest.sniff import HEAD, Format, sniff
from render_cluster.ingest.workspace import workspace
from render_cluster.lineage import HERE, reached
from render_cluster.media import StoreSpec, digest_of, exists, fetch, fetch_file, save, size_of
from render_cluster.plan import Media

Facts: TypeAlias = Mapping[str, int]
Maker: TypeAlias = Callable[[Path, Format, Path], tuple[Path, Facts]]
"""From the source, its format and a folder to write into: the file that was made, and what is known about it."""

OURS = "mezzanines"
_LIBRARIES = ("av", "imageio-ffmpeg", "pillow", "resvg-py")


@dataclass(frozen=True, slots=True)
class Recipe:
    """`how`, and the sources that the module `begin` reaches, are part of the name of what is made."""

    begin: str
    formats: frozenset[Format]
    maker: Maker
    how: tuple[object, ...] = ()


def normalised(store: StoreSpec, tenant: str, key: str, recipe: Recipe) -> tuple[Media, Facts]:
    """Make it if it is not there.

    Raise `MediaRefusedError`, with the key, for a file of another format or whatever the maker refuses.
    """
    try:
        digest = _digest(store, key)
        note = f"t/{tenant}/{OURS}/{_name(digest, recipe)}"
        found = _recalled(store, note, Media(key=key, digest=digest))
        if found is None:
            with workspace() as folder:
                source = folder / "source"
                fetch_file(store, key, source)
                _same(source, digest)
                made, facts = recipe.maker(source, _format(source, recipe.formats), folder)
                found = _keep(store, note, made, facts)
    except MediaRefusedError as error:
        message = f"{key}: {error}"
        raise MediaRefusedError(message) from error
    return found


def vouched(store: StoreSpec, tenant: str, key: str, content: bytes, recipe: Recipe) -> None:
    """Note that this content, stored at `key`, needs no making: `normalised` finds it by its hash."""
    digest = hashlib.sha256(content).hexdigest()
    _note(store, f"t/{tenant}/{OURS}/{_name(digest, recipe)}", Media(key=key, digest=digest), {})


def _same(source: Path, digest: str) -> None:
    """What is made of it is kept under this hash."""
    with source.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            message = "it changed while it was read; try again"
            raise MediaRefusedError(message)


def _format(source: Path, formats: frozenset[Format]) -> Format:
    with source.open("rb") as file:
        form = sniff(file.read(HEAD))
    if form is None or form not in formats:
        names = ", ".join(sorted(each.value for each in formats))
        what = f"a {form.value} file" if form else "of no format that we open"
        message = f"it is {what}, whatever its name says; export it as one of: {names}"
        raise MediaRefusedError(message)
    return form


def _digest(store: StoreSpec, key: str) -> str:
    size = size_of(store, key)
    if size is None:
        message = f"The object {key} is not in the store"
        raise MediaMissingError(message)
    if not 0 < size <= MOST_BYTES:
        message = "it is empty" if not size else f"it has {size / 1e9:.1f} GB, at most {MOST_BYTES >> 30} can be used"
        raise MediaRefusedError(message)
    return digest_of(store, key)


def _name(digest: str, recipe: Recipe) -> str:
    parts = [digest, _version(recipe.begin), *map(str, recipe.how)]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


@cache
def _version(begin: str) -> str:
    sources = [(HERE / f"{name}.py").read_text() for name in sorted(reached((begin,)))]
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    return hashlib.sha256("\0".join((*libraries, *sources)).encode()).hexdigest()


def _recalled(store: StoreSpec, note: str, asked: Media) -> tuple[Media, Facts] | None:
    """What was vouched for is found where it was asked for: where it once lay may be something else by now."""
    if not exists(store, f"{note}.json"):
        return None
    said = json.loads(fetch(store, f"{note}.json"))
    media = asked if said["media"]["digest"] == asked.digest else Media(**said["media"])
    return (media, said["facts"]) if exists(store, media.key) else None


def _keep(store: StoreSpec, note: str, made: Path, facts: Facts) -> tuple[Media, Facts]:
    """The note comes last: what it names is whole."""
    with made.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    media = Media(key=save(store, f"{note}{made.suffix}", made), digest=digest)
    _note(store, note, media, facts)
    return media, facts


def _note(store: StoreSpec, name: str, media: Media, facts: Facts) -> None:
    save(store, f"{name}.json", json.dumps({"media": asdict(media), "facts": dict(facts)}).encode())
