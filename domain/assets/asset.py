"""An asset: one picture or voiceover of one scene, and its takes."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.assets.take import AssetRole, AssetType, Take
from domain.shared.aggregate import Aggregate
from domain.shared.errors import InvalidInputError, InvalidTransitionError
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, AssetId, ManifestId
from domain.shared.lifecycle import Lifecycle, Move

__all__ = ["LIFECYCLE", "Asset", "AssetRole", "AssetStatus", "AssetType", "Take"]


class AssetStatus(StrEnum):
    REQUESTED = "requested"
    GENERATED = "generated"
    FAILED = "failed"


LIFECYCLE = Lifecycle(
    {
        "finish": Move({AssetStatus.REQUESTED}, AssetStatus.GENERATED),
        "fail": Move({AssetStatus.REQUESTED}, AssetStatus.FAILED),
        "retry": Move({AssetStatus.FAILED}, AssetStatus.REQUESTED),
        "regenerate": Move({AssetStatus.GENERATED}, AssetStatus.REQUESTED),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetEvent(DomainEvent):
    asset_id: AssetId
    take: int
    by: Actor


class AssetRequested(AssetEvent):
    """Somebody has to make it."""


class AssetGenerated(AssetEvent):
    """It lies in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFailed(AssetEvent):
    reason: str


class TakePicked(AssetEvent):
    """Another of its takes is in use from now on."""


class AssetStoodIn(AssetEvent):
    """It failed, and something plainer is shown in its place."""


@dataclass(kw_only=True, slots=True, eq=False)
class Asset(Aggregate):
    """`take_number` counts the takes asked for, from 1; `takes` are those delivered, `current` the one in use, if any.

    `prompt` is what a generator is asked for, as words: the next take is made by it.
    """

    id: AssetId
    manifest_id: ManifestId
    scene_id: str
    role: AssetRole
    type: AssetType
    prompt: str = ""
    take_number: int = 1
    takes: tuple[Take, ...] = ()
    current: Take | None = None
    failure: str = ""
    status: AssetStatus = AssetStatus.REQUESTED
    created_at: datetime
    updated_at: datetime

    def __post_init__(self) -> None:
        """Assets of a time when only the take in use was kept have that one."""
        if self.current is not None and not self.takes:
            self.current = replace(self.current, number=self.current.number or self.take_number)
            self.takes = (self.current,)

    @property
    def shown(self) -> AssetType:
        """What is in use, or asked for as long as nothing is."""
        return (self.current and self.current.type) or self.type

    @property
    def allowed_actions(self) -> tuple[str, ...]:
        """What a person can ask for now."""
        verbs = [verb for verb in LIFECYCLE.verbs(self.status) if verb in {"retry", "regenerate"}]
        pick = ["pick"] if self.takes and self.status is not AssetStatus.REQUESTED else []
        return (*verbs, *pick, *(["replace"] if self.role is AssetRole.PICTURE else []))

    def request(self, *, by: Actor) -> None:
        """Record that it is wanted; called once, by its creator."""
        self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=self.created_at))

    def finish(self, take: Take, *, by: Actor, at: datetime) -> None:
        """Accept the delivered take; of two deliveries of the same take the first counts."""
        if self._moved("finish", at):
            self._use(take, by, at)
            self.record(AssetGenerated(asset_id=self.id, take=self.take_number, by=by, at=at))

    def fail(self, reason: str, *, by: Actor, at: datetime) -> None:
        if self._moved("fail", at):
            self.failure = reason
            self.record(AssetFailed(asset_id=self.id, take=self.take_number, by=by, at=at, reason=reason))

    def stand_in(self, take: Take, *, by: Actor, at: datetime) -> None:
        """Show something plainer of a failed asset that has nothing to show; it stays failed and can be retried."""
        if self.status is not AssetStatus.FAILED:
            msg = f"Only a failed asset needs something in its place: this one is {self.status}."
            raise InvalidTransitionError(msg)
        if self.current is None:
            self.updated_at = at
            self._use(take, by, at, failure=self.failure)
            self.record(AssetStoodIn(asset_id=self.id, take=self.take_number, by=by, at=at))

    def retry(self, *, by: Actor, at: datetime, prompt: str = "") -> None:
        if self._moved("retry", at):
            self._ask_for(self.take_number + bool(self._of_number(self.take_number)), prompt)
            self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=at))

    def regenerate(self, *, by: Actor, at: datetime, prompt: str = "") -> None:
        """Ask for another take, in other words if there are any; the current one stays in use until it is delivered."""
        if self._moved("regenerate", at):
            self._ask_for(self.take_number + 1, prompt)
            self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=at))

    def pick(self, number: int, *, by: Actor, at: datetime) -> None:
        """Use one of the takes that are there; a failed asset needs nothing else then."""
        take = self._of_number(number)
        if take is None:
            msg = (
                f"There is no take {number}: there are {', '.join(str(each.number) for each in self.takes) or 'none'}."
            )
            raise InvalidInputError(msg)
        if self.status is AssetStatus.REQUESTED:
            msg = "A take is being made: pick when it is there."
            raise InvalidTransitionError(msg)
        if take != self.current or self.status is AssetStatus.FAILED:
            self.current, self.failure, self.status, self.updated_at = take, "", AssetStatus.GENERATED, at
            self.record(TakePicked(asset_id=self.id, take=number, by=by, at=at))

    def replace(self, take: Take, *, by: Actor, at: datetime) -> None:
        """Use what a person brought, as another take; one that is being made meanwhile is not waited for.

        The same again changes nothing.
        """
        if self.current is not None and self.status is not AssetStatus.REQUESTED and self.current.is_same(take):
            self.pick(self.current.number, by=by, at=at)
            return
        if self.status is AssetStatus.GENERATED:
            self.status, self.take_number = LIFECYCLE.after(self.status, "regenerate"), self.take_number + 1
        elif self.status is AssetStatus.FAILED:
            self.status = LIFECYCLE.after(self.status, "retry")
            self.take_number += bool(self._of_number(self.take_number))
        self.finish(take, by=by, at=at)

    def _use(self, take: Take, by: Actor, at: datetime, failure: str = "") -> None:
        kept = replace(take, number=self.take_number, type=take.type or self.type, made_at=at, made_by=by)
        self.takes, self.current, self.failure = (*self.takes, kept), kept, failure

    def _ask_for(self, number: int, prompt: str) -> None:
        self.take_number, self.failure, self.prompt = number, "", prompt or self.prompt

    def _of_number(self, number: int) -> Take | None:
        return next((take for take in self.takes if take.number == number), None)

    def _moved(self, verb: str, at: datetime) -> bool:
        status = LIFECYCLE.after(self.status, verb)
        if status is self.status:
            return False
        self.status, self.updated_at = status, at
        return True
