"""Every unit of work keeps the same promises, whatever it is made of."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from application.contracts.payloads import IdeaPayload
from application.contracts.topics import Topic
from domain.analytics.snapshot import AnalyticsSnapshot, Metrics
from domain.assets.asset import AssetRole, Take
from domain.ideas.idea import Idea, IdeaStatus
from domain.runs.run import SourceFailure
from domain.shared.errors import InvalidTransitionError, NotFoundError, StaleAggregateError
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


async def status_of(subject: Subject, idea: Idea) -> IdeaStatus:
    async with subject.work() as work:
        return (await work.ideas.get(idea.id)).status


async def test_committed_work_is_seen_by_the_next_unit(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        found = await work.ideas.get(idea.id)
        assert (found.title, found.tags, found.origin, found.created_at, found.version) == (
            idea.title,
            idea.tags,
            idea.origin,
            NOON,
            1,
        )


async def test_work_left_without_commit_is_lost(subject: Subject) -> None:
    idea = an_idea()
    async with subject.work() as work:
        work.ideas.add(idea)

    with pytest.raises(NotFoundError):
        await status_of(subject, idea)


async def test_what_is_not_there_is_not_found(subject: Subject) -> None:
    async with subject.work() as work:
        assert await work.ideas.find(an_idea().id) is None
        with pytest.raises(NotFoundError, match="There is no idea"):
            await work.ideas.get(an_idea().id)


async def test_an_aggregate_is_the_same_object_throughout_a_unit(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        assert await work.ideas.get(idea.id) is await work.ideas.find(idea.id)


async def test_a_change_its_event_and_its_audit_row_are_committed_together(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work(reason="fits the week") as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED
    assert await subject.event_names() == ["IdeaApproved"]
    assert await subject.audit() == [("user:ann", "IdeaApproved", "new", "approved", "fits the week")]


async def test_a_new_aggregate_has_no_status_before(subject: Subject) -> None:
    idea = an_idea()
    idea.propose(by=ANN)
    async with subject.work() as work:
        work.ideas.add(idea)
        await work.commit()

    assert await subject.audit() == [("user:ann", "IdeaProposed", "", "new", "")]


async def test_a_message_is_made_after_the_versions_moved(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as work:
        known = await work.ideas.get(idea.id)
        known.approve(by=ANN, at=NOON)
        work.announce(Topic.IDEAS_APPROVED, str(idea.id), lambda: IdeaPayload.of(known))
        await work.commit()

    assert await subject.messages() == [("ideas.approved", str(idea.id), 2)]


async def test_where_nothing_changed_nothing_is_announced(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as work:
        known = await work.ideas.get(idea.id)
        work.announce(Topic.IDEAS_APPROVED, str(idea.id), lambda: IdeaPayload.of(known))
        await work.commit()

    assert await subject.messages() == []


async def test_the_later_of_two_changes_to_the_same_version_is_refused(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as late, subject.work() as early:
        (await late.ideas.get(idea.id)).reject(by=ANN, at=NOON)
        (await early.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await early.commit()
        with pytest.raises(StaleAggregateError):
            await late.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED
    assert await subject.event_names() == ["IdeaApproved"]


async def test_of_two_commits_at_once_exactly_one_gets_in(subject: Subject) -> None:
    idea = await saved(subject)

    async def approve() -> bool:
        async with subject.work() as work:
            (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
            await asyncio.sleep(0.01)
            try:
                await work.commit()
            except StaleAggregateError:
                return False
        return True

    assert sorted(await asyncio.gather(approve(), approve())) == [False, True]
    assert await subject.event_names() == ["IdeaApproved"]


async def test_an_aggregate_cannot_be_added_twice(subject: Subject) -> None:
    idea = await saved(subject)

    async with subject.work() as work:
        work.ideas.add(an_idea(id=idea.id))
        with pytest.raises(StaleAggregateError):
            await work.commit()


async def test_reading_alone_makes_nobody_stale(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.work() as reading, subject.work() as writing:
        await reading.ideas.get(idea.id)
        (await writing.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await writing.commit()
        await reading.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED


async def test_a_repeated_step_changes_nothing_even_long_after(subject: Subject) -> None:
    idea = await saved(subject)
    for seq, decide in ((1, Idea.approve), (2, Idea.reject)):
        async with subject.step(seq) as work:
            decide(await work.ideas.get(idea.id), by=ANN, at=NOON)
            await work.commit()
    async with subject.step(3) as work:
        (await work.ideas.get(idea.id)).reopen(by=ANN, at=NOON, has_script=False)
        await work.commit()
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.NEW
    assert sorted(await subject.event_names()) == ["IdeaApproved", "IdeaRejected", "IdeaReopened"]


async def test_a_step_number_that_is_taken_by_something_else_is_refused(subject: Subject) -> None:
    idea = await saved(subject)
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).approve(by=ANN, at=NOON)
        await work.commit()
    async with subject.step(1) as work:
        (await work.ideas.get(idea.id)).reject(by=ANN, at=NOON)
        with pytest.raises(InvalidTransitionError, match="Step 1 of content/a"):
            await work.commit()

    assert await status_of(subject, idea) is IdeaStatus.APPROVED


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
            await work.posts.get(post.id),
            await work.snapshots.find(snapshot.id),
        ]
    assert [repr(one) for one in found] == [repr(o) for o in (run, script, manifest, asset, video, post, snapshot)]


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
