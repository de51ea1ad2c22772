"""Ideas with everything that was made of them: seven queries, however many ideas there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import IDEAS, MANIFESTS, POSTS, SCRIPTS, VIDEOS, Kept
from adapters.persistence.sql.progress import PROGRESS
from adapters.persistence.sql.readers.assets import manifests_of
from adapters.persistence.sql.readers.paging import Row
from adapters.persistence.sql.scope import own
from application.contracts.payloads import IdeaPayload, PostPayload, ScriptPayload, VideoPayload
from application.contracts.pipeline import Stage
from application.contracts.views import PipelineView, StageProgress
from application.queries.standing import Made, standing

STAGES = tuple(Stage)


async def pipelines_of(session: AsyncSession, tenant_id: UUID, ideas: Sequence[Row]) -> list[PipelineView]:
    """In the order in which the ideas come."""
    keys = [row["id"] for row in ideas]
    if not keys:
        return []
    scripts, videos, posts = [await newest_of(session, tenant_id, kept, keys) for kept in (SCRIPTS, VIDEOS, POSTS)]
    manifest_rows = list((await newest_of(session, tenant_id, MANIFESTS, keys)).values())
    manifests = {manifest.idea_id: manifest for manifest in await manifests_of(session, tenant_id, manifest_rows)}
    reports = await _reports(session, tenant_id, keys)
    return [
        _view(
            Made(
                idea=IdeaPayload.of(IDEAS.entity_of(idea)),
                script=ScriptPayload.of(SCRIPTS.entity_of(row)) if (row := scripts.get(idea["id"])) else None,
                manifest=manifests.get(idea["id"]),
                video=VideoPayload.of(VIDEOS.entity_of(row)) if (row := videos.get(idea["id"])) else None,
                post=PostPayload.of(POSTS.entity_of(row)) if (row := posts.get(idea["id"])) else None,
            ),
            reports.get(idea["id"], {}),
        )
        for idea in ideas
    ]


async def newest_of(session: AsyncSession, tenant_id: UUID, kept: Kept[Any], ideas: Sequence[UUID]) -> dict[UUID, Row]:
    """Of each idea the row that was made last."""
    table = kept.table
    statement = own(table, tenant_id, table.c.idea_id.in_(ideas)).ext(distinct_on(table.c.idea_id))
    rows = await session.execute(statement.order_by(table.c.idea_id, table.c.created_at.desc(), table.c.id))
    return {row["idea_id"]: row for row in rows.mappings()}


async def _reports(
    session: AsyncSession, tenant_id: UUID, ideas: Sequence[UUID]
) -> Mapping[UUID, Mapping[Stage, StageProgress]]:
    reports: dict[UUID, dict[Stage, StageProgress]] = defaultdict(dict)
    rows = await session.execute(own(PROGRESS, tenant_id, PROGRESS.c.idea_id.in_(ideas)))
    for row in rows.mappings():
        report = StageProgress.model_validate(dict(row))
        reports[report.idea_id][report.stage] = report
    return reports


def _view(made: Made, reports: Mapping[Stage, StageProgress]) -> PipelineView:
    now = standing(made, reports)
    return PipelineView(
        idea=made.idea,
        stage=now.stage,
        state=now.state,
        failure=now.failure,
        stages=tuple(reports[stage] for stage in STAGES if stage in reports),
        script=made.script,
        manifest=made.manifest,
        video=made.video,
        post=made.post,
    )
