"""The public site: pages, feeds, files, and what viewers do."""

from fastapi import APIRouter

from entrypoints.site import audience_routes, feed_routes, media_routes, page_routes

router = APIRouter(include_in_schema=False)
for part in (page_routes, feed_routes, media_routes, audience_routes):
    router.include_router(part.router)
