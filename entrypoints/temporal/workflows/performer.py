"""How a workflow has its steps done: numbered, on the right queue, by the policy of the call."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from uuid import UUID

    from application.contracts.pipeline import StepContext
    from application.contracts.workflows import Queue, task_queue
    from entrypoints.temporal.calls import Answered, Asked, Call


EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


def queue_of(queue: Queue, platform: str = "") -> str:
    """Workflows run on the queue that begins with the prefix of all others."""
    prefix = workflow.info().task_queue.removesuffix(f"-{Queue.WORKFLOWS}")
    return task_queue(prefix, queue, platform)


def _first_number() -> int:
    """Milliseconds since 2020: a later run of the same id never numbers a step as an earlier one did.

    No step takes less than one, so a run cannot have numbered beyond the moment at which the next one starts.
    """
    return (workflow.info().workflow_start_time - EPOCH) // timedelta(milliseconds=1)


class Performer:
    """Gives each step of one workflow its number: a repeat carries the same one and changes nothing."""

    def __init__(self, tenant_id: UUID, seq: int = 0) -> None:
        self.seq = max(seq, _first_number())
        self._tenant_id = tenant_id
        self._records: list[asyncio.Task[object]] = []

    def context(self, actor: str = "workflow", reason: str = "") -> StepContext:
        self.seq += 1
        info = workflow.info()
        return StepContext(
            tenant_id=self._tenant_id,
            workflow_id=info.workflow_id,
            run_id=info.run_id,
            seq=self.seq,
            actor=actor,
            reason=reason,
        )

    async def perform(
        self, call: Call[Asked, Answered], step: Asked, *, summary: str = "", platform: str = ""
    ) -> Answered:
        answer: Answered = await workflow.execute_activity(
            call.name,
            step,
            result_type=call.answered,
            task_queue=queue_of(call.queue, platform),
            summary=summary or None,
            **call.policy,
        )
        return answer

    async def record(
        self, call: Call[Asked, Answered], step: Asked, keep: Callable[[Answered], None] | None = None
    ) -> Answered:
        """Perform a quick step that a change of course does not interrupt: it is either not begun or done.

        `keep` gets the answer also when whoever asked was sent elsewhere meanwhile: what was made is not forgotten.
        """
        task = asyncio.create_task(self._recorded(call, step, keep))
        self._records = [each for each in self._records if not each.done()]
        self._records.append(task)
        return await asyncio.shield(task)

    async def _recorded(
        self, call: Call[Asked, Answered], step: Asked, keep: Callable[[Answered], None] | None
    ) -> Answered:
        answer = await self.perform(call, step)
        if keep is not None:
            keep(answer)
        return answer

    async def settle(self) -> None:
        """Wait for the records under way, whoever asked for them."""
        await asyncio.gather(*self._records, return_exceptions=True)
