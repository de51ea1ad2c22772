"""Begin a run over a channel's sources."""

from dataclasses import dataclass

from application.contracts.steps import RunStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.runs.run import Run
from domain.shared.errors import InvalidInputError
from domain.shared.ids import Actor, ChannelId, RunId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginRun:
    """Named sources come before the channel's own; a run that began already stays as it is."""

    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: RunStep) -> None:
        request, context = command.request, command.context
        if request.run_id is None:
            msg = "A run begins under its own id."
            raise InvalidInputError(msg)
        channel = await self.channels.get(TenantId(request.tenant_id), ChannelId(request.channel_id))
        run_id, now = RunId(request.run_id), self.clock.now()
        async with self.unit_of_work(WorkContext.of(context)) as work:
            if await work.runs.find(run_id) is not None:
                return
            run = Run(
                id=run_id,
                channel_id=channel.id,
                workflow_id=context.workflow_id,
                sources=request.sources or channel.sources,
                topics=request.topics or channel.topics,
                created_at=now,
                updated_at=now,
            )
            run.begin(by=Actor(context.actor))
            work.runs.add(run)
            await work.commit()
