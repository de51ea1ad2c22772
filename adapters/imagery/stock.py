"""Stock photographs: searched once a query, credited, and none twice in a video."""

import asyncio
import hashlib
import json
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from adapters.imagery.found import Found, PictureSource
from adapters.imagery.matching import chosen, words_of
from application.ports.imagery import PictureOrder
from application.ports.web import Web
from domain.assets.provenance import Provenance
from domain.shared.errors import (
    NothingFittingError,
    ProviderRefusedError,
    ProviderUnavailableError,
    SourceUnreadableError,
)
from render_cluster import media
from render_cluster.errors import MediaMissingError
from render_cluster.media import StoreSpec

RESULTS: Final = 15
MOST_WORDS: Final = 6
LONGEST_QUERY: Final = 100
WORTH_ANOTHER_TRY: Final = frozenset({408, 425, 429})
OWN_FAILURES: Final = 500


class Photo(BaseModel):
    """One result, in the service's order; `url` is the file, `page` where it is shown to people."""

    url: str
    page: str
    author: str
    alt: str = ""


Photos = TypeAdapter(list[Photo])


@dataclass(frozen=True, slots=True)
class Question:
    query: str
    language: str
    upright: bool
    wide: bool


class StockService(Protocol):
    """What is different from one service to the next."""

    name: str
    title: str
    licence: str

    @abstractmethod
    def address(self, question: Question) -> tuple[str, Mapping[str, str]]:
        """Return the address with the headers that search for it."""

    @abstractmethod
    def photos(self, answer: Any) -> list[Photo]:  # noqa: ANN401 - foreign JSON, checked by making photos of it
        """Raise any error for an answer of another shape."""


class StockPictures(PictureSource):
    """Searches are kept in the store, as the services ask for, so that the same scene gets the same photograph."""

    def __init__(self, service: StockService, web: Web, store_spec: StoreSpec) -> None:
        self._service = service
        self._web = web
        self._store = store_spec

    async def find(self, order: PictureOrder) -> Found:
        results = [await self._searched(order, query) for query in order.queries]
        wishes = [{photo.url: 1 - rank / (2 * RESULTS) for rank, photo in enumerate(photos)} for photos in results]
        given = chosen(wishes, order.place, least=0, take=order.take)
        photo = next((each for each in results[order.place] if each.url == given), None)
        if photo is None:
            msg = f"{self._service.title} has no photograph of “{words(order.queries[order.place])}”."
            raise NothingFittingError(msg)
        return self._found(order, photo, await self._kept(order, photo))

    def _found(self, order: PictureOrder, photo: Photo, key: str) -> Found:
        service = self._service
        return Found(
            key=key,
            source=service.name,
            licence=service.licence,
            provenance=Provenance(
                prompt=words(order.queries[order.place]),
                source_url=photo.page,
                attribution=f"Photo by {photo.author} on {service.title}",
            ),
        )

    async def _searched(self, order: PictureOrder, query: str) -> Sequence[Photo]:
        plain, ratio = words(query), order.width / order.height
        if not plain:
            return []
        question = Question(plain, order.language.partition("-")[0] or "en", upright=ratio < 1, wide=ratio > 1)
        digest = hashlib.sha256(repr((self._service.name, question)).encode()).hexdigest()[:32]
        key = f"t/{order.tenant_id}/stock/{digest}.json"
        try:
            return Photos.validate_json(await asyncio.to_thread(media.fetch, self._store, key))
        except (MediaMissingError, ValidationError):
            photos = await self._search(question)
        await asyncio.to_thread(media.save, self._store, key, Photos.dump_json(photos))
        return photos

    async def _search(self, question: Question) -> list[Photo]:
        content = await self._fetch(*self._service.address(question))
        try:
            return self._service.photos(json.loads(content))[:RESULTS]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            msg = f"{self._service.title} answered in another shape than it promises."
            raise ProviderRefusedError(msg) from error

    async def _kept(self, order: PictureOrder, photo: Photo) -> str:
        digest = hashlib.sha256(photo.url.encode()).hexdigest()[:32]
        key = f"t/{order.tenant_id}/pictures/{digest}.{self._service.name}"
        if not await asyncio.to_thread(media.exists, self._store, key):
            await asyncio.to_thread(media.save, self._store, key, await self._fetch(photo.url, {}))
        return key

    async def _fetch(self, url: str, headers: Mapping[str, str]) -> bytes:
        """The address may hold the key, so no error says it."""
        try:
            return (await self._web.fetch(url, headers)).content
        except SourceUnreadableError as error:
            raise _ours(error, self._service.title) from None


def words(query: str) -> str:
    """Return the words that say what is to be seen: stock searches do worse with whole sentences."""
    return " ".join(list(dict.fromkeys(words_of(query)))[:MOST_WORDS])[:LONGEST_QUERY]


def _ours(error: SourceUnreadableError, title: str) -> ProviderUnavailableError | ProviderRefusedError:
    status, later = getattr(error, "status", None), getattr(error, "retry_after", "")
    if isinstance(status, int) and status not in WORTH_ANOTHER_TRY and status < OWN_FAILURES:
        return ProviderRefusedError(f"{title} answered {status}: check its key.")
    said = f"answered {status}" if status else "did not answer, or with more than is read"
    return ProviderUnavailableError(f"{title} {said}.", float(later) if str(later).isdigit() else None)
