"""Runs, and each idea with what was made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import IDEAS, RUNS
from adapters.persistence.sql.readers.composition import pipelines_of
from adapters.persistence.sql.readers.counting import counts_of
from adapters.persistence.sql.readers.paging import Order, Row, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.pipeline import SourceProblem
from application.contracts.views import Page, PipelineView, RunView, WorkCounts
from application.ports.readers import PAGE, PipelineReader
from domain.runs.run import Run
from domain.shared.ids import TenantId

NEWEST = Order((RUNS.table.c.created_at, RUNS.table.c.id), (datetime, UUID))


@dataclass(frozen=True, slots=True)
class SqlPipelineReader(PipelineReader):
    sessions: Sessions

    async def pipeline(self, tenant_id: TenantId, idea_id: UUID) -> PipelineView:
        async with reading(self.sessions, tenant_id) as session:
            idea = await the_row(session, IDEAS, tenant_id, idea_id)
            return (await pipelines_of(session, tenant_id, [idea]))[0]

    async def runs(self, tenant_id: TenantId, cursor: str = "", limit: int = PAGE) -> Page[RunView]:
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, own(RUNS.table, tenant_id), NEWEST, cursor, limit)
            return as_page(await _runs_of(session, tenant_id, rows), after)

    async def run(self, tenant_id: TenantId, run_id: UUID) -> RunView:
        async with reading(self.sessions, tenant_id) as session:
            return (await _runs_of(session, tenant_id, [await the_row(session, RUNS, tenant_id, run_id)]))[0]

    async def latest_run(self, tenant_id: TenantId) -> RunView | None:
        page = await self.runs(tenant_id, limit=1)
        return page.items[0] if page.items else None

    async def counts(self, tenant_id: TenantId) -> WorkCounts:
        async with reading(self.sessions, tenant_id) as session:
            return await counts_of(session, tenant_id)


async def _runs_of(session: AsyncSession, tenant_id: UUID, rows: Sequence[Row]) -> list[RunView]:
    """An idea is shown with the run that made it, and with each that met its source again."""
    runs = [RUNS.entity_of(row) for row in rows]
    columns = IDEAS.table.c
    named = [idea for run in runs for idea in run.idea_ids]
    theirs = or_(columns.run_id.in_([run.id for run in runs]), columns.id.in_(named))
    statement = own(IDEAS.table, tenant_id, theirs).order_by(columns.score.desc(), columns.id)
    ideas = (await session.execute(statement)).mappings().all() if runs else []
    views = await pipelines_of(session, tenant_id, ideas)
    return [_view(run, [view for view in views if _belongs(view, run)]) for run in runs]


def _belongs(view: PipelineView, run: Run) -> bool:
    return view.idea.run_id == run.id or view.idea.idea_id in run.idea_ids


def _view(run: Run, pipelines: Sequence[PipelineView]) -> RunView:
    return RunView(
        run_id=run.id,
        channel_id=run.channel_id,
        workflow_id=run.workflow_id,
        sources=run.sources,
        problems=tuple(SourceProblem(source=one.source, reason=one.reason) for one in run.source_failures),
        failure=run.failure,
        status=run.status,
        pipelines=tuple(pipelines),
        created_at=run.created_at,
        updated_at=run.updated_at,
    )
