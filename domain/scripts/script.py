"""A script: the shot list of one video, its versions and its approval."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.scripts.quality.finding import Finding, Severity, held_by
from domain.scripts.scene import Scene
from domain.shared.aggregate import Aggregate
from domain.shared.errors import ContentChangedError, HeldByChecksError, InvalidTransitionError
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptApproved(ScriptEvent):
    """Assets may be made from exactly this version; `overridden` are the checks that it was approved in spite of."""

    overridden: tuple[str, ...] = ()


class ScriptRevised(ScriptEvent):
    """The approval was taken back for a new version."""


@dataclass(kw_only=True, slots=True, eq=False)
class Script(Aggregate):
    """`revision` counts the versions of the text, from 1; `findings` are those of the checks in this version."""

    id: ScriptId
    idea_id: IdeaId
    title: str
    language: str = "en"
    scenes: tuple[Scene, ...]
    revision: int = 1
    writer: str = "offline"
    source_url: str = ""
    findings: tuple[Finding, ...] = ()
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

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What keeps the policy from approving it."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def held(self) -> str:
        """Why the policy does not approve it, in words; empty if it would."""
        return held_by(self.errors)

    def propose(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(ScriptWritten(script_id=self.id, revision=self.revision, by=by, at=self.created_at))

    def edit(
        self, scenes: Sequence[Scene], *, by: Actor, at: datetime, findings: tuple[Finding, ...] | None = None
    ) -> None:
        """Change a draft; the same text again is no new version. `findings` are those of the new text."""
        if self.status is not ScriptStatus.DRAFT:
            msg = "An approved script is not edited: revise it, which makes a new version."
            raise InvalidTransitionError(msg)
        if tuple(scenes) == self.scenes:
            return
        self.scenes, self.findings = tuple(scenes), findings or ()
        self.revision += 1
        self.updated_at = at
        self.record(ScriptEdited(script_id=self.id, revision=self.revision, by=by, at=at))

    def approve(self, *, content_hash: str | None, by: Actor, at: datetime, reason: str = "") -> None:
        """Approve the text that was shown: raise `ContentChangedError` if it is another one by now.

        What the checks hold is approved with a reason only, which the event remembers; else raise `HeldByChecksError`.
        """
        if content_hash is not None and content_hash != self.content_hash:
            msg = "The script has changed since it was shown: read the new version, then decide."
            raise ContentChangedError(msg)
        if LIFECYCLE.after(self.status, "approve") is self.status:
            return
        if self.errors and not reason.strip():
            msg = f"{self.held} Edit it, or say why it may go out all the same."
            raise HeldByChecksError(msg)
        self.status = ScriptStatus.APPROVED
        self.updated_at = at
        overridden = tuple(dict.fromkeys(str(found.check) for found in self.errors))
        approved = ScriptApproved(script_id=self.id, revision=self.revision, by=by, at=at, overridden=overridden)
        self.record(approved)

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
