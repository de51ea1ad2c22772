"""Run steps: each one calls one use-case."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.pipeline import IdeasProposed
from application.contracts.steps import FailRunStep, HandOverStep, Nothing, RunStep
from application.use_cases.ideas.generate import GenerateIdeas
from application.use_cases.runs.begin import BeginRun
from application.use_cases.runs.fail import FailRun
from application.use_cases.runs.hand_over import HandOverRun
from entrypoints.temporal.heartbeat import heartbeating


@dataclass(frozen=True, slots=True, kw_only=True)
class RunActivities:
    begin_run: BeginRun
    generate_ideas: GenerateIdeas
    hand_over_run: HandOverRun
    fail_run: FailRun

    @activity.defn(name="begin_run")
    async def begin(self, step: RunStep) -> Nothing:
        await self.begin_run(step)
        return Nothing()

    @activity.defn(name="propose_ideas")
    async def propose(self, step: RunStep) -> IdeasProposed:
        async with heartbeating():
            return await self.generate_ideas(step.request, step.context)

    @activity.defn(name="hand_over_run")
    async def hand_over(self, step: HandOverStep) -> Nothing:
        await self.hand_over_run(step)
        return Nothing()

    @activity.defn(name="fail_run")
    async def fail(self, step: FailRunStep) -> Nothing:
        await self.fail_run(step)
        return Nothing()
