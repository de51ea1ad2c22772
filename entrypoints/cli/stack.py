"""Starting and stopping the embedded stack."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from rich.console import Console

from domain.shared.errors import ProviderUnavailableError
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli import access
from entrypoints.cli.joining import joined
from entrypoints.embedded.instance import Instance, NotRunningError, running
from entrypoints.embedded.supervisor import Supervisor

START_TIMEOUT_SEC, STOP_TIMEOUT_SEC = 180.0, 90.0
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@asynccontextmanager
async def stack(settings: Settings) -> AsyncIterator[Supervisor]:
    """Ctrl-C, SIGTERM and a closed terminal end the body; nothing cuts the stop after it short."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()
    asked: list[int] = []

    def end(number: int) -> None:
        if not asked and task:
            asked.append(number)
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end, number)
    try:
        async with Supervisor(settings, lambda line: err.print(line, style="dim", markup=False)) as supervisor:
            yield supervisor
            asked.append(0)
    except asyncio.CancelledError:
        if not asked:
            raise
    err.print("[dim]Stopped: every process that was started has ended.[/]")


async def up(settings: Settings) -> None:
    async with stack(settings) as supervisor:
        await access.welcome(joined(settings))
        print_urls(supervisor.instance)
        out.print("It stays up until Ctrl-C.")
        await asyncio.Event().wait()


def up_detached(settings: Settings) -> None:
    log = settings.home / "logs" / "up.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "entrypoints.cli", "up"],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
    deadline = time.monotonic() + START_TIMEOUT_SEC
    while (found := running(settings.home)) is None or not found.ready or found.pid != child.pid:
        if child.poll() is not None or time.monotonic() > deadline:
            last = log.read_text(errors="replace").strip().rpartition("\n")[2].removeprefix("Error: ")
            raise ProviderUnavailableError(last or f"The stack did not start: see {log}.")
        time.sleep(0.2)
    print_urls(found)


def down(settings: Settings) -> None:
    found = running(settings.home)
    if found is None or not found.pid:
        msg = f"Nothing runs in {settings.home}."
        raise NotRunningError(msg)
    with suppress(ProcessLookupError):
        os.kill(found.pid, signal.SIGTERM)
    deadline = time.monotonic() + STOP_TIMEOUT_SEC
    while running(settings.home):
        if time.monotonic() > deadline:
            msg = f"Process {found.pid} has not stopped within {STOP_TIMEOUT_SEC:.0f} seconds."
            raise ProviderUnavailableError(msg)
        time.sleep(0.2)
    out.print("Stopped.")


def print_urls(instance: Instance) -> None:
    titles = {
        "portal": "Portal",
        "site": "Site",
        "feed": "RSS feed",
        "temporal_ui": "Temporal UI",
        "ray_dashboard": "Ray dashboard",
    }
    for name, title in titles.items():
        if name in instance.urls:
            out.print(f"  {title:<14} {instance.urls[name]}")
