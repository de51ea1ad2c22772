"""What nobody works on any more is shown as failed, once, and no row is changed."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.clock import SystemClock
from adapters.persistence.sql.channels import SqlTenantDirectory
from adapters.persistence.sql.progress import SqlProgressBoard
from adapters.persistence.sql.readers import SqlPipelineReader, SqlUnfinishedReader
from application.contracts.pipeline import Stage, StageState
from application.ports.open_work import OpenWork, Unfinished
from application.use_cases.runs.find_lost import LOST_PIPELINE, LOST_POST, FindLost
from domain.ideas.idea import IdeaStatus
from domain.shared.ids import TenantId
from domain.tenancy.tenant import Tenant
from tests.support.builders import NOON, a_post, an_idea
from tests.support.lines import a_published_line
from tests.support.saving import TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]


@dataclass
class Known(OpenWork):
    ideas: set[UUID] = field(default_factory=set)

    async def has(self, tenant_id: TenantId, work: Unfinished) -> bool:
        return work.idea_id in self.ideas


async def finder(sessions: Sessions, *still_open: UUID) -> FindLost:
    await SqlTenantDirectory(sessions).save(Tenant(id=TENANT, slug="acme", name="Acme", updated_at=NOON))
    return FindLost(
        tenants=SqlTenantDirectory(sessions),
        unfinished=SqlUnfinishedReader(sessions),
        open_work=Known(set(still_open)),
        pipelines=SqlPipelineReader(sessions),
        progress=SqlProgressBoard(sessions),
        clock=SystemClock(),
    )


async def test_an_idea_that_nobody_works_on_is_shown_as_failed_and_told_once(sessions: Sessions) -> None:
    lost, running = an_idea(), an_idea()
    await save(sessions, lost, running)
    find_lost = await finder(sessions, running.id)
    told = [await find_lost() for _ in range(2)]
    view = await SqlPipelineReader(sessions).pipeline(TENANT, lost.id)

    assert told == [[Unfinished(idea_id=lost.id)], []]
    assert (view.stage, view.state, view.failure) == (Stage.IDEA, StageState.FAILED, LOST_PIPELINE)
    assert (view.idea.status, view.idea.version) == (IdeaStatus.NEW, 1)


async def test_a_confirmed_post_that_nobody_publishes_is_told(sessions: Sessions) -> None:
    *made, post = a_published_line()
    waiting = a_post(idea_id=post.idea_id, video_id=post.video_id, confirmed_at=NOON)
    await save(sessions, *made, waiting)
    told = await (await finder(sessions))()
    view = await SqlPipelineReader(sessions).pipeline(TENANT, post.idea_id)

    assert told == [Unfinished(idea_id=post.idea_id, post_id=waiting.id)]
    assert (view.stage, view.failure) == (Stage.PUBLISH, LOST_POST)


async def test_what_is_finished_rejected_or_has_just_changed_is_not_lost(sessions: Sessions) -> None:
    now = datetime.now(UTC)
    rejected, fresh = an_idea(status=IdeaStatus.REJECTED), an_idea(updated_at=now - timedelta(minutes=1))
    *made, post = a_published_line()
    await save(sessions, rejected, fresh, *made, post)

    assert await (await finder(sessions))() == []
