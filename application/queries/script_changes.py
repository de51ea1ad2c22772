"""What changed between two versions of a script, word by word."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from application.contracts.payloads import ScenePayload, ScriptPayload
from application.contracts.script_views import Run, SceneChange, ScriptChanges


def changes_between(old: ScriptPayload, new: ScriptPayload) -> ScriptChanges:
    changed = tuple(change for change in compared(old, new) if change.changed)
    return ScriptChanges(old_version=old.version, version=new.version, scenes=changed)


def compared(old: ScriptPayload, new: ScriptPayload) -> list[SceneChange]:
    """Every scene, changed or not, by its place in the script."""
    pairs = zip_longest(old.scenes, new.scenes)
    return [_compared(number, before, after) for number, (before, after) in enumerate(pairs, start=1)]


def _compared(number: int, old: ScenePayload | None, new: ScenePayload | None) -> SceneChange:
    before, after = _words(old), _words(new)
    sides: tuple[list[Run], list[Run]] = ([], [])
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for side, run, changed in ((sides[0], before[i:j], "cut"), (sides[1], after[k:m], "new")):
            if run:
                side.append(Run(kind="same" if kind == "equal" else changed, text=" ".join(run)))
    known = new or old
    scene_id = known.scene_id if known else ""
    return SceneChange(scene_id=scene_id, number=number, before=tuple(sides[0]), after=tuple(sides[1]))


def _words(scene: ScenePayload | None) -> list[str]:
    if scene is None:
        return []
    return " ".join([scene.narration, *(f"[{line}]" for line in _shown(scene) if line)]).split()


def _shown(scene: ScenePayload) -> Iterator[str]:
    yield scene.on_screen_text
    yield from scene.items
    yield from (f"{label} = {value:g}" for label, value in scene.points)
    yield from (f"{name} = {', '.join(f'{value:g}' for value in values)}" for name, values in scene.series)
