"""Versions of a script: checked, held or approved with a reason, one scene written anew, an earlier text again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

import pytest

from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from application.contracts.article import Article
from application.contracts.commands import SceneEdit
from application.contracts.payloads import ScriptPayload
from application.contracts.pipeline import StepContext
from application.contracts.steps import ApproveScriptStep, EditStep, RevertStep, RewriteStep
from application.ports.scene_writer import SceneWriter
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.scripts.approve import ApproveScript
from application.use_cases.scripts.edit import EditScript
from application.use_cases.scripts.revert import RevertScript
from application.use_cases.scripts.rewrite import RewriteScene
from domain.scripts.scene import Beat, Scene
from domain.scripts.script import Script, ScriptApproved
from domain.shared.errors import ContentChangedError, HeldByChecksError, NotFoundError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel
from tests.support.builders import ANN, a_channel, a_scene, a_script, an_idea
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels
from tests.support.object_store import MemoryObjectStore

TEXT = "Three things decide a launch day. Nobody sleeps in the week before. Five people watch the screens."
ARTICLE = Article(source="a.md", digest="0", title="Launch day", text=TEXT, blocks=())


@dataclass
class Says(SceneWriter):
    """Says what it was told to, and lets somebody else in before if there is a `meanwhile`."""

    words: str = "Nobody sleeps in the week before."
    earlier: list[str] = field(default_factory=list)
    meanwhile: Any = None

    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        self.earlier = [scene.narration for scene in earlier]
        if self.meanwhile is not None:
            await self.meanwhile()
        return replace(next(one for one in scenes if one.scene_id == scene_id), narration=self.words)


@dataclass
class Desk:
    script: Script
    writer: Says = field(default_factory=Says)
    tenant_id: TenantId = field(default_factory=lambda: TenantId(uuid4()))
    store: MemoryStore = field(default_factory=MemoryStore)
    objects: MemoryObjectStore = field(default_factory=MemoryObjectStore)
    channel: Channel = field(default_factory=a_channel)
    seq: int = 0

    def work(self, context: WorkContext) -> UnitOfWork:
        return MemoryUnitOfWork(self.store, context)

    def step(self, actor: str = "user:ann", reason: str = "") -> dict[str, Any]:
        self.seq += 1
        context = StepContext(
            tenant_id=self.tenant_id, workflow_id="c", run_id="r", seq=self.seq, actor=actor, reason=reason
        )
        return {"context": context, "script_id": self.script.id}

    @property
    def ports(self) -> dict[str, Any]:
        channels = MemoryChannels({self.channel.id: self.channel})
        return {"unit_of_work": self.work, "clock": Noon(), "store": self.objects, "channels": channels}

    async def edit(self, narration: str, scene_id: str = "s1") -> ScriptPayload:
        edit = SceneEdit(scene_id=scene_id, narration=narration)
        return await EditScript(**self.ports)(EditStep(**self.step(), scenes=(edit,)))

    async def approve(self, actor: str = "user:ann", reason: str = "") -> ScriptPayload:
        approve = ApproveScript(unit_of_work=self.work, clock=Noon())
        return await approve(ApproveScriptStep(**self.step(actor, reason)))

    async def rewrite(self, scene_id: str = "s1") -> ScriptPayload:
        return await RewriteScene(writer=self.writer, **self.ports)(RewriteStep(**self.step(), scene_id=scene_id))

    async def revert(self, revision: int) -> ScriptPayload:
        return await RevertScript(**self.ports)(RevertStep(**self.step(), revision=revision))


@pytest.fixture
async def desk() -> Desk:
    scenes = (a_scene(), a_scene(scene_id="s2", beat=Beat.CLOSE, narration="Read the rest on the site."))
    desk = Desk(a_script(scenes=scenes))
    idea = an_idea(id=desk.script.idea_id, channel_id=desk.channel.id)
    await desk.objects.put(idea.origin.article_key, ARTICLE.model_dump_json().encode())
    async with desk.work(WorkContext(tenant_id=desk.tenant_id, actor=ANN)) as work:
        desk.script.propose(by=ANN)
        idea.propose(by=ANN)
        work.ideas.add(idea)
        work.scripts.add(desk.script)
        await work.commit()
    return desk


async def test_words_typed_by_hand_are_held_against_the_article_too(desk: Desk) -> None:
    edited = await desk.edit("Seven things decide a launch day.")

    assert [(found.check, found.scene_id) for found in edited.findings if found.severity == "error"] == [
        ("number", "s1")
    ]
    assert "“Seven” does not stand in the article" in edited.held


async def test_an_edit_points_at_the_place_that_it_now_rests_on(desk: Desk) -> None:
    edited = await desk.edit("Five people watch the screens.")
    spans = edited.scenes[0].spans

    assert {(span.kind, span.text) for span in spans} == {
        ("sentence", "Five people watch the screens."),
        ("number", "Five"),
    }
    assert all(TEXT[span.start : span.end] == span.text for span in spans)


async def test_the_policy_does_not_approve_what_the_checks_hold(desk: Desk) -> None:
    await desk.edit("Seven things decide a launch day.")
    answer = await desk.approve("policy:auto")

    assert answer.status == "draft"
    assert answer.held


async def test_the_policy_approves_what_has_warnings_only(desk: Desk) -> None:
    edited = await desk.edit("Three things decide a launch day.")

    assert {found.severity for found in edited.findings} <= {"warning"}
    assert (await desk.approve("policy:auto")).status == "approved"


async def test_a_person_approves_it_with_a_reason_that_is_remembered(desk: Desk) -> None:
    await desk.edit("Seven things decide a launch day.")
    with pytest.raises(HeldByChecksError, match="say why"):
        await desk.approve()
    approved = await desk.approve(reason="The author told me so.")

    assert approved.status == "approved"
    event = desk.store.events[-1].event
    assert isinstance(event, ScriptApproved)
    assert event.overridden == ("number",)
    assert desk.store.audit[-1].reason == "The author told me so."


async def test_one_scene_is_written_anew_and_the_rest_stays(desk: Desk) -> None:
    written = await desk.rewrite("s1")

    assert [scene.narration for scene in written.scenes] == [desk.writer.words, "Read the rest on the site."]
    assert (written.version, written.status) == (2, "draft")
    assert written.scenes[0].spans[0].text == desk.writer.words


async def test_the_writer_hears_what_the_scene_said_before(desk: Desk) -> None:
    await desk.rewrite("s1")
    desk.writer.words = "Five people watch the screens."
    await desk.rewrite("s1")

    assert desk.writer.earlier == ["Three things decide a launch day."]


async def test_a_script_that_was_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    desk.writer.meanwhile = lambda: desk.edit("Three things decide it.")
    with pytest.raises(ContentChangedError):
        await desk.rewrite("s1")

    assert desk.store.rows["script"][desk.tenant_id, desk.script.id].revision == 2


async def test_an_unknown_scene_is_not_written(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no scene s9"):
        await desk.rewrite("s9")


async def test_an_earlier_text_comes_back_as_a_new_version(desk: Desk) -> None:
    first = [scene.narration for scene in desk.script.scenes]
    await desk.edit("Seven things decide a launch day.")
    reverted = await desk.revert(1)

    assert [scene.narration for scene in reverted.scenes] == first
    assert (reverted.version, reverted.held) == (3, "")


async def test_a_version_that_never_was_does_not_come_back(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no version 7"):
        await desk.revert(7)
