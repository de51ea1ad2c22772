"""The JSON API, version 1."""

from fastapi import APIRouter

from entrypoints.api.answers import ALWAYS, problems
from entrypoints.api.routes import (
    analytics,
    assets,
    audit,
    budgets,
    channels,
    events,
    ideas,
    posts,
    runs,
    scripts,
    sources,
    tokens,
    videos,
)

FEATURES = (ideas, scripts, assets, videos, posts, analytics, runs, events, audit, channels, budgets, sources, tokens)

router = APIRouter(responses=problems(*ALWAYS))
for feature in FEATURES:
    router.include_router(feature.router)
