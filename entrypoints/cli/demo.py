"""`tgcf demo`: the whole line on one article, in a stack that is started for it."""

import asyncio
from pathlib import Path

from rich.console import Console

from domain.shared.errors import NotFoundError
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli import access, daily
from entrypoints.cli.joining import joined, opened
from entrypoints.cli.report import ItemReport, Reporter
from entrypoints.cli.stack import print_urls, stack
from entrypoints.embedded.instance import Instance, running

SAMPLES = Path(__file__).parents[2] / "samples" / "articles"
CHANNEL = "demo"
out = Console(highlight=False, soft_wrap=True)


async def demonstrate(settings: Settings, sources: list[str], gates: str, *, once: bool) -> int:
    """On an instance that runs already nothing is started, and nothing stopped."""
    there = running(settings.home)
    order = daily.Order(channel=CHANNEL, sources=tuple(sources or [sample()]), gates=gates)
    if there and there.ready:
        return await _perform(joined(settings), order, there)
    code = 0
    async with stack(settings) as supervisor:
        code = await _perform(joined(settings), order, supervisor.instance)
        if not once:
            out.print("It stays up until Ctrl-C.")
            await asyncio.Event().wait()
    return code


def sample() -> str:
    found = sorted(SAMPLES.glob("*.md"))
    if not found:
        msg = f"There is no sample article in {SAMPLES}: name one with --source."
        raise NotFoundError(msg)
    return str(found[0])


async def _perform(settings: Settings, order: daily.Order, instance: Instance) -> int:
    async with opened(settings) as container:
        ready = await access.set_up(container, CHANNEL, gates=access.same_gates(order.gates))
        if order.gates == "manual":
            out.print(f"Sign in once to decide: {await access.link_for(container, ready)}")
        reporter = Reporter(container.object_store(), settings.web.public_url, settings.tenant)
        run = await daily.follow(container, await daily.start(container, order), reporter)
        code = daily.tell_failures(run)
        for item in reporter.run(run).items:
            _print_item(item)
        _print_places(instance, await access.link_for(container, ready))
    return code


def _print_item(item: ItemReport) -> None:
    out.print(f"\n{item.idea.title} · {item.outcome}", style="bold", markup=False)
    lines = {
        "Watch page": item.post.watch_url if item.post else "",
        "Video": item.video.mp4 if item.video else "",
        "Thumbnail": item.video.thumbnail if item.video else "",
        "Captions": item.video.captions if item.video else "",
    }
    for title, place in lines.items():
        if place:
            out.print(f"  {title:<14} {place}", markup=False)


def _print_places(instance: Instance, link: str) -> None:
    out.print("")
    out.print(f"  {'Sign in once':<14} {link}")
    print_urls(instance)
    if "ray_dashboard" in instance.urls:
        out.print(f"  {'':<14} (whoever is signed in to the portal is let in)")
