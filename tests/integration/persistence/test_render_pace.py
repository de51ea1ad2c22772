"""How long rendering takes here is measured on what was rendered here."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.progress import SqlProgressBoard
from adapters.persistence.sql.render_pace import SqlRenderPace
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import StageProgress
from tests.support.builders import ANN, NOON, a_rendition, a_video
from tests.support.saving import OTHER_TENANT, TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]


async def rendered(sessions: Sessions, seconds: float) -> None:
    video = a_video()
    video.request(by=ANN)
    rendition = a_rendition()
    video.finish(rendition, by=ANN, at=NOON)
    await save(sessions, video)
    progress = StageProgress(
        idea_id=video.idea_id,
        stage=Stage.VIDEO,
        state=StageState.DONE,
        started_at=NOON,
        updated_at=NOON + rendition.duration * seconds,
    )
    await SqlProgressBoard(sessions).report(TENANT, progress)


async def test_the_pace_is_the_median_of_what_was_rendered_for_this_tenant(sessions: Sessions) -> None:
    pace = SqlRenderPace(sessions)
    assert await pace.measured(TENANT) is None

    for seconds in (0.5, 2.0, 40.0):
        await rendered(sessions, seconds)

    assert await pace.measured(TENANT) == pytest.approx(2.0)
    assert await pace.measured(OTHER_TENANT) is None
