"""A library of own pictures: a folder or bucket, described in a table, matched by words; none twice in a video."""

import asyncio
import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath
from time import monotonic
from typing import Final

import obstore
from obstore.exceptions import BaseError

from adapters.imagery.found import Found, PictureSource
from adapters.imagery.matching import Described, chosen, scores
from application.ports.imagery import PictureOrder
from domain.assets.provenance import Provenance
from domain.shared.errors import NothingFittingError, ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.media import StoreSpec

TABLE: Final = "library.csv"
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
LARGEST_BYTES = 20_000_000
MOST_PICTURES = 20_000
READ_AGAIN_SEC = 60.0


@dataclass(frozen=True, slots=True)
class Shelved:
    described: Described
    licence: str = ""
    attribution: str = ""
    source_url: str = ""


class MediaLibrary(PictureSource):
    """The table `library.csv` has the columns file, caption, tags (by semicolons), licence, attribution, source_url.

    A picture that is not in it is described by its folders and its name.
    """

    def __init__(self, library: StoreSpec, store_spec: StoreSpec, least_score: float, licence: str) -> None:
        self._library = library
        self._store = store_spec
        self._least = least_score
        self._licence = licence
        self._read_at = -READ_AGAIN_SEC
        self._shelf: dict[str, Shelved] = {}

    async def find(self, order: PictureOrder) -> Found:
        shelf = await self._shelved()
        described = {path: picture.described for path, picture in shelf.items()}
        queries = order.queries
        wishes = [scores(query, described) for query in queries]
        given = chosen(wishes, order.place, self._least, order.take)
        if given is None:
            msg = f"None of its {len(shelf)} pictures fits “{queries[order.place][:80]}”, or better ones are taken."
            raise NothingFittingError(msg)
        picture = shelf[given]
        return Found(
            key=await self._kept(order, given),
            source="library",
            licence=picture.licence or self._licence,
            provenance=Provenance(
                prompt=queries[order.place],
                parameters={"file": given, "fit": round(wishes[order.place][given], 3)},
                source_url=picture.source_url,
                attribution=picture.attribution,
            ),
        )

    async def _kept(self, order: PictureOrder, path: str) -> str:
        try:
            content = await asyncio.to_thread(_content, self._library, path)
        except (OSError, BaseError) as error:
            message = f"The library's picture {path} cannot be read ({type(error).__name__})."
            raise ProviderUnavailableError(message) from error
        digest = hashlib.sha256(content).hexdigest()[:32]
        key = f"t/{order.tenant_id}/pictures/{digest}{PurePosixPath(path).suffix.lower()}"
        if not await asyncio.to_thread(media.exists, self._store, key):
            await asyncio.to_thread(media.save, self._store, key, content)
        return key

    async def _shelved(self) -> dict[str, Shelved]:
        if monotonic() - self._read_at >= READ_AGAIN_SEC:
            try:
                self._shelf = await asyncio.to_thread(read_shelf, self._library)
            except (OSError, BaseError) as error:
                message = f"The media library {self._library.url} cannot be listed ({type(error).__name__})."
                raise ProviderUnavailableError(message) from error
            self._read_at = monotonic()
        return self._shelf


def read_shelf(library: StoreSpec) -> dict[str, Shelved]:
    store = media.open_store(library)
    paths = (item["path"] for part in obstore.list(store) for item in part)
    listed = list(islice(paths, MOST_PICTURES + 1))
    told = dict(_rows(bytes(obstore.get(store, TABLE).bytes()))) if TABLE in listed else {}
    pictures = sorted(path for path in listed if PurePosixPath(path).suffix.lower() in SUFFIXES)
    return {path: told.get(path) or Shelved(Described(_named(path))) for path in pictures}


def _rows(content: bytes) -> Iterator[tuple[str, Shelved]]:
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"))):
        cells = {str(name).strip().lower(): str(value or "").strip() for name, value in row.items() if name}
        path = cells.get("file", "").lstrip("/")
        tags = tuple(tag.strip() for tag in cells.get("tags", "").split(";") if tag.strip())
        described = Described(cells.get("caption", "") or _named(path), tags)
        yield path, Shelved(described, *(cells.get(name, "") for name in ("licence", "attribution", "source_url")))


def _named(path: str) -> str:
    return str(PurePosixPath(path).with_suffix("")).replace("/", " ").replace("-", " ").replace("_", " ")


def _content(library: StoreSpec, path: str) -> bytes:
    store = media.open_store(library)
    if int(obstore.head(store, path)["size"]) > LARGEST_BYTES:
        message = f"The library's picture {path} is larger than {LARGEST_BYTES / 1e6:g} MB."
        raise ProviderRefusedError(message)
    return bytes(obstore.get(store, path).bytes())
