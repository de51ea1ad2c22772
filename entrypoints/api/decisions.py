"""From a request to a command: who decides, under which id, on which version."""

from dataclasses import dataclass
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends

from application.contracts.commands import Command, DecisionOutcome, DeliveryCommand, PipelineCommand
from application.ports.pipeline_gateway import PipelineGateway
from entrypoints.api.idempotency import KeyHeader, identity_of
from entrypoints.api.preconditions import ExpectedVersion, check_version, stale_is_a_failed_precondition
from entrypoints.web.dependencies import ApiCallerDep, PipelineDep
from entrypoints.web.identity import Operator

C = TypeVar("C", bound=Command)


@dataclass(frozen=True, slots=True)
class Decision:
    """Sends commands to the pipeline in the caller's name."""

    operator: Operator
    pipeline: PipelineGateway
    decision_id: UUID
    expected: int | None

    def command(self, kind: type[C], *, version: int, reason: str = "", **fields: object) -> C:
        """Make it for the version that the caller named, which must be the row's, or for any."""
        check_version(self.expected, version)
        return kind.model_validate(
            {
                "decision_id": self.decision_id,
                "tenant_id": self.operator.tenant_id,
                "actor": self.operator.actor,
                "reason": reason,
                "expected_version": self.expected,
                **fields,
            }
        )

    async def decide(self, command: PipelineCommand) -> DecisionOutcome:
        with stale_is_a_failed_precondition(self.expected):
            return await self.pipeline.decide(command)

    async def deliver(self, command: DeliveryCommand) -> DecisionOutcome:
        with stale_is_a_failed_precondition(self.expected):
            return await self.pipeline.deliver(command)


def decision(
    operator: ApiCallerDep, pipeline: PipelineDep, expected: ExpectedVersion, key: KeyHeader = None
) -> Decision:
    return Decision(operator, pipeline, identity_of(operator, key), expected)


DecisionDep = Annotated[Decision, Depends(decision)]
