"""Script steps: each one calls one use-case."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.payloads import ScriptPayload
from application.contracts.steps import ApproveScriptStep, EditStep, RevertStep, RewriteStep, ScriptStep, WriteStep
from application.use_cases.scripts.approve import ApproveScript
from application.use_cases.scripts.edit import EditScript
from application.use_cases.scripts.revert import RevertScript
from application.use_cases.scripts.revise import ReviseScript
from application.use_cases.scripts.rewrite import RewriteScene
from application.use_cases.scripts.withdraw import WithdrawScript
from application.use_cases.scripts.write import WriteScript
from entrypoints.temporal.heartbeat import heartbeating


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptActivities:
    write_script: WriteScript
    edit_script: EditScript
    rewrite_scene: RewriteScene
    revert_script: RevertScript
    approve_script: ApproveScript
    revise_script: ReviseScript
    withdraw_script: WithdrawScript

    @activity.defn(name="write_script")
    async def write(self, step: WriteStep) -> ScriptPayload:
        async with heartbeating():
            return await self.write_script(step.request, step.context)

    @activity.defn(name="edit_script")
    async def edit(self, step: EditStep) -> ScriptPayload:
        return await self.edit_script(step)

    @activity.defn(name="rewrite_scene")
    async def rewrite(self, step: RewriteStep) -> ScriptPayload:
        async with heartbeating():
            return await self.rewrite_scene(step)

    @activity.defn(name="revert_script")
    async def revert(self, step: RevertStep) -> ScriptPayload:
        return await self.revert_script(step)

    @activity.defn(name="approve_script")
    async def approve(self, step: ApproveScriptStep) -> ScriptPayload:
        return await self.approve_script(step)

    @activity.defn(name="revise_script")
    async def revise(self, step: ScriptStep) -> ScriptPayload:
        return await self.revise_script(step)

    @activity.defn(name="withdraw_script")
    async def withdraw(self, step: ScriptStep) -> ScriptPayload:
        return await self.withdraw_script(step)
