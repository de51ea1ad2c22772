"""Change the words of a draft, and the lines and numbers of its cards, scene by scene."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from application.contracts.commands import SceneEdit
from application.contracts.payloads import ScriptPayload
from application.contracts.steps import EditStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.object_store import ObjectStore
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.scripts.checking import Shelf, checked
from domain.scripts.lines import with_lines, with_numbers
from domain.scripts.scene import Scene, Visual
from domain.scripts.script import Script
from domain.shared.errors import InvalidInputError
from domain.shared.ids import Actor, ScriptId


@dataclass(frozen=True, slots=True, kw_only=True)
class EditScript:
    """A scene that is not named stays as it is; an edited one is drawn and spoken anew.

    Its length follows the length of its words, and its card shows the words on screen where it showed them before.
    """

    store: ObjectStore
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: EditStep) -> ScriptPayload:
        context = WorkContext.of(command.context)
        async with self.unit_of_work(context) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            idea = await work.ideas.get(script.idea_id)
        standard = await Shelf(self.store, self.channels).standard(context.tenant_id, idea, script.language)
        async with self.unit_of_work(context) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            edits = _edits_of(script, command.scenes)
            scenes = [edited(scene, edits.get(scene.scene_id)) for scene in script.scenes]
            text = checked(script.title, scenes, standard)
            script.edit(text.scenes, by=Actor(command.context.actor), at=self.clock.now(), findings=text.findings)
            await work.commit()
        return ScriptPayload.of(script)


def _edits_of(script: Script, edits: tuple[SceneEdit, ...]) -> Mapping[str, SceneEdit]:
    unknown = {edit.scene_id for edit in edits} - {scene.scene_id for scene in script.scenes}
    if unknown:
        msg = f"The script has no scene {min(unknown)}: read its newest version and edit that."
        raise InvalidInputError(msg)
    return {edit.scene_id: edit for edit in edits}


def edited(scene: Scene, edit: SceneEdit | None) -> Scene:
    """Raise `InvalidInputError` for words or lines that make no scene."""
    if edit is None:
        return scene
    narration = " ".join(edit.narration.split())
    if not narration:
        msg = f"The scene {scene.scene_id} would have nothing to say: give it words."
        raise InvalidInputError(msg)
    shown = scene.on_screen_text if edit.on_screen_text is None else edit.on_screen_text.strip()
    return replace(
        scene,
        narration=narration,
        on_screen_text=shown,
        duration=_duration(scene, narration),
        visual=_with_its_lines(_redrawn(scene.visual, scene.on_screen_text, shown), edit),
    )


def _redrawn(visual: Visual, before: str, after: str) -> Visual:
    """A card never loses its headline: without words on screen it keeps the one it has."""
    if not before or not after:
        return visual
    headline = after if visual.headline == before else visual.headline
    return replace(visual, headline=headline, items=tuple(after if item == before else item for item in visual.items))


def _with_its_lines(visual: Visual, edit: SceneEdit) -> Visual:
    if edit.items is not None:
        visual = with_lines(visual, edit.items)
    if edit.points is not None or edit.series is not None:
        points = visual.points if edit.points is None else edit.points
        visual = with_numbers(visual, points, visual.series if edit.series is None else edit.series)
    return visual


def _duration(scene: Scene, narration: str) -> timedelta:
    """Estimate by the rate at which the scene was spoken so far; the voiceover will tell."""
    words = max(len(scene.narration.split()), 1)
    spoken = (scene.duration - scene.pause) / words * len(narration.split())
    return timedelta(seconds=round(spoken.total_seconds(), 2)) + scene.pause
