"""Channels, answers, progress and audience keep their ports' promises."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.audience import SqlAudienceLedger
from adapters.persistence.sql.channels import SqlChannelStore, SqlTenantDirectory
from adapters.persistence.sql.idempotency import SqlIdempotencyStore
from adapters.persistence.sql.progress import SqlProgressBoard
from adapters.persistence.sql.readers import SqlAuditReader, SqlPipelineReader
from adapters.persistence.sql.scope import writing
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import StageProgress
from application.ports.audience import ViewerEventKind
from application.ports.idempotency import SavedAnswer
from domain.shared.errors import InvalidInputError, NotFoundError, PipelineUnavailableError, StaleAggregateError
from domain.shared.ids import CampaignId, ChannelId, PostId
from domain.tenancy.audience import Audience
from domain.tenancy.channel import Campaign
from domain.tenancy.tenant import Tenant
from tests.support.builders import NOON, a_channel, an_idea
from tests.support.saving import OTHER_TENANT, TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]
ANSWER = SavedAnswer(request_digest="d1", status=201, body=b"{}", media_type="application/json")


async def test_a_channel_comes_back_as_it_was_saved(sessions: Sessions) -> None:
    store, channel = SqlChannelStore(sessions), a_channel(topics=("boats",), grace=timedelta(seconds=3))
    saved = await store.save(TENANT, channel, "user:ann")

    assert saved == replace(channel, version=1)
    assert await store.get(TENANT, channel.id) == saved
    assert await store.every(TENANT) == [saved]
    assert await store.campaigns(TENANT, channel.id) == []
    assert await store.every(OTHER_TENANT) == []
    audited = (await SqlAuditReader(sessions).page(TENANT)).items[0]
    assert (audited.actor, audited.action) == ("user:ann", "ChannelAdded")


async def test_settings_that_were_changed_meanwhile_are_not_overwritten(sessions: Sessions) -> None:
    store = SqlChannelStore(sessions)
    saved = await store.save(TENANT, a_channel(), "user:ann")
    await store.save(TENANT, replace(saved, name="First"), "user:ann")

    with pytest.raises(StaleAggregateError):
        await store.save(TENANT, replace(saved, name="Second"), "user:bob")
    with pytest.raises(StaleAggregateError):
        await store.save(TENANT, a_channel(), "user:bob")


async def test_a_tenant_is_found_by_its_slug(sessions: Sessions) -> None:
    directory = SqlTenantDirectory(sessions)
    tenant = Tenant(id=TENANT, slug="acme", name="Acme", updated_at=NOON)
    await directory.save(tenant)
    renamed = replace(tenant, name="Acme & Sons")
    await directory.save(renamed)

    assert await directory.by_slug("acme") == renamed
    assert await directory.every() == [renamed]
    with pytest.raises(NotFoundError):
        await directory.by_slug("nobody")


async def test_a_key_gives_the_answer_that_was_given(sessions: Sessions) -> None:
    store = SqlIdempotencyStore(sessions)
    first = await store.claim(TENANT, "k", "d1")
    with pytest.raises(PipelineUnavailableError):
        await store.claim(TENANT, "k", "d1")
    await store.save(TENANT, "k", ANSWER)

    assert first is None
    assert await store.claim(TENANT, "k", "d1") == ANSWER
    assert await store.claim(OTHER_TENANT, "k", "d1") is None
    with pytest.raises(InvalidInputError):
        await store.claim(TENANT, "k", "d2")


async def test_of_many_claims_at_once_one_gets_the_key(sessions: Sessions) -> None:
    store = SqlIdempotencyStore(sessions)

    claims = await asyncio.gather(*(store.claim(TENANT, "k", "d1") for _ in range(5)), return_exceptions=True)

    assert sorted(str(type(claim).__name__) for claim in claims) == ["NoneType"] + ["PipelineUnavailableError"] * 4


async def test_a_claim_that_was_left_for_a_minute_is_taken_over(sessions: Sessions) -> None:
    store = SqlIdempotencyStore(sessions)
    await store.claim(TENANT, "k", "d1")
    async with writing(sessions, TENANT) as session:
        await session.execute(text("UPDATE idempotency_keys SET claimed_at = now() - interval '61 seconds'"))

    assert await store.claim(TENANT, "k", "d1") is None


async def test_the_first_report_of_a_stage_tells_when_it_began(sessions: Sessions) -> None:
    idea, board = an_idea(), SqlProgressBoard(sessions)
    await save(sessions, idea)
    report = StageProgress(idea_id=idea.id, stage=Stage.VIDEO, state=StageState.RUNNING, total=9, updated_at=NOON)
    await board.report(TENANT, report)
    later = NOON + timedelta(minutes=1)
    await board.report(TENANT, report.model_copy(update={"done": 4, "updated_at": later, "started_at": later}))

    (stage,) = (await SqlPipelineReader(sessions).pipeline(TENANT, idea.id)).stages
    assert (stage.done, stage.total, stage.started_at, stage.updated_at) == (4, 9, NOON, later)


async def test_a_pipeline_that_went_back_forgets_how_far_the_later_stages_were(sessions: Sessions) -> None:
    idea, board = an_idea(), SqlProgressBoard(sessions)
    await save(sessions, idea)
    for stage in (Stage.IDEA, Stage.SCRIPT, Stage.ASSETS, Stage.VIDEO):
        await board.report(TENANT, StageProgress(idea_id=idea.id, stage=stage, state=StageState.DONE, updated_at=NOON))
    await board.rewind(TENANT, idea.id, Stage.SCRIPT)

    stages = (await SqlPipelineReader(sessions).pipeline(TENANT, idea.id)).stages
    assert [stage.stage for stage in stages] == [Stage.IDEA, Stage.SCRIPT]


async def test_a_released_key_starts_anew_unless_it_was_answered(sessions: Sessions) -> None:
    store = SqlIdempotencyStore(sessions)
    await store.claim(TENANT, "k", "d1")
    await store.release(OTHER_TENANT, "k")
    with pytest.raises(PipelineUnavailableError):
        await store.claim(TENANT, "k", "d1")
    await store.release(TENANT, "k")
    again = await store.claim(TENANT, "k", "d1")
    await store.save(TENANT, "k", ANSWER)
    await store.release(TENANT, "k")

    assert again is None
    assert await store.claim(TENANT, "k", "d1") == ANSWER


async def test_a_visit_counts_once_and_its_longest_watch(sessions: Sessions) -> None:
    ledger, post, quiet = SqlAudienceLedger(sessions), PostId(uuid4()), PostId(uuid4())
    for visit in (uuid4(), uuid4()):
        for seconds in (3.0, 9.5, 4.0):
            await ledger.record(TENANT, post, visit, ViewerEventKind.VIEW, 0)
            await ledger.record(TENANT, post, visit, ViewerEventKind.WATCH, seconds)
    await ledger.record(TENANT, post, uuid4(), ViewerEventKind.LIKE, 0)
    await ledger.record(OTHER_TENANT, post, uuid4(), ViewerEventKind.VIEW, 0)

    totals = await ledger.totals(TENANT, [post, quiet])

    assert (totals[post].views, totals[post].likes, totals[post].shares) == (2, 1, 0)
    assert (totals[post].watch_time_sec, totals[post].comments) == (19.0, None)
    assert (totals[quiet].views, totals[quiet].watch_time_sec) == (0, 0.0)


async def test_a_campaign_comes_back_as_it_went_and_the_same_id_replaces_it(
    sessions: Sessions,
) -> None:
    store, channel = SqlChannelStore(sessions), a_channel()
    saved = await store.save(TENANT, replace(channel, version=0), "ann")
    campaign = Campaign(
        id=CampaignId(uuid4()),
        channel_id=saved.id,
        name="Shade",
        topics=("trees",),
        audience=Audience(region="Berlin", interests=("gardening",)),
        ideas_a_day=2,
        updated_at=NOON,
    )
    await store.save_campaign(TENANT, campaign, "ann")
    changed = replace(campaign, goal="More trees")
    await store.save_campaign(TENANT, changed, "ann")

    assert await store.campaigns(TENANT, saved.id) == [changed]
    with pytest.raises(NotFoundError):
        await store.save_campaign(TENANT, replace(campaign, channel_id=ChannelId(uuid4())), "ann")
