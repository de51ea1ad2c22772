"""Pictures of an article: found, checked by their content, and kept in the object store."""

import asyncio
import base64
import binascii
import hashlib
import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import imagesize

from adapters.sources.composing import PictureLink
from adapters.sources.documents import unreadable
from adapters.sources.egress import EgressClient
from application.contracts.article import ArticleImage
from application.ports.object_store import ObjectStore
from domain.shared.errors import SourceUnreadableError
from domain.shared.ids import TenantId

LARGEST_BYTES = 20_000_000
LARGEST_PIXELS = 40_000_000
MOST_PICTURES = 30
AT_ONCE = 4
SVG = "image/svg+xml"
PICTURE_FOLDERS = ("images", "assets", "img", "media", "static", "pictures")
MOST_SHELVED = 20_000
HEADS = {
    "image/png": rb"\x89PNG\r\n\x1a\n",
    "image/jpeg": rb"\xff\xd8\xff",
    "image/webp": rb"RIFF....WEBP",
    "image/gif": rb"GIF8[79]a",
}
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif", SVG: "svg"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where relative links start from: `folder` inside `root` for files, `url` for pages."""

    folder: Path | None = None
    root: Path | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """A picture that cannot be had is a failure of that picture only."""

    egress: EgressClient
    store: ObjectStore

    async def keep(self, tenant_id: TenantId, links: Sequence[PictureLink], shelf: Shelf) -> tuple[ArticleImage, ...]:
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(link: PictureLink) -> ArticleImage:
            async with gate:
                return await self._keep(tenant_id, link, shelf)

        kept = await asyncio.gather(*(one(link) for link in links[:MOST_PICTURES]))
        left = [
            ArticleImage(locator=_short(link), alt=link.alt, failure=f"Only {MOST_PICTURES} pictures are read.")
            for link in links[MOST_PICTURES:]
        ]
        return (*kept, *left)

    async def _keep(self, tenant_id: TenantId, link: PictureLink, shelf: Shelf) -> ArticleImage:
        try:
            content = await self._load(link.locator, shelf)
            media_type, width, height = await asyncio.to_thread(inspect_picture, link.locator, content)
        except (SourceUnreadableError, OSError) as error:
            return ArticleImage(locator=_short(link), alt=link.alt, failure=str(error)[:300])
        digest = hashlib.sha256(content).hexdigest()
        key = f"t/{tenant_id}/pictures/{digest}.{SUFFIXES[media_type]}"
        if await self.store.size(key) is None:
            await self.store.put(key, content)
        return ArticleImage(
            locator=_short(link), key=key, media_type=media_type, alt=link.alt, width=width, height=height
        )

    async def _load(self, locator: str, shelf: Shelf) -> bytes:
        if locator.startswith("data:"):
            return _embedded(locator)
        if shelf.url or re.match(r"(?i)(https?:)?//", locator):
            return (await self.egress.fetch(urljoin(shelf.url or "https:", locator))).content
        return await asyncio.to_thread(_from_folder, locator, shelf)


def inspect_picture(name: str, content: bytes) -> tuple[str, int, int]:
    """Return media type, width and height by what the file's head says; raise `SourceUnreadableError` for another kind.

    Nothing is decoded: what is damaged further on is found by the renderer, where decoders are shut in.
    """
    if len(content) > LARGEST_BYTES:
        raise unreadable(name[:100], f"the picture is larger than {LARGEST_BYTES / 1e6:g} MB")
    if re.match(rb"(?is)\s*(<\?xml.*?\?>)?\s*(<!--.*?-->\s*)*(<!doctype svg.*?>)?\s*<svg[\s>]", content[:4000]):
        return SVG, 0, 0
    media_type = next((kind for kind, head in HEADS.items() if re.match(head, content, re.DOTALL)), "")
    if not media_type:
        raise unreadable(name[:100], "it is no PNG, JPEG, WebP, GIF or SVG picture")
    width, height = imagesize.get(io.BytesIO(content))
    if width <= 0 or height <= 0:
        raise unreadable(name[:100], "the picture is damaged: its head does not tell its size")
    if width * height > LARGEST_PIXELS:
        raise unreadable(name[:100], f"the picture has more than {LARGEST_PIXELS / 1e6:g} million pixels")
    return media_type, width, height


def _from_folder(locator: str, shelf: Shelf) -> bytes:
    path = unquote(urlsplit(locator).path)
    if shelf.folder is None or shelf.root is None or not path or "\0" in path:
        raise unreadable(locator[:100], "it names no file")
    base = shelf.root if path.startswith("/") else shelf.folder
    file = (base / path.lstrip("/")).resolve()
    if not (file.is_relative_to(shelf.folder.resolve()) or file.is_relative_to(shelf.root.resolve())):
        raise unreadable(locator[:100], "it lies outside the folder of the article")
    found = file if file.is_file() else _shelved(file.name, shelf.root)
    if found is None:
        raise unreadable(locator[:100], "there is no such file beside the article")
    if found.stat().st_size > LARGEST_BYTES:
        raise unreadable(locator[:100], f"the picture is larger than {LARGEST_BYTES / 1e6:g} MB")
    return found.read_bytes()


def _shelved(name: str, root: Path) -> Path | None:
    """Sites keep articles and pictures apart: look for the name in a picture folder in or beside the articles' one.

    Links are not followed, so that nothing else than what lies in such a folder can be named.
    """
    places = [place / known for place in (root, root.resolve().parent) for known in PICTURE_FOLDERS]
    seen = 0
    for place in places:
        if place.is_symlink() or not place.is_dir():
            continue
        for folder, _, files in os.walk(place):
            seen += len(files)
            found = Path(folder, name)
            if name in files and not found.is_symlink():
                return found
            if seen > MOST_SHELVED:
                return None
    return None


def _embedded(locator: str) -> bytes:
    head, _, body = locator.partition(",")
    if not head.endswith(";base64") or len(body) > LARGEST_BYTES:
        raise unreadable(head[:60], "the embedded picture is not readable")
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        raise unreadable(head[:60], "the embedded picture is not readable") from None


def _short(link: PictureLink) -> str:
    return link.locator[:300]
