"""Feeds and the site's map over HTTP."""

import hashlib

from fastapi import APIRouter, Request, Response

from entrypoints.site import feeds
from entrypoints.site.dependencies import PublishedDep, SiteDep
from entrypoints.site.published import Entry, Published

router = APIRouter()
IN_FEED = 50
PAGE, MAX_PAGES = 200, 200


def answer(request: Request, content: bytes, media_type: str) -> Response:
    """Asked again with its tag, an unchanged feed costs no transfer."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=60"}
    if tag in request.headers.get("if-none-match", "").replace(" ", "").split(","):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=media_type)


@router.api_route("/feed.xml", methods=["GET", "HEAD"], name="site:feed:rss")
async def rss_feed(request: Request, site: SiteDep, published: PublishedDep) -> Response:
    page = await published.page(limit=IN_FEED)
    return answer(request, feeds.rss(site, page.items), "application/rss+xml; charset=utf-8")


@router.api_route("/feed.json", methods=["GET", "HEAD"], name="site:feed:json")
async def json_feed(request: Request, site: SiteDep, published: PublishedDep) -> Response:
    page = await published.page(limit=IN_FEED)
    return answer(request, feeds.json_feed(site, page.items), "application/feed+json")


@router.api_route("/sitemap.xml", methods=["GET", "HEAD"], name="site:map:show")
async def site_map(request: Request, site: SiteDep, published: PublishedDep) -> Response:
    return answer(request, feeds.sitemap(site, await _every(published)), "application/xml; charset=utf-8")


@router.api_route("/robots.txt", methods=["GET", "HEAD"], name="site:map:robots")
async def robots(request: Request) -> Response:
    """Needs no database, so that crawlers hear it even when that is away."""
    settings = request.app.state.container.settings()
    url = (settings.web.public_url or str(request.base_url)).rstrip("/")
    lines = ("User-agent: *", "Disallow: /t/", "Disallow: /sign-in", "Disallow: /api/", f"Sitemap: {url}/sitemap.xml")
    return answer(request, ("\n".join(lines) + "\n").encode(), "text/plain; charset=utf-8")


async def _every(published: Published) -> list[Entry]:
    """A map names at most 50,000 pages; ours stops before."""
    entries: list[Entry] = []
    cursor = ""
    for _ in range(MAX_PAGES):
        page = await published.page(cursor, PAGE)
        entries += page.items
        cursor = page.next_cursor
        if not cursor:
            break
    return entries
