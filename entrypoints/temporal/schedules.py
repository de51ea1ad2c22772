"""Keep Temporal's schedules equal to the channels' settings, and one analytics collector per tenant running."""

from collections.abc import Iterable, Sequence
from datetime import time, timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.common import Priority, WorkflowIDConflictPolicy
from temporalio.service import RPCError, RPCStatusCode

from application.contracts.pipeline import CollectRequest, DailyRunRequest
from application.contracts.workflows import Queue, WorkflowName, analytics_id, daily_id, task_queue
from domain.tenancy.channel import Channel, ChannelStatus
from domain.tenancy.tenant import Tenant, TenantStatus

CATCH_UP = timedelta(hours=6)
"""After a longer outage the missed day is not made up for: old news all at once helps nobody."""
INTERVAL = timedelta(minutes=5)
BACKGROUND = 5


async def sync_schedules(
    client: Client,
    every: Iterable[tuple[Tenant, Sequence[Channel]]],
    prefix: str = "tgcf",
    analytics_interval: timedelta = INTERVAL,
) -> None:
    """Safe to repeat; a channel without a time of day, or paused, has no schedule."""
    queue = task_queue(prefix, Queue.WORKFLOWS)
    for tenant, channels in every:
        for channel in channels:
            await _sync_channel(client, tenant, channel, queue)
        if tenant.status is TenantStatus.ACTIVE:
            await _start_collector(client, tenant, queue, analytics_interval)


async def _sync_channel(client: Client, tenant: Tenant, channel: Channel, queue: str) -> None:
    schedule_id = daily_id(tenant.id, channel.id)
    is_wanted = channel.status is ChannelStatus.ACTIVE and tenant.status is TenantStatus.ACTIVE and channel.run_at
    if not is_wanted:
        await _drop(client, schedule_id)
        return
    schedule = _schedule(tenant, channel, queue)
    try:
        await client.create_schedule(schedule_id, schedule)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(schedule_id).update(lambda found: _changed(found, schedule))


def _changed(found: ScheduleUpdateInput, wanted: Schedule) -> ScheduleUpdate:
    """Keep what an operator did by hand: paused stays paused."""
    wanted.state = found.description.schedule.state
    return ScheduleUpdate(schedule=wanted)


async def _drop(client: Client, schedule_id: str) -> None:
    try:
        await client.get_schedule_handle(schedule_id).delete()
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise


def _schedule(tenant: Tenant, channel: Channel, queue: str) -> Schedule:
    at = time.fromisoformat(channel.run_at)
    calendar = ScheduleCalendarSpec(hour=[ScheduleRange(at.hour)], minute=[ScheduleRange(at.minute)])
    return Schedule(
        action=ScheduleActionStartWorkflow(
            WorkflowName.DAILY_CONTENT.value,
            DailyRunRequest(tenant_id=tenant.id, channel_id=channel.id),
            id=daily_id(tenant.id, channel.id),
            task_queue=queue,
            priority=Priority(fairness_key=str(tenant.id)),
        ),
        spec=ScheduleSpec(calendars=[calendar], time_zone_name=channel.time_zone),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.BUFFER_ONE, catchup_window=CATCH_UP),
    )


async def _start_collector(client: Client, tenant: Tenant, queue: str, interval: timedelta) -> None:
    _collector = await client.start_workflow(
        WorkflowName.COLLECT_ANALYTICS.value,
        CollectRequest(tenant_id=tenant.id, interval=interval),
        id=analytics_id(tenant.id),
        task_queue=queue,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        priority=Priority(priority_key=BACKGROUND, fairness_key=str(tenant.id)),
    )
