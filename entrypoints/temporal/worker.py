"""The worker process: every queue of the pipeline, and the outbox relay beside them."""

import asyncio
import signal
from contextlib import suppress

import structlog
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client
from temporalio.service import RPCError

from adapters.orchestration.namespace import prepare_namespace
from application.ports.unit_of_work import UnitOfWork, WorkContext
from entrypoints.bootstrap.container import Container
from entrypoints.temporal.activities.build import build_activities
from entrypoints.temporal.activities.ports import Ports
from entrypoints.temporal.schedules import sync_schedules
from entrypoints.temporal.serving import serve, workers
from entrypoints.temporal.upkeep import keep_up

log = structlog.get_logger("worker")
LOOK_AGAIN_SEC = 30.0


async def run_worker(container: Container, client: Client, stop: asyncio.Event | None = None) -> None:
    """Serve until SIGINT, SIGTERM or `stop`; what was under way goes on in the next process."""
    stop = stop or asyncio.Event()
    settings, ports = container.settings(), ports_of(container)
    await _prepare(client)
    every = workers(client, build_activities(ports), settings.temporal.task_queue_prefix, list(ports.publishers))
    beside = [
        asyncio.create_task(container.outbox_relay().run(), name="outbox-relay"),
        asyncio.create_task(_keep_schedules(container, client), name="schedules"),
        asyncio.create_task(keep_up(container.find_lost(), container.sweep()), name="upkeep"),
    ]
    for task in beside:
        task.add_done_callback(lambda _ended: stop.set())
    _stop_on_signals(stop)
    log.info("worker.ready", queues=[worker.task_queue for worker in every])
    try:
        await serve(every, stop)
    finally:
        for task in beside:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        log.info("worker.stopped")


def ports_of(container: Container) -> Ports:
    settings = container.settings()
    publisher = container.publisher()

    def unit_of_work(context: WorkContext) -> UnitOfWork:
        return container.unit_of_work(context)

    return Ports(
        unit_of_work=unit_of_work,
        clock=container.clock(),
        channels=container.channels(),
        analytics=container.analytics(),
        progress=container.progress(),
        store=container.object_store(),
        articles=container.articles(),
        sources=container.sources(),
        poller=container.poller(),
        past_ideas=container.past_ideas(),
        duplicates=container.duplicates(),
        idea_writer=container.idea_writer(),
        script_writer=container.script_writer(),
        scene_writer=container.scene_writer(),
        imagery=container.imagery(),
        cards=container.cards(),
        intake=container.intake(),
        speech=container.speech(),
        renderer=container.renderer(),
        publishers={publisher.capabilities.platform: publisher},
        metrics=(container.metrics(),),
        purses=container.purses(),
        grace=settings.pipeline.grace,
        asset_parallelism=settings.pipeline.asset_parallelism,
    )


async def _prepare(client: Client) -> None:
    """A namespace that we may not change must have been prepared by whoever runs it."""
    try:
        await prepare_namespace(client)
    except RPCError as error:
        log.warning("worker.namespace_not_prepared", reason=str(error))


async def _keep_schedules(container: Container, client: Client) -> None:
    """Follow the channels' settings, which may change while this process runs."""
    settings, known = container.settings(), None
    while True:
        try:
            tenants = await container.tenants().every()
            every = [(tenant, await container.channels().every(tenant.id)) for tenant in tenants]
            if every != known:
                prefix, interval = settings.temporal.task_queue_prefix, settings.pipeline.analytics_interval
                await sync_schedules(client, every, prefix, interval)
                known = every
        except (RPCError, OSError, SQLAlchemyError) as error:
            log.warning("worker.schedules_not_kept", reason=str(error))
        await asyncio.sleep(LOOK_AGAIN_SEC)


def _stop_on_signals(stop: asyncio.Event) -> None:
    """Set after everything was built: starting Ray takes these signals for itself."""
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(each, stop.set)
