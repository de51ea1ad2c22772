"""The pages of the public site."""

from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from adapters.publishing.own_site import CAPTIONS, site_key
from application.ports.object_store import ObjectStore
from domain.shared.errors import NotFoundError
from domain.shared.ids import PostId
from entrypoints.portal.rendering import environment
from entrypoints.site.dependencies import PublishedDep, SiteDep
from entrypoints.site.linked_data import video_object
from entrypoints.site.published import Entry, Published
from entrypoints.site.transcript import Line, transcript_of
from entrypoints.site.words import day, language_name, minutes
from entrypoints.web.dependencies import AudienceDep, IdeasDep

router = APIRouter()
ON_A_PAGE, NEXT = 24, 3


def render(template: str, view: dict[str, Any], cache: str) -> HTMLResponse:
    words = {"day": day, "minutes": minutes}
    page = environment().get_template(f"public/{template}.html").render(**words, **view)
    return HTMLResponse(page, headers={"Cache-Control": cache})


@router.api_route("/", methods=["GET", "HEAD"], name="site:pages:home")
async def home(
    request: Request, site: SiteDep, published: PublishedDep, after: Annotated[str, Query(max_length=500)] = ""
) -> HTMLResponse:
    page = await published.page(after, ON_A_PAGE)
    newest = page.items[0] if page.items and not after else None
    rest = page.items[1:] if newest else page.items
    view = {"site": site, "newest": newest, "entries": rest, "next_cursor": page.next_cursor, "here": request.url.path}
    return render("home", view, "public, max-age=15")


@router.api_route("/watch/{slug}", methods=["GET", "HEAD"], name="site:pages:watch")
async def watch(  # noqa: PLR0913, PLR0917  (a slug, a note, four things to ask)
    slug: str,
    site: SiteDep,
    published: PublishedDep,
    ideas: IdeasDep,
    audience: AudienceDep,
    done: Annotated[str, Query(max_length=20)] = "",
) -> HTMLResponse:
    """The visit's id is in the page, so nobody but this reader may get it."""
    entry = await published.by_slug(slug)
    post_id = PostId(entry.post.post_id)
    idea = await ideas.detail(published.tenant_id, entry.post.idea_id)
    numbers = (await audience.totals(published.tenant_id, [post_id])).get(post_id)
    view = {
        "site": site,
        "entry": entry,
        "language": idea.language,
        "language_name": language_name(idea.language),
        "source_url": idea.source_url if idea.source_url.startswith(("https://", "http://")) else "",
        "lines": await _lines(published.store, published, entry),
        "numbers": numbers,
        "others": await _others(published, entry),
        "visit": uuid4(),
        "done": done if done in {"like", "share"} else "",
        "linked_data": video_object(site, entry, numbers, idea.language) if numbers else {},
    }
    return render("watch", view, "private, no-cache")


async def _lines(store: ObjectStore, published: Published, entry: Entry) -> tuple[Line, ...]:
    key = site_key(published.tenant_id, PostId(entry.post.post_id), CAPTIONS)
    try:
        captions = (await store.get(key)).decode("utf-8", "replace")
    except NotFoundError:
        return ()
    return transcript_of(captions)


async def _others(published: Published, shown: Entry) -> tuple[Entry, ...]:
    page = await published.page(limit=NEXT + 1)
    return tuple(entry for entry in page.items if entry.post.post_id != shown.post.post_id)[:NEXT]
