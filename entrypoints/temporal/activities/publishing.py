"""The steps that speak to a platform."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.steps import PostStep, PreparedPost, PublishOutcome, PublishStep
from application.use_cases.posts.commit import CommitPost
from application.use_cases.posts.prepare import PreparePost
from application.use_cases.posts.probe import ProbePost
from entrypoints.temporal.heartbeat import heartbeating


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishActivities:
    prepare_post: PreparePost
    commit_post: CommitPost
    probe_post: ProbePost

    @activity.defn(name="prepare_post")
    async def prepare(self, step: PostStep) -> PreparedPost:
        async with heartbeating():
            return await self.prepare_post(step)

    @activity.defn(name="commit_post")
    async def commit(self, step: PublishStep) -> PublishOutcome:
        return await self.commit_post(step)

    @activity.defn(name="probe_post")
    async def probe(self, step: PublishStep) -> PublishOutcome:
        return await self.probe_post(step)
