"""The portal's own files, under addresses that change with their content, so that browsers keep them for ever."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request, Response

STATIC = Path(__file__).parent / "static"
SHEETS = (
    *("tokens", "base", "shell", "controls", "forms", "lists", "messages"),
    *("today", "ideas", "scripts", "media", "schedule", "runs", "numbers", "settings", "public", "narrow"),
)
"""Joined in this order into one sheet; the cascade itself is ordered by layers."""
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    content: bytes = field(repr=False)
    packed: bytes = field(repr=False)
    media_type: str
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "StaticFile":
        digest = hashlib.sha256(content).hexdigest()[:12]
        return cls(content, gzip.compress(content, mtime=0), MEDIA_TYPES[Path(name).suffix], digest)


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Read every file once. Raise `RuntimeError` if the set-up has not fetched those of others."""
    sheet = b"@layer tokens, base, shell, parts, pages, narrow;\n@view-transition { navigation: auto; }\n"
    contents = {"portal.css": sheet + b"".join((STATIC / f"css/{name}.css").read_bytes() for name in SHEETS)}
    for folder in (STATIC, STATIC / "vendor"):
        contents |= {path.name: path.read_bytes() for path in _served(folder)}
    missing = {"htmx.js", "icons.svg"} - set(contents)
    if missing:
        msg = f"The portal lacks {' and '.join(sorted(missing))}: run `make setup` (or scripts/fetch_front_end.py)."
        raise RuntimeError(msg)
    return {name: StaticFile.of(name, content) for name, content in contents.items()}


def _served(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.*") if path.suffix in MEDIA_TYPES)


def static_url(name: str) -> str:
    return f"/static/{static_files()[name].digest}/{name}"


router = APIRouter(include_in_schema=False)


@router.get("/static/{digest}/{name}")
async def static_file(request: Request, digest: str, name: str) -> Response:
    """A page from before an update gets the new file, which its browser must not keep."""
    found = static_files().get(name)
    if found is None:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    headers = {"Cache-Control": FOREVER if digest == found.digest else "no-cache", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(found.packed, media_type=found.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(found.content, media_type=found.media_type, headers=headers)
