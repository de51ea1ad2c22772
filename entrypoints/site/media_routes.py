"""The files of published posts."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from adapters.publishing.own_site import site_key
from domain.shared.errors import NotFoundError
from domain.shared.ids import PostId
from entrypoints.site.dependencies import PublishedDep
from entrypoints.site.files import MEDIA_TYPES
from entrypoints.web.stored_files import StoredFile, stored_file

router = APIRouter()
CACHE = "public, max-age=3600"


@router.api_route("/media/{post_id}/{name}", methods=["GET", "HEAD"], name="site:media:show")
async def media(post_id: UUID, name: str, request: Request, published: PublishedDep) -> Response:
    """What went live never changes, so the post's id and the file's name tell its bytes."""
    if name not in MEDIA_TYPES:
        msg = "There is no such file."
        raise NotFoundError(msg)
    entry = await published.by_id(PostId(post_id))
    file = StoredFile(
        key=site_key(published.tenant_id, PostId(post_id), name),
        media_type=MEDIA_TYPES[name],
        etag=f'"{entry.post.post_id.hex}-{name}"',
        cache=CACHE,
    )
    response = await stored_file(request, published.store, file)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
