"""Idea steps: each one calls one use-case."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.payloads import IdeaPayload
from application.contracts.steps import IdeaStep
from application.use_cases.ideas.approve import ApproveIdea
from application.use_cases.ideas.look_up import LookUpIdea
from application.use_cases.ideas.reject import RejectIdea
from application.use_cases.ideas.reopen import ReopenIdea


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaActivities:
    look_up_idea: LookUpIdea
    approve_idea: ApproveIdea
    reject_idea: RejectIdea
    reopen_idea: ReopenIdea

    @activity.defn(name="look_up_idea")
    async def look_up(self, step: IdeaStep) -> IdeaPayload:
        return await self.look_up_idea(step)

    @activity.defn(name="approve_idea")
    async def approve(self, step: IdeaStep) -> IdeaPayload:
        return await self.approve_idea(step)

    @activity.defn(name="reject_idea")
    async def reject(self, step: IdeaStep) -> IdeaPayload:
        return await self.reject_idea(step)

    @activity.defn(name="reopen_idea")
    async def reopen(self, step: IdeaStep) -> IdeaPayload:
        return await self.reopen_idea(step)
