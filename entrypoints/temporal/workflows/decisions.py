"""How a workflow answers decisions: one at a time, each once, refused before it enters the history if it cannot be."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from uuid import UUID

    from application.contracts.commands import Command, DecisionOutcome
    from application.contracts.payloads import PostPayload
    from domain.shared.errors import (
        ContentChangedError,
        ContentFactoryError,
        InvalidTransitionError,
        PipelineUnavailableError,
        StaleAggregateError,
    )

Decision = TypeVar("Decision", bound=Command)


def refusal(error: ContentFactoryError) -> ApplicationError:
    """In validators and handlers of Updates nothing else may be raised; the caller must not send it again as it is."""
    return ApplicationError(str(error), type=error.code, non_retryable=True)


def refuse(reason: str) -> ApplicationError:
    return refusal(InvalidTransitionError(reason))


def not_ready() -> ApplicationError:
    return refusal(PipelineUnavailableError("The pipeline is starting: send the decision again in a moment."))


def refuse_stale(expected: int | None, actual: int) -> None:
    if expected is not None and expected != actual:
        msg = "Somebody changed this after it was shown: look at the newest version, then decide."
        raise refusal(StaleAggregateError(msg))


def refuse_changed(expected: str | None, actual: str) -> None:
    if expected is not None and expected != actual:
        msg = "The script has changed since it was shown: read the new version, then decide."
        raise refusal(ContentChangedError(msg))


def post_outcome(command: Command, post: PostPayload) -> DecisionOutcome:
    return DecisionOutcome(
        decision_id=command.decision_id,
        entity="post",
        entity_id=post.post_id,
        status=post.status,
        version=post.version,
    )


class Decisions:
    """Remembers each answer: the same decision again gets it, and changes nothing."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.is_closed = False
        self._answers: dict[UUID, DecisionOutcome] = {}
        self._kinds: dict[UUID, str] = {}

    def kind_of(self, decision_id: UUID) -> str:
        return self._kinds.get(decision_id, "")

    def check(self, command: Decision, refuse_if: Callable[[Decision], None]) -> None:
        """Refuse in a validator what cannot be done now; a repeat is let through to its answer."""
        if command.decision_id in self._answers:
            return
        if self.is_closed:
            msg = "The pipeline of this is over: nothing waits for a decision."
            raise refuse(msg)
        refuse_if(command)

    async def answer(
        self,
        command: Decision,
        refuse_if: Callable[[Decision], None],
        act: Callable[[Decision], Awaitable[DecisionOutcome]],
    ) -> DecisionOutcome:
        async with self.lock:
            if command.decision_id not in self._answers:
                refuse_if(command)  # the state may have moved while another decision was carried out
                self._answers[command.decision_id] = await act(command)
                self._kinds[command.decision_id] = getattr(command, "kind", "")
            return self._answers[command.decision_id]
