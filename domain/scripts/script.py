"""A script: the shot list of one video, its versions and its approval."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.scripts.scene import Scene
from domain.shared.aggregate import Aggregate
from domain.shared.errors import ContentChangedError, InvalidTransitionError
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, IdeaId, ScriptId
from domain.shared.lifecycle import Lifecycle, Move


class ScriptStatus(StrEnum):
    DRAFT = "draft"
    APPROVED = "approved"


LIFECYCLE = Lifecycle(
    {
        "approve": Move({ScriptStatus.DRAFT}, ScriptStatus.APPROVED),
        "revise": Move({ScriptStatus.APPROVED}, ScriptStatus.DRAFT),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptEvent(DomainEvent):
    script_id: ScriptId
    revision: int
    by: Actor


class ScriptWritten(ScriptEvent):
    """A first draft is there."""


class ScriptEdited(ScriptEvent):
    """The words changed: a new version, still a draft."""


class ScriptApproved(ScriptEvent):
    """Assets may be made from exactly this version."""


class ScriptRevised(ScriptEvent):
    """The approval was taken back for a new version."""


@dataclass(kw_only=True, slots=True, eq=False)
class Script(Aggregate):
    """`revision` counts the versions of the text, from 1."""

    id: ScriptId
    idea_id: IdeaId
    title: str
    language: str = "en"
    scenes: tuple[Scene, ...]
    revision: int = 1
    writer: str = "offline"
    source_url: str = ""
    status: ScriptStatus = ScriptStatus.DRAFT
    created_at: datetime
    updated_at: datetime

    @property
    def duration(self) -> timedelta:
        return sum((scene.duration for scene in self.scenes), timedelta())

    @property
    def content_hash(self) -> str:
        """Sha256 of title and scenes: what an approval is bound to."""
        content = [self.title, [asdict(scene) for scene in self.scenes]]
        return hashlib.sha256(json.dumps(content, default=str, ensure_ascii=False).encode()).hexdigest()

    def propose(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(ScriptWritten(script_id=self.id, revision=self.revision, by=by, at=self.created_at))

    def edit(self, scenes: Sequence[Scene], *, by: Actor, at: datetime) -> None:
        """Change a draft; the same text again is no new version."""
        if self.status is not ScriptStatus.DRAFT:
            msg = "An approved script is not edited: revise it, which makes a new version."
            raise InvalidTransitionError(msg)
        if tuple(scenes) == self.scenes:
            return
        self.scenes = tuple(scenes)
        self.revision += 1
        self.updated_at = at
        self.record(ScriptEdited(script_id=self.id, revision=self.revision, by=by, at=at))

    def approve(self, *, content_hash: str | None, by: Actor, at: datetime) -> None:
        """Approve the text that was shown: raise `ContentChangedError` if it is another one by now."""
        if content_hash is not None and content_hash != self.content_hash:
            msg = "The script has changed since it was shown: read the new version, then decide."
            raise ContentChangedError(msg)
        if LIFECYCLE.after(self.status, "approve") is self.status:
            return
        self.status = ScriptStatus.APPROVED
        self.updated_at = at
        self.record(ScriptApproved(script_id=self.id, revision=self.revision, by=by, at=at))

    def revise(self, *, by: Actor, at: datetime) -> None:
        """Take the approval back: a new version of the same text, open for edits."""
        if LIFECYCLE.after(self.status, "revise") is self.status:
            return
        self.status = ScriptStatus.DRAFT
        self.revision += 1
        self.updated_at = at
        self.record(ScriptRevised(script_id=self.id, revision=self.revision, by=by, at=at))

    def withdraw(self, *, by: Actor, at: datetime) -> None:
        """Take the approval back as undo does, before anything came of it: the same version is a draft again."""
        if LIFECYCLE.after(self.status, "revise") is not self.status:
            self.status, self.updated_at = ScriptStatus.DRAFT, at
            self.record(ScriptRevised(script_id=self.id, revision=self.revision, by=by, at=at))
