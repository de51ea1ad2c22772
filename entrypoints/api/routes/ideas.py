"""Ideas over JSON."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.commands import ApproveIdea, DecisionOutcome, RejectIdea, ReopenIdea, RetryStage, Undo
from application.contracts.payloads import IdeaPayload
from application.contracts.views import Page, PipelineView
from domain.ideas.idea import IdeaStatus
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.bodies import Reason, UndoOf
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.api.preconditions import etag
from entrypoints.web.dependencies import ApiCallerDep, IdeasDep, PipelinesDep

router = APIRouter(prefix="/ideas", tags=["ideas"], route_class=IdempotentRoute)
NO_REASON = Reason()


@router.get("", name="api:ideas:list")
async def list_ideas(
    caller: ApiCallerDep, ideas: IdeasDep, listing: ListingDep, status: IdeaStatus | None = None
) -> Page[IdeaPayload]:
    """Best score first."""
    return listing.page(await ideas.page(caller.tenant_id, status, listing.cursor, listing.limit))


@router.get("/{idea_id}", name="api:ideas:show", responses=problems(*DETAIL))
async def show_idea(idea_id: UUID, caller: ApiCallerDep, ideas: IdeasDep, response: Response) -> IdeaPayload:
    idea = await ideas.detail(caller.tenant_id, idea_id)
    response.headers["ETag"] = etag(idea.version)
    return idea


@router.get("/{idea_id}/pipeline", name="api:ideas:pipeline", responses=problems(*DETAIL))
async def show_pipeline(idea_id: UUID, caller: ApiCallerDep, pipelines: PipelinesDep) -> PipelineView:
    """The idea and everything that was made of it, with how far each stage is."""
    return await pipelines.pipeline(caller.tenant_id, idea_id)


@router.post("/{idea_id}/approve", name="api:ideas:approve", responses=problems(*DECISION))
async def approve_idea(
    idea_id: UUID, decision: DecisionDep, ideas: IdeasDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Let a script be written from it."""
    idea = await ideas.detail(decision.operator.tenant_id, idea_id)
    command = decision.command(ApproveIdea, version=idea.version, reason=body.reason, idea_id=idea_id)
    return await decision.decide(command)


@router.post("/{idea_id}/reject", name="api:ideas:reject", responses=problems(*DECISION))
async def reject_idea(
    idea_id: UUID, decision: DecisionDep, ideas: IdeasDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Make nothing more of it."""
    idea = await ideas.detail(decision.operator.tenant_id, idea_id)
    command = decision.command(RejectIdea, version=idea.version, reason=body.reason, idea_id=idea_id)
    return await decision.decide(command)


@router.post("/{idea_id}/reopen", name="api:ideas:reopen", responses=problems(*DECISION))
async def reopen_idea(
    idea_id: UUID, decision: DecisionDep, ideas: IdeasDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Take the decision back, as long as nothing was produced from the idea."""
    idea = await ideas.detail(decision.operator.tenant_id, idea_id)
    command = decision.command(ReopenIdea, version=idea.version, reason=body.reason, idea_id=idea_id)
    return await decision.decide(command)


@router.post("/{idea_id}/retry", name="api:ideas:retry", responses=problems(*DECISION))
async def retry_stage(
    idea_id: UUID, decision: DecisionDep, ideas: IdeasDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Run the stage in which the idea's pipeline stopped again."""
    idea = await ideas.detail(decision.operator.tenant_id, idea_id)
    command = decision.command(RetryStage, version=idea.version, reason=body.reason, idea_id=idea_id)
    return await decision.decide(command)


@router.post("/{idea_id}/undo", name="api:ideas:undo", responses=problems(*DECISION))
async def undo_decision(idea_id: UUID, decision: DecisionDep, ideas: IdeasDep, body: UndoOf) -> DecisionOutcome:
    """Take back any decision on the idea or on what was made of it; after the grace period it is compensated."""
    idea = await ideas.detail(decision.operator.tenant_id, idea_id)
    command = decision.command(Undo, version=idea.version, reason=body.reason, idea_id=idea_id, undoes=body.undoes)
    return await decision.decide(command)
