"""Decisions from forms: what every one of them carries, and how its answer becomes a message with an undo."""

from uuid import UUID, uuid4

from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from application.contracts.commands import DecisionOutcome
from entrypoints.portal.desk import Desk
from entrypoints.portal.moments import clock_to_second, zone_word
from entrypoints.portal.toasts import Toast


class DecisionForm(BaseModel):
    """`decision_id` is new with each rendering: sent twice, it is still one decision."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    decision_id: UUID = Field(default_factory=uuid4)
    version: int | None = None
    reason: str = Field(default="", max_length=500)
    back: str = Field(default="", max_length=500)

    def stamped(self, desk: Desk) -> dict[str, object]:
        """The fields that every command has."""
        return {
            "decision_id": self.decision_id,
            "tenant_id": desk.tenant_id,
            "actor": desk.actor,
            "reason": self.reason.strip(),
            "expected_version": self.version,
        }


def told(desk: Desk, outcome: DecisionOutcome, text: str, idea_id: UUID | None = None) -> Toast:
    """`idea_id` names the pipeline that can undo it; without one, or without a grace period, there is no undo."""
    if outcome.outcome == "reverted":
        return Toast(text="Undone.", more=outcome.message)
    if outcome.outcome == "compensated":
        return Toast(text="It was too late to undo.", more=outcome.message or "The work was stopped instead.")
    ends = outcome.grace_ends_at
    if idea_id is None or ends is None or ends <= desk.now:
        return Toast(text=text, more=outcome.message)
    zone = desk.frame.zone
    more = outcome.message or f"Acts at {clock_to_second(ends, zone)} {zone_word(ends, zone)}"
    return Toast(text=text, more=more, idea_id=idea_id, undoes=outcome.decision_id, ends_at=ends)


def answered(desk: Desk, form: DecisionForm, toast: Toast, fallback: str) -> Response:
    return desk.sent_to(form.back or f"{desk.home}{fallback}", toast)
