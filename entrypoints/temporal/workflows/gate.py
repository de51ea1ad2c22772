"""A decision that counts at once and takes effect when its grace period is over."""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from temporalio import workflow


class Gate:
    """Holds one decision at a time; a newer one starts the grace period again."""

    def __init__(self, grace: timedelta) -> None:
        self._grace = grace
        self._decision: UUID | None = None
        self._is_final = False

    def decide(self, decision_id: UUID) -> datetime | None:
        """Take the decision and return the end of its grace period, None if it has none."""
        self._decision, self._is_final = decision_id, False
        return workflow.now() + self._grace if self._grace else None

    def reopen(self) -> None:
        self._decision, self._is_final = None, False

    @property
    def has_decision(self) -> bool:
        return self._decision is not None

    def can_undo(self, decision_id: UUID) -> bool:
        return self._decision == decision_id and not self._is_final

    async def settled(self) -> None:
        """Wait until a decision stands that was neither undone nor replaced during its grace period."""
        while not self._is_final:
            await workflow.wait_condition(lambda: self._decision is not None)
            decision = self._decision
            if await self._outlived(decision):
                self._is_final = True

    async def _outlived(self, decision: UUID | None) -> bool:
        if self._grace:
            with suppress(TimeoutError):
                await workflow.wait_condition(lambda: self._decision is not decision, timeout=self._grace)
        return self._decision is decision
