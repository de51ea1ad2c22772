"""Every repository gives back what it was given, in order, and one tenant's only."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from domain.analytics.snapshot import AnalyticsSnapshot, Metrics
from domain.assets.asset import AssetRole, Take
from domain.ideas.idea import Idea
from domain.runs.run import SourceFailure
from domain.shared.ids import ChannelId, PostId, SnapshotId, TenantId
from tests.support.builders import (
    ANN,
    NOON,
    a_manifest,
    a_post,
    a_rendition,
    a_run,
    a_scene,
    a_script,
    a_video,
    an_asset,
    an_idea,
)
from tests.support.work_subjects import Subject, in_memory, in_sql


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def subject(request: pytest.FixtureRequest) -> Subject:
    if request.param == "memory":
        return in_memory()
    return in_sql(request.getfixturevalue("sessions"))


async def saved(subject: Subject) -> Idea:
    idea = an_idea()
    async with subject.work() as work:
        work.ideas.add(idea)
        await work.commit()
    return idea


async def test_a_tenant_neither_sees_nor_disturbs_anothers_rows(subject: Subject) -> None:
    idea, other = await saved(subject), TenantId(UUID(int=2))
    async with subject.work(tenant_id=other) as work:
        assert await work.ideas.find(idea.id) is None
        work.ideas.add(an_idea(id=idea.id, title="Another one's"))
        await work.commit()

    async with subject.work() as work:
        assert (await work.ideas.get(idea.id)).title == idea.title


async def test_every_kind_of_aggregate_comes_back_as_it_went(subject: Subject) -> None:
    run = a_run(idea_ids=(an_idea().id,), source_failures=(SourceFailure(source="x.md", reason="empty"),))
    script, manifest = a_script(), a_manifest()
    take = Take(key="t/a/x.png", source="card", licence="own", cost_usd=0.01, metadata={"width": 1080})
    asset = an_asset(manifest_id=manifest.id, current=take)
    video, post = a_video(rendition=a_rendition(checks={"sync": {"value": 0.01, "passed": True}})), a_post()
    refused = a_video(failure="Too quiet.", failed_checks={"loudness": {"value": -20.1, "passed": False}})
    snapshot = AnalyticsSnapshot(
        id=SnapshotId(uuid4()),
        post_id=PostId(post.id),
        platform="own_site",
        metrics=Metrics(views=3, watch_time_sec=12.5),
        collected_at=NOON,
        updated_at=NOON,
    )
    async with subject.work() as work:
        work.runs.add(run)
        work.scripts.add(script)
        work.manifests.add(manifest)
        work.assets.add(asset)
        work.videos.add(video)
        work.videos.add(refused)
        work.posts.add(post)
        work.snapshots.add(snapshot)
        await work.commit()

    async with subject.work() as work:
        found = [
            await work.runs.get(run.id),
            await work.scripts.get(script.id),
            await work.manifests.get(manifest.id),
            await work.assets.get(asset.id),
            await work.videos.get(video.id),
            await work.videos.get(refused.id),
            await work.posts.get(post.id),
            await work.snapshots.find(snapshot.id),
        ]
    given = (run, script, manifest, asset, video, refused, post, snapshot)
    assert [repr(one) for one in found] == [repr(one) for one in given]


async def test_a_script_keeps_the_hash_of_its_text(subject: Subject) -> None:
    script = a_script(scenes=(a_scene(duration=timedelta(milliseconds=4133)), a_scene(scene_id="s2")))
    async with subject.work() as work:
        work.scripts.add(script)
        await work.commit()

    async with subject.work() as work:
        found = await work.scripts.of_idea(script.idea_id)
    assert found is not None
    assert found.content_hash == script.content_hash


async def test_assets_come_in_the_order_of_the_scenes_with_the_picture_first(subject: Subject) -> None:
    manifest = a_manifest()
    wanted = [(scene, role) for scene in ("s9", "s10", "s1") for role in (AssetRole.PICTURE, AssetRole.VOICEOVER)]
    async with subject.work() as work:
        work.manifests.add(manifest)
        for scene, role in (wanted[1], wanted[0], *wanted[2:]):
            work.assets.add(an_asset(manifest_id=manifest.id, scene_id=scene, role=role))
        await work.commit()

    async with subject.work() as work:
        assets = await work.assets.of_manifest(manifest.id)
    assert [(asset.scene_id, asset.role) for asset in assets] == wanted


async def test_slots_are_taken_by_posts_that_are_still_to_go_out(subject: Subject) -> None:
    channel = ChannelId(uuid4())
    waiting, cancelled, live = (
        a_post(channel_id=channel, scheduled_at=NOON + timedelta(hours=hour)) for hour in range(3)
    )
    cancelled.cancel(by=ANN, at=NOON)
    live.publish(external_id="1", url="/watch/x", by=ANN, at=NOON)
    async with subject.work() as work:
        for post in (waiting, cancelled, live, a_post(scheduled_at=NOON)):
            work.posts.add(post)
        await work.commit()

    async with subject.work() as work:
        assert await work.posts.taken_slots(channel) == {NOON}


@pytest.mark.postgres
async def test_two_who_plan_at_once_do_not_take_the_same_slot(sessions: async_sessionmaker[AsyncSession]) -> None:
    channel_id, chosen = ChannelId(uuid4()), []

    async def plan() -> None:
        async with in_sql(sessions).work() as work:
            taken = await work.posts.taken_slots(channel_id)
            await asyncio.sleep(0.1)
            post = a_post(channel_id=channel_id, scheduled_at=NOON + timedelta(hours=len(taken)))
            post.plan(by=ANN)
            work.posts.add(post)
            await work.commit()
            chosen.append(post.scheduled_at)

    await asyncio.gather(plan(), plan(), plan())

    assert sorted(chosen) == [NOON + timedelta(hours=hour) for hour in range(3)]
