"""The schedules follow the channels' settings, and each tenant's numbers are collected."""

from datetime import timedelta
from uuid import uuid4

import pytest
from temporalio.client import ScheduleHandle, ScheduleOverlapPolicy
from temporalio.service import RPCError

from application.contracts.workflows import analytics_id, daily_id
from domain.analytics.snapshot import Metrics
from domain.posts.post import PostStatus
from domain.tenancy.channel import Channel
from domain.tenancy.tenant import Tenant
from entrypoints.temporal.schedules import sync_schedules
from tests.support.builders import NOON, a_channel, a_post
from tests.support.line import Line, until

pytestmark = pytest.mark.temporal


def the_tenant(line: Line) -> Tenant:
    return Tenant(id=line.tenant_id, slug="demo", name="Demo", updated_at=NOON)


async def sync(line: Line, channel: Channel, interval: timedelta = timedelta(hours=1)) -> ScheduleHandle:
    await sync_schedules(line.env.client, [(the_tenant(line), [channel])], line.env.prefix, interval)
    return line.env.client.get_schedule_handle(daily_id(line.tenant_id, channel.id))


async def test_a_channel_with_a_time_of_day_runs_daily_in_its_own_zone(line: Line) -> None:
    channel = a_channel(run_at="06:30", time_zone="Europe/Berlin")
    schedule = await sync(line, channel)
    await sync(line, channel)
    found = (await schedule.describe()).schedule

    assert found.spec.time_zone_name == "Europe/Berlin"
    assert (found.spec.calendars[0].hour[0].start, found.spec.calendars[0].minute[0].start) == (6, 30)
    assert found.policy.overlap is ScheduleOverlapPolicy.BUFFER_ONE
    assert found.policy.catchup_window == timedelta(hours=6)
    await schedule.delete()


async def test_what_an_operator_paused_stays_paused_when_the_time_moves(line: Line) -> None:
    channel = a_channel(run_at="06:30")
    schedule = await sync(line, channel)
    await schedule.pause()
    channel_later = a_channel(id=channel.id, run_at="07:00")
    await sync(line, channel_later)
    found = (await schedule.describe()).schedule

    assert found.state.paused
    assert found.spec.calendars[0].hour[0].start == 7
    await schedule.delete()


async def test_a_channel_that_runs_by_hand_only_has_no_schedule(line: Line) -> None:
    channel = a_channel(run_at="06:30")
    await sync(line, channel)
    schedule = await sync(line, a_channel(id=channel.id))

    with pytest.raises(RPCError):
        await schedule.describe()


async def test_a_scheduled_run_gets_its_id_from_its_nominal_time(line: Line) -> None:
    channel = line.a_channel(run_at="06:30", sources=("launch.md",))
    schedule = await sync(line, channel)
    await schedule.trigger()
    await until(lambda: bool(line.all_of("run")) and line.the("run").status == "started", "the run handed over")

    assert line.the("run").workflow_id.startswith(daily_id(line.tenant_id, channel.id))
    await schedule.delete()


async def test_numbers_are_collected_round_after_round(line: Line) -> None:
    post = a_post(status=PostStatus.PUBLISHED, version=1)
    line.store.rows["post"][line.tenant_id, post.id] = post
    line.metrics.numbers[post.id] = Metrics(views=1)
    await sync(line, a_channel(id=uuid4()), timedelta(milliseconds=100))
    await until(lambda: len(line.all_of("snapshot")) == 1, "the first snapshot")
    line.metrics.numbers[post.id] = Metrics(views=2)
    await until(lambda: len(line.all_of("snapshot")) == 2, "the second snapshot")
    await line.env.client.get_workflow_handle(analytics_id(line.tenant_id)).terminate()

    assert sorted(each.metrics.views for each in line.all_of("snapshot")) == [1, 2]
