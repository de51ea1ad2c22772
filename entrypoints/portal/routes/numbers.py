"""Numbers: totals, one row a post, and one post over time."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.payloads import MetricsPayload
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.sketches import round_top
from entrypoints.portal.views import numbers as views
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import AnalyticsDep, PipelinesDep, PostsDep

router = APIRouter()

WITH_LINE = 30
"""Posts that get a line of their views over time; the rest show their numbers only."""
MEASUREMENTS_SHOWN = 30


@router.get("/numbers", name="portal:numbers:list")
async def list_numbers(desk: DeskDep, analytics: AnalyticsDep) -> Response:
    found = await analytics.numbers(desk.tenant_id)
    rows = [
        views.row(one, await analytics.series(desk.tenant_id, one.post.post_id) if index < WITH_LINE else ())
        for index, one in enumerate(found)
    ]
    as_of = max((one.latest.collected_at for one in found if one.latest), default=None)
    return desk.page("numbers/list.html", "numbers", {"rows": rows, "totals": views.totals(found), "as_of": as_of})


@router.get("/numbers/{post_id}", name="portal:numbers:detail")
async def show_numbers(
    desk: DeskDep, analytics: AnalyticsDep, posts: PostsDep, pipelines: PipelinesDep, post_id: UUID
) -> Response:
    post = await posts.detail(desk.tenant_id, post_id)
    series = await analytics.series(desk.tenant_id, post_id)
    counted, latest = views.views_of(series), series[-1].metrics if series else _nothing()
    top = round_top(max(counted, default=1.0) or 1.0)
    return desk.page(
        "numbers/detail.html",
        "numbers",
        {
            "post": post,
            "series": series,
            "views": counted,
            "top": top,
            "marks": [0, top / 2, top],
            "totals": views.cells(latest),
            "measured": [views.Measured(one.collected_at, views.cells(one.metrics)) for one in series[::-1]][
                :MEASUREMENTS_SHOWN
            ],
            "made": chain(await pipelines.pipeline(desk.tenant_id, post.idea_id), desk.home, "post"),
        },
    )


def _nothing() -> MetricsPayload:
    return MetricsPayload(views=None, likes=None, comments=None, shares=None, watch_time_sec=None)
