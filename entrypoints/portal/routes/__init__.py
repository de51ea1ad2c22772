"""The portal: everything below `/t/{tenant}`, and what stands before it (sign-in, static files)."""

from fastapi import APIRouter

from entrypoints.portal import static_files
from entrypoints.portal.routes import (
    assets,
    audit,
    compute,
    events,
    ideas,
    live,
    media,
    more,
    numbers,
    pipelines,
    profile,
    runs,
    schedule,
    script_versions,
    scripts,
    settings,
    sign_in,
    sources,
    style,
    today,
    tokens,
    videos,
)

router = today.router
for part in (ideas, scripts, script_versions, assets, videos, schedule, runs, pipelines, numbers, live, events, audit):
    router.include_router(part.router)
for part in (settings, profile, sources, style, tokens, media, more, compute):
    router.include_router(part.router)

outside_router = APIRouter()
for part in (sign_in, static_files):
    outside_router.include_router(part.router)
