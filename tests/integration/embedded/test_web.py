"""The web process is killed, and its successor answers at the address that was printed, whoever asks in between."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entrypoints.bootstrap.settings import Settings, WebSettings
from entrypoints.embedded.parts import Part, open_door, web_part
from entrypoints.embedded.readiness import answers

LOOPBACK = "127.0.0.1"
AWAY = {
    "TGCF_DATABASE__URL": f"postgresql+asyncpg://nobody@{LOOPBACK}:1/nothing",
    "TGCF_TEMPORAL__ADDRESS": f"{LOOPBACK}:1",
}


@contextmanager
def a_web_part(home: Path) -> Iterator[Part]:
    settings = Settings(home=home, web=WebSettings(host=LOOPBACK))
    with open_door(settings, print) as door:
        part = web_part(settings, door)
        try:
            yield part
        finally:
            part.server.stop()


def is_answered(port: int, within_sec: float) -> bool:
    ends = time.monotonic() + within_sec
    while time.monotonic() < ends:
        if answers(LOOPBACK, port):
            return True
    return False


def kill(part: Part) -> None:
    os.kill(part.server.pid or 0, signal.SIGKILL)
    ends = time.monotonic() + 10
    while part.server.alive and time.monotonic() < ends:
        time.sleep(0.01)


async def test_who_asks_while_the_web_process_is_replaced_is_answered_by_the_next_one(tmp_path: Path) -> None:
    environment = {**AWAY, "TGCF_HOME": str(tmp_path)}
    with a_web_part(tmp_path) as part:
        first = part.launch(environment)
        port = int(first["TGCF_WEB__PORT"])
        assert is_answered(port, 60)
        kill(part)
        in_between = asyncio.create_task(asyncio.to_thread(is_answered, port, 60))
        await asyncio.sleep(0.1)
        second = part.launch(environment)

        assert second == first
        assert await in_between
