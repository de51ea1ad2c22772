"""Temporal's schedules, made equal to the channels of every tenant."""

from entrypoints.bootstrap.container import Container
from entrypoints.temporal.schedules import sync_schedules


async def sync_all(container: Container) -> None:
    settings, tenants = container.settings(), await container.tenants().every()
    every = [(tenant, await container.channels().every(tenant.id)) for tenant in tenants]
    prefix, interval = settings.temporal.task_queue_prefix, settings.pipeline.analytics_interval
    await sync_schedules(container.temporal_client(), every, prefix, interval)
