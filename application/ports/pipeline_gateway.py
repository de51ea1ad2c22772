"""The running pipeline, as the web and the command line see it."""

from abc import abstractmethod
from typing import Protocol
from uuid import UUID

from application.contracts.commands import DecisionOutcome, DeliveryCommand, PipelineCommand
from application.contracts.pipeline import DailyRunRequest, PipelineSnapshot
from domain.shared.ids import IdeaId, TenantId


class PipelineGateway(Protocol):
    """Decisions go to the pipeline, which owns the status; the answer is the state after it.

    Raise `PipelineUnavailableError` if nobody confirmed in time (send again with the same id), `NotFoundError` if no
    pipeline is open for the entity, `InvalidTransitionError` or `ContentChangedError` if it refused.
    """

    @abstractmethod
    async def start_run(self, request: DailyRunRequest) -> UUID:
        """Start the daily run and return its id; the same `run_id` again joins the one that is there."""

    @abstractmethod
    async def decide(self, command: PipelineCommand) -> DecisionOutcome: ...

    @abstractmethod
    async def deliver(self, command: DeliveryCommand) -> DecisionOutcome: ...

    @abstractmethod
    async def snapshot(self, tenant_id: TenantId, idea_id: IdeaId) -> PipelineSnapshot: ...

    @abstractmethod
    async def healthy(self) -> bool:
        """Tell whether decisions would be answered now; never raise."""
