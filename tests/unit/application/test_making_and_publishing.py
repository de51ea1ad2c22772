"""The use-cases of assets, videos, posts and analytics on the in-memory unit of work."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from application.contracts.commands import SceneEdit
from application.contracts.payloads import ScriptPayload
from application.contracts.pipeline import StepContext
from application.contracts.steps import (
    ApproveScriptStep,
    CollectStep,
    EditStep,
    IdeaStep,
    PlanPostStep,
    PostStep,
    PublishStep,
    ScriptStep,
    TimedPostStep,
)
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.analytics.collect import CollectMetrics
from application.use_cases.ideas.approve import ApproveIdea
from application.use_cases.ideas.reopen import ReopenIdea
from application.use_cases.posts.commit import CommitPost
from application.use_cases.posts.confirm import ConfirmPost
from application.use_cases.posts.schedule import SchedulePost
from application.use_cases.scripts.approve import ApproveScript
from application.use_cases.scripts.edit import EditScript
from application.use_cases.scripts.withdraw import WithdrawScript
from domain.analytics.snapshot import Metrics
from domain.posts.post import Delivery, PostStatus
from domain.scripts.scene import Layout, Visual
from domain.scripts.script import Script, ScriptStatus
from domain.shared.aggregate import Aggregate
from domain.shared.errors import (
    ContentChangedError,
    InvalidInputError,
    InvalidTransitionError,
    ProviderUnavailableError,
)
from domain.shared.ids import TenantId
from domain.tenancy.channel import ScheduleRule
from domain.videos.video import VideoStatus
from tests.support.builders import NOON, a_channel, a_post, a_rendition, a_scene, a_script, a_video, an_idea
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels, MemoryNumbers
from tests.support.fake_makers import FakeMetrics
from tests.support.fake_platform import FakePlatform
from tests.support.object_store import MemoryObjectStore


class World:
    def __init__(self) -> None:
        self.store = MemoryStore()
        self.tenant_id = TenantId(uuid4())
        self.channels = MemoryChannels()
        self.seq = 0

    def work(self, context: WorkContext) -> UnitOfWork:
        return MemoryUnitOfWork(self.store, context)

    def context(self) -> StepContext:
        self.seq += 1
        return StepContext(
            tenant_id=self.tenant_id, workflow_id="content/1", run_id="run", seq=self.seq, actor="user:ann"
        )

    def has(self, **aggregates: Any) -> None:
        for kind, aggregate in aggregates.items():
            stored: Aggregate = aggregate
            stored.version = 1
            self.store.rows[kind][self.tenant_id, aggregate.id] = aggregate

    def topics(self) -> list[str]:
        return [str(message.topic) for message in self.store.messages]

    @property
    def ports(self) -> dict[str, Any]:
        return {"unit_of_work": self.work, "clock": Noon()}

    async def edit(self, script: Script, edit: SceneEdit) -> ScriptPayload:
        """Its article is gone."""
        channel = a_channel()
        self.channels.channels[channel.id] = channel
        self.has(idea=an_idea(id=script.idea_id, channel_id=channel.id))
        use_case = EditScript(**self.ports, store=MemoryObjectStore(), channels=self.channels)
        return await use_case(EditStep(context=self.context(), script_id=script.id, scenes=(edit,)))


@pytest.fixture
def world() -> World:
    return World()


async def test_an_approval_is_announced_with_the_version_it_made(world: World) -> None:
    idea = an_idea()
    world.has(idea=idea)
    payload = await ApproveIdea(**world.ports)(IdeaStep(context=world.context(), idea_id=idea.id))

    assert (payload.status, payload.version) == ("approved", 2)
    assert world.store.messages[0].payload == payload


async def test_a_repeated_step_changes_nothing(world: World) -> None:
    idea = an_idea()
    world.has(idea=idea)
    step = IdeaStep(context=world.context(), idea_id=idea.id)
    first, second = [await ApproveIdea(**world.ports)(step) for _ in range(2)]

    assert first == second
    assert len(world.store.events) == 1
    assert world.topics() == ["ideas.approved"]


async def test_lines_of_a_card_are_changed_and_numbers_of_one_that_has_none_are_refused(world: World) -> None:
    visual = Visual(layout=Layout.LIST, headline="Three things", items=("One", "Two"), active=2)
    script = a_script(scenes=(a_scene(visual=visual),))
    world.has(script=script)
    words = {"scene_id": "s1", "narration": "Three things decide."}
    lines = SceneEdit.model_validate({**words, "items": ("One", "Two", "Three")})
    numbers = SceneEdit.model_validate({**words, "points": (("One", 1.0),)})
    payload = await world.edit(script, lines)

    assert payload.scenes[0].items == ("One", "Two", "Three")
    assert payload.version == 2
    with pytest.raises(InvalidInputError, match="list picture has no numbers"):
        await world.edit(script, numbers)


async def test_an_idea_with_a_script_is_not_reopened(world: World) -> None:
    idea = an_idea(status="approved")
    world.has(idea=idea, script=a_script(idea_id=idea.id))

    with pytest.raises(InvalidTransitionError):
        await ReopenIdea(**world.ports)(IdeaStep(context=world.context(), idea_id=idea.id))


async def test_an_edit_changes_the_named_scene_and_its_length_only(world: World) -> None:
    script = a_script()
    world.has(script=script)
    edit = SceneEdit(scene_id="s1", narration="Three  things\n decide a launch day and they are few.")
    payload = await world.edit(script, edit)

    assert payload.version == 2
    assert payload.scenes[0].narration == "Three things decide a launch day and they are few."
    assert payload.scenes[0].duration_sec > script.scenes[0].duration.total_seconds()
    assert payload.scenes[1].narration == script.scenes[1].narration
    assert payload.scenes[0].on_screen_text == "Launch day"


async def test_words_on_screen_that_are_edited_are_shown_on_the_card(world: World) -> None:
    script = a_script()
    world.has(script=script)
    edit = SceneEdit(scene_id="s1", narration="Three things decide a launch day.", on_screen_text="Three things")
    payload = await world.edit(script, edit)

    assert payload.scenes[0].on_screen_text == payload.scenes[0].headline == "Three things"


async def test_a_card_keeps_its_headline_when_the_words_on_screen_are_taken_away(world: World) -> None:
    script = a_script()
    world.has(script=script)
    edit = SceneEdit(scene_id="s1", narration="Three things decide a launch day.", on_screen_text="")
    payload = await world.edit(script, edit)

    assert (payload.scenes[0].on_screen_text, payload.scenes[0].headline) == ("", "Launch day")


@pytest.mark.parametrize(
    ("scene_id", "narration", "reason"), [("s9", "Words.", "no scene s9"), ("s1", " \n ", "nothing to say")]
)
async def test_an_edit_that_makes_no_sense_is_refused(world: World, scene_id: str, narration: str, reason: str) -> None:
    script = a_script()
    world.has(script=script)
    edit = SceneEdit(scene_id=scene_id, narration=narration)

    with pytest.raises(InvalidInputError, match=reason):
        await world.edit(script, edit)


async def test_an_approval_is_bound_to_the_text_that_was_shown(world: World) -> None:
    script = a_script()
    world.has(script=script)

    with pytest.raises(ContentChangedError):
        await ApproveScript(**world.ports)(
            ApproveScriptStep(context=world.context(), script_id=script.id, content_hash="0" * 64)
        )


async def test_an_approval_taken_back_in_time_is_no_new_version(world: World) -> None:
    script = a_script(status=ScriptStatus.APPROVED)
    world.has(script=script)
    payload = await WithdrawScript(**world.ports)(ScriptStep(context=world.context(), script_id=script.id))

    assert (payload.status, payload.version) == ("draft", 1)


async def a_ready_video(world: World, **channel: Any) -> Any:
    theirs = a_channel(**channel)
    world.channels.channels[theirs.id] = theirs
    idea = an_idea(channel_id=theirs.id)
    video = a_video(idea_id=idea.id, status=VideoStatus.READY, rendition=a_rendition())
    world.has(idea=idea, video=video, script=a_script(idea_id=idea.id))
    return video


async def test_a_post_without_a_rule_is_planned_for_now_once(world: World) -> None:
    video = await a_ready_video(world)
    plan = SchedulePost(channels=world.channels, **world.ports)
    posts = [await plan(PlanPostStep(context=world.context(), video_id=video.id)) for _ in range(2)]

    assert posts[0].scheduled_at == NOON
    assert posts[0].post_id == posts[1].post_id
    assert posts[0].confirmed_at is None
    assert world.topics() == []


async def test_a_post_with_a_rule_takes_the_next_free_slot(world: World) -> None:
    rule = ScheduleRule(id=uuid4(), times=("13:00", "18:00"), updated_at=NOON)  # type: ignore[arg-type]  # any id will do
    video = await a_ready_video(world, rule=rule)
    channel = next(iter(world.channels.channels))
    world.has(post=a_post(channel_id=channel, scheduled_at=NOON + timedelta(hours=1)))
    planned = await SchedulePost(channels=world.channels, **world.ports)(
        PlanPostStep(context=world.context(), video_id=video.id)
    )

    assert planned.scheduled_at == NOON + timedelta(hours=6)


async def test_confirming_announces_the_post_with_the_time_that_was_asked_for(world: World) -> None:
    post = a_post()
    world.has(post=post)
    later = NOON + timedelta(days=1)
    payload = await ConfirmPost(**world.ports)(
        TimedPostStep(context=world.context(), post_id=post.id, scheduled_at=later)
    )

    assert payload.scheduled_at == later
    assert payload.confirmed_at == NOON
    assert world.topics() == ["posts.scheduled"]


@pytest.mark.parametrize(
    "state", [{"delivery": None}, {"delivery": Delivery.ARMED, "cancelled_at": NOON}], ids=["not armed", "cancelled"]
)
async def test_what_is_not_armed_or_was_cancelled_is_never_sent(world: World, state: dict[str, Any]) -> None:
    video = await a_ready_video(world)
    post = a_post(video_id=video.id, **state)
    world.has(post=post)
    platform = FakePlatform()

    with pytest.raises(InvalidTransitionError):
        await CommitPost(publishers={"own_site": platform}, unit_of_work=world.work)(
            PublishStep(context=world.context(), post_id=post.id, handle={})
        )
    assert platform.sends == []


async def test_numbers_that_moved_make_a_snapshot_and_the_same_make_none(world: World) -> None:
    post = a_post(status=PostStatus.PUBLISHED)
    world.has(post=post)
    metrics = FakeMetrics(numbers={post.id: Metrics(views=3, likes=1)})
    collect = CollectMetrics(analytics=MemoryNumbers(world.store), sources=[metrics], unit_of_work=world.work)
    taken = [
        await collect(CollectStep(context=world.context(), collected_at=datetime(2026, 1, 2, hour, tzinfo=UTC)))
        for hour in range(2)
    ]

    assert taken == [1, 0]
    assert world.topics() == ["analytics.collected"]
    assert world.store.messages[0].payload.model_dump()["metrics"]["comments"] is None


async def test_a_platform_that_does_not_answer_costs_no_other_platform_its_numbers(world: World) -> None:
    post = a_post(status=PostStatus.PUBLISHED)
    world.has(post=post)
    silent = FakeMetrics(errors=[ProviderUnavailableError("No answer.")])
    sources = [silent, FakeMetrics(numbers={post.id: Metrics(views=3)})]
    collect = CollectMetrics(analytics=MemoryNumbers(world.store), sources=sources, unit_of_work=world.work)

    with pytest.raises(ProviderUnavailableError):
        await collect(CollectStep(context=world.context(), collected_at=NOON))
    assert world.topics() == ["analytics.collected"]


def test_a_post_step_carries_why_a_post_failed_apart_from_why_somebody_decided(world: World) -> None:
    step = PostStep(context=world.context(), post_id=uuid4(), reason="The video is too long.")

    assert (step.context.reason, step.reason) == ("", "The video is too long.")
