"""A pipeline without workflows that does what it is asked: it changes the stored things at once, and can undo."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from application.contracts import commands
from application.contracts.commands import DecisionOutcome, DeliveryCommand, PipelineCommand
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from application.use_cases.scripts.edit import edited
from domain.assets.asset import Asset, Take
from domain.shared.errors import InvalidTransitionError
from domain.shared.ids import Actor, AssetId, IdeaId, PostId, ScriptId, TenantId
from tests.support.fake_pipeline import FakePipeline

Entity = Literal["idea", "script", "asset", "video", "post"]
ANEW = "Nobody sleeps before a launch day."
"""What a scene says that was written anew."""
Verdict = tuple[Entity, UUID]


@dataclass(slots=True)
class ActingPipeline(FakePipeline):
    """Each decision can be undone for `grace`; an undo after that is refused."""

    open_work: UnitOfWorkFactory | None = None
    grace: timedelta = timedelta(seconds=20)
    _done: dict[UUID, tuple[PipelineCommand, datetime]] = field(default_factory=dict)
    _acted: dict[UUID, DecisionOutcome] = field(default_factory=dict)

    async def decide(self, command: PipelineCommand) -> DecisionOutcome:
        return await self._once(command, self._undo if isinstance(command, commands.Undo) else self._decide)

    async def deliver(self, command: DeliveryCommand) -> DecisionOutcome:
        return await self._once(command, self._deliver)

    async def _once(
        self, command: commands.Command, act: Callable[[commands.Command, UnitOfWork], Awaitable[Verdict]]
    ) -> DecisionOutcome:
        self._refuse()
        if command.decision_id in self._acted:
            return self._acted[command.decision_id]
        assert self.open_work is not None
        now, undo = datetime.now(UTC), isinstance(command, commands.Undo)
        context = WorkContext(
            tenant_id=TenantId(command.tenant_id), actor=Actor(command.actor), reason=command.reason, workflow_id=""
        )
        async with self.open_work(context) as work:
            entity, entity_id = await act(command, work)
            await work.commit()
        self.asked.append(command)
        if isinstance(command, commands.IdeaCommand) and not undo:
            self._done[command.decision_id] = (command, now)  # type: ignore[assignment]  # each is one of the union
        outcome = DecisionOutcome(
            decision_id=command.decision_id,
            entity=entity,
            entity_id=entity_id,
            status="",
            version=0,
            outcome="reverted" if undo else "accepted",
            grace_ends_at=None if undo else now + self.grace,
        )
        self._acted[command.decision_id] = outcome
        return outcome

    async def _decide(self, command: commands.Command, work: UnitOfWork) -> Verdict:  # noqa: PLR0911 - one for each kind
        by, at = Actor(command.actor), datetime.now(UTC)
        match command:
            case commands.ApproveIdea() | commands.RejectIdea():
                idea = await work.ideas.get(IdeaId(command.idea_id))
                (idea.approve if isinstance(command, commands.ApproveIdea) else idea.reject)(by=by, at=at)
                return "idea", idea.id
            case commands.ReopenIdea():
                await self._reopen(work, command.idea_id, by, at)
                return "idea", command.idea_id
            case commands.EditScript():
                script = await work.scripts.get(ScriptId(command.script_id))
                edits = {edit.scene_id: edit for edit in command.scenes}
                script.edit([edited(scene, edits.get(scene.scene_id)) for scene in script.scenes], by=by, at=at)
                return "script", script.id
            case commands.RewriteScene() | commands.RevertScript():
                return await self._new_version(work, command, by, at)
            case commands.ApproveScript():
                script = await work.scripts.get(ScriptId(command.script_id))
                script.approve(content_hash=command.content_hash, by=by, at=at, reason=command.reason)
                return "script", script.id
            case commands.ReviseScript():
                (await work.scripts.get(ScriptId(command.script_id))).revise(by=by, at=at)
                return "script", command.script_id
            case commands.AssetCommand():
                await self._decide_on(await work.assets.get(AssetId(command.asset_id)), command)
                return "asset", command.asset_id
            case commands.ConfirmSchedule():
                post = await work.posts.get(PostId(command.post_id))
                if command.scheduled_at:
                    post.reschedule(command.scheduled_at, by=by, at=at)
                post.confirm(by=by, at=at)
                return "post", post.id
        return "idea", getattr(command, "idea_id")  # noqa: B009  (retry: nothing is parked here)

    async def _decide_on(self, asset: Asset, command: commands.AssetCommand) -> None:
        by, at = Actor(command.actor), datetime.now(UTC)
        if isinstance(command, commands.RegenerateAsset):
            (asset.retry if asset.failure else asset.regenerate)(by=by, at=at, prompt=command.prompt)
        elif isinstance(command, commands.PickTake):
            asset.pick(command.take, by=by, at=at)
        elif isinstance(command, commands.ReplaceAsset):
            brought = Take(key=command.upload.key, source="upload", licence=command.upload.licence)
            asset.replace(brought, by=by, at=at)

    async def _new_version(
        self, work: UnitOfWork, command: commands.RewriteScene | commands.RevertScript, by: Actor, at: datetime
    ) -> Verdict:
        script = await work.scripts.get(ScriptId(command.script_id))
        if isinstance(command, commands.RevertScript):
            scenes = await work.scripts.scenes_of(script.id, command.revision)
        else:
            wanted = command.scene_id
            scenes = tuple(replace(one, narration=ANEW) if one.scene_id == wanted else one for one in script.scenes)
        script.edit(scenes, by=by, at=at)
        return "script", script.id

    async def _deliver(self, command: commands.Command, work: UnitOfWork) -> Verdict:
        assert isinstance(command, commands.PostCommand)
        post, by, at = await work.posts.get(PostId(command.post_id)), Actor(command.actor), datetime.now(UTC)
        if isinstance(command, commands.ReschedulePost):
            post.reschedule(command.scheduled_at, by=by, at=at)
        elif isinstance(command, commands.CancelPost):
            post.cancel(by=by, at=at)
        else:
            post.retry(by=by, at=at)
        return "post", post.id

    async def _undo(self, command: commands.Command, work: UnitOfWork) -> Verdict:
        assert isinstance(command, commands.Undo)
        undone, decided = self._done.get(command.undoes, (None, datetime.now(UTC)))
        by, at = Actor(command.actor), datetime.now(UTC)
        if undone is None or at - decided > self.grace:
            msg = "It is too late to undo this."
            raise InvalidTransitionError(msg)
        if isinstance(undone, commands.ApproveScript):
            (await work.scripts.get(ScriptId(undone.script_id))).revise(by=by, at=at)
            return "script", undone.script_id
        if isinstance(undone, commands.ConfirmSchedule):
            (await work.posts.get(PostId(undone.post_id))).withdraw(by=by, at=at)
            return "post", undone.post_id
        await self._reopen(work, command.idea_id, by, at)
        return "idea", command.idea_id

    async def _reopen(self, work: UnitOfWork, idea_id: UUID, by: Actor, at: datetime) -> None:
        idea = await work.ideas.get(IdeaId(idea_id))
        idea.reopen(by=by, at=at, has_script=await work.scripts.of_idea(idea.id) is not None)
