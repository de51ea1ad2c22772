"""A script beside something else: its earlier version, word by word, and the article it rests on."""

from application.contracts.base import Payload


class Run(Payload):
    """Words of one kind: same, cut or new in a comparison; plain, or a span's kind, in an article."""

    kind: str
    text: str


class SceneChange(Payload):
    """The words of one scene on both sides; a side without the scene is empty."""

    scene_id: str
    number: int
    before: tuple[Run, ...]
    after: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        return any(run.kind != "same" for run in (*self.before, *self.after))


class ScriptChanges(Payload):
    """What `version` says otherwise than `old_version`; scenes that are the same are left out."""

    old_version: int
    version: int
    scenes: tuple[SceneChange, ...]


class SceneSources(Payload):
    """What a scene says, and the passages of the article that say so; without one, nothing backs it."""

    scene_id: str
    number: int
    narration: str
    passages: tuple[tuple[Run, ...], ...]
