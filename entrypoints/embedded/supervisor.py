"""The embedded stack: every server and process of one instance, started in order, kept alive, stopped in order."""

import asyncio
import os
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Self

import structlog

from adapters.persistence.sql.migrate import migrate
from domain.shared.errors import ProviderUnavailableError
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.addresses import urls_of
from entrypoints.embedded.instance import Instance, holding, note_path, write_note
from entrypoints.embedded.life import Life
from entrypoints.embedded.parts import (
    Part,
    Say,
    open_door,
    postgres_part,
    ray_part,
    show_log,
    temporal_part,
    web_part,
    worker_part,
)
from entrypoints.embedded.readiness import answers

POLL_SEC = 0.5
WEB_TIMEOUT_SEC = 60.0
ASK_EVERY_SEC = 10.0
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""On a busy machine several numeric threads in each of many processes are far slower than one."""
STOPPING = ("worker", "web", "ray", "temporal", "postgres")

log = structlog.get_logger()


class Supervisor:
    """Use it as a context in the main thread; while it is open, what dies is started again."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings = settings
        self._say = say
        self._lives: dict[str, Life] = {}
        self._environment: dict[str, str] = dict(ONE_THREAD)
        self._ready = False
        self._held = ExitStack()
        self._watch: asyncio.Task[None] | None = None
        self._aside: asyncio.Task[None] | None = None

    @property
    def instance(self) -> Instance:
        return Instance(
            pid=os.getpid(),
            ready=self._ready,
            urls=urls_of(self._settings, self._environment),
            processes={name: life.part.server.pid for name, life in self._lives.items() if life.part.server.pid},
            environment=self._environment,
        )

    async def __aenter__(self) -> Self:
        self._held.enter_context(holding(self._settings.home))
        try:
            await self._start()
        except BaseException:
            await self._stop()
            raise
        self._watch = asyncio.create_task(self._keep_alive())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._stop()

    async def _start(self) -> None:
        settings, own = self._settings, self._environment
        own |= {"TGCF_HOME": str(settings.home.absolute()), "TGCF_CACHE": str(settings.cache.absolute())}
        os.environ.update(ONE_THREAD)
        self._note()
        if settings.compute == "ray" and not settings.ray.address:
            self._aside = asyncio.create_task(self._begin(ray_part(settings), "Ray"))
            await asyncio.sleep(0)
        if not settings.database.url.get_secret_value():
            await self._begin(postgres_part(settings.home), "PostgreSQL")
        await self._migrate()
        if not settings.temporal.address:
            await self._begin(temporal_part(settings, self._say), "Temporal")
        door = self._held.enter_context(open_door(settings, self._say))
        web = asyncio.create_task(self._begin(web_part(settings, door), "web"))
        if self._aside:
            await self._aside
        await web
        await self._begin(worker_part(settings.home), "worker")
        await self._await_web()
        self._ready = True
        self._note()

    async def _begin(self, part: Part, title: str) -> None:
        started = time.monotonic()
        life = self._lives[part.name] = Life(part)
        show_log(self._settings.home / "logs", part)
        await self._launch(life)
        self._say(f"{title} started in {time.monotonic() - started:.1f} s")

    async def _launch(self, life: Life) -> None:
        part, life.started = life.part, time.monotonic()
        if part.threaded:
            needs = await asyncio.to_thread(part.launch, dict(self._environment))
        else:
            needs = part.launch(self._environment)
        self._environment |= needs
        self._note()

    async def _migrate(self) -> None:
        given = self._settings.database
        owner = given.owner_url.get_secret_value() or given.url.get_secret_value()
        await migrate(owner or self._environment["TGCF_DATABASE__OWNER_URL"])

    async def _await_web(self) -> None:
        life, deadline = self._lives["web"], time.monotonic() + WEB_TIMEOUT_SEC
        while not await self._web_answers():
            if not life.part.server.alive or time.monotonic() > deadline:
                where = self._settings.home / "logs" / "web.log"
                msg = f"The web process did not start: its last words are in {where}."
                raise ProviderUnavailableError(msg)
            await asyncio.sleep(0.1)

    async def _keep_alive(self) -> None:
        asked = time.monotonic()
        while True:
            await asyncio.sleep(POLL_SEC)
            try:
                if time.monotonic() - asked > ASK_EVERY_SEC:
                    asked = time.monotonic()
                    await self._ask_web()
                for life in list(self._lives.values()):
                    await self._look_after(life, time.monotonic())
            except Exception:  # whatever it is, the others are still watched
                log.exception("watch stumbled")

    async def _look_after(self, life: Life, now: float) -> None:
        if life.part.server.alive:
            return
        if not life.due:
            life.mourn(now)
        elif now >= life.due:
            await self._revive(life)

    async def _ask_web(self) -> None:
        """A web process that hangs is ended, and so started again."""
        web = self._lives["web"]
        if web.part.server.alive and web.hangs(answered=await self._web_answers()):
            log.warning("web hangs", silences=web.silences)
            await asyncio.to_thread(web.part.server.stop)

    async def _web_answers(self) -> bool:
        port = int(self._environment["TGCF_WEB__PORT"])
        return await asyncio.to_thread(answers, self._settings.web.host, port)

    async def _revive(self, life: Life) -> None:
        life.due, life.silences, before = 0.0, 0, dict(self._environment)
        try:
            await self._launch(life)
        except ProviderUnavailableError as error:
            log.error("part not started", part=life.part.name, reason=str(error))  # noqa: TRY400 - the sentence says it
            return
        log.info("part started again", part=life.part.name, pid=life.part.server.pid)
        if self._environment != before and life.part.name not in {"web", "worker"}:
            await self._renew("worker", "web")

    async def _renew(self, *names: str) -> None:
        """A server came back at another address: whoever talks to it starts anew."""
        for name in names:
            if name in self._lives:
                await asyncio.to_thread(self._lives[name].part.server.stop)
                await self._launch(self._lives[name])

    async def _stop(self) -> None:
        """Whatever was started is stopped, whether or not its start had ended; nobody can interrupt this."""
        if self._aside and not self._aside.done():
            await asyncio.gather(self._aside, return_exceptions=True)
        for name in STOPPING:
            if name in self._lives:
                begun = time.monotonic()
                self._lives[name].part.server.stop()
                log.info("part stopped", part=name, took_sec=round(time.monotonic() - begun, 1))
        note_path(self._settings.home).unlink(missing_ok=True)
        self._held.close()

    def _note(self) -> None:
        write_note(self._settings.home, self.instance)
