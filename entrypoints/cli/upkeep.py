"""Schedules and messages, from the command line."""

import asyncio
import sys

from rich.console import Console

from application.contracts.topics import Topic
from domain.shared.errors import InvalidInputError
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.joining import joined, opened, tenant_of
from entrypoints.cli.schedules import sync_all

POLL_SEC = 0.5
out = Console(highlight=False, soft_wrap=True)


async def sync(settings: Settings) -> None:
    async with opened(joined(settings)) as container:
        await sync_all(container)
        out.print("The schedules equal the channels' settings.")


async def tail(settings: Settings, topic: str, lines: int, *, follow: bool) -> None:
    chosen = _topic(topic)
    async with opened(joined(settings)) as container:
        tenant, events = await tenant_of(container), container.events()
        newest = await events.newest(tenant.id, chosen, max(lines, 1))
        offset = newest[0].offset if newest else 0
        for envelope in reversed(newest[:lines]):
            _write(envelope.model_dump_json())
        while follow:
            for envelope in await events.after(tenant.id, offset, chosen):
                offset = envelope.offset
                _write(envelope.model_dump_json())
            await asyncio.sleep(POLL_SEC)


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _topic(name: str) -> Topic | None:
    if not name:
        return None
    try:
        return Topic(name)
    except ValueError:
        msg = f"There is no topic {name}. Choose one of: {', '.join(Topic)}."
        raise InvalidInputError(msg) from None
