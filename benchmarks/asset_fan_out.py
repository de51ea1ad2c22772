"""How busy the cores are while the assets of many scenes are made: `python -m benchmarks.asset_fan_out`.

What a step does is in it: reading the script, tasks on Ray, objects in the store, saving the take (in memory); the
loop below asks for as many assets at a time as a pipeline does.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import psutil

from adapters.imagery.pillow import PillowImagery
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from adapters.rendering.cluster import RayConnection, open_compute
from adapters.rendering.store import store_spec
from adapters.speech.espeak import EspeakSpeech
from application.contracts.payloads import AssetPayload
from application.contracts.pipeline import PipelineSettings, StepContext
from application.contracts.steps import GenerateStep, ScriptStep
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.assets.generate import GenerateAsset
from application.use_cases.assets.request import RequestAssets
from domain.scripts.scene import Layout, Scene, Visual
from domain.scripts.script import ScriptStatus
from domain.shared.ids import TenantId
from entrypoints.embedded.ray import EmbeddedRay
from tests.support.builders import NOON, a_channel, a_scene, a_script, an_idea
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels
from tests.support.ray import disconnect

CORES = 2
SCENES = 30
SAID = (
    "Most of the forty-one minutes went into waiting for packages that had not changed since the day before.",
    "A cache keyed by the lock file brought the median down to nine minutes within a single afternoon of work.",
    "Nobody had asked for it, and nobody would go back: the queue in front of the builds was gone by Friday.",
)


def a_visual(number: int) -> Visual:
    kinds = (
        Visual(layout=Layout.HEADLINE, headline=f"Waiting costs more than work, part {number}"),
        Visual(layout=Layout.LIST, headline="Three steps", items=("Key it", f"Keep it {number}", "Check it"), active=2),
        Visual(layout=Layout.NUMBER, headline="Minutes of a build", figure=str(9 + number), unit="min"),
        Visual(layout=Layout.QUOTE, headline=f"Nobody would go back, {number} times over", attribution="The team"),
        Visual(layout=Layout.BARS, headline="Before and after", points=(("Before", 41.0), ("After", 9.0 + number))),
    )
    return kinds[number % len(kinds)]


def scenes(count: int) -> tuple[Scene, ...]:
    return tuple(
        a_scene(scene_id=f"s{number}", narration=f"{SAID[number % 3]} Part {number}.", visual=a_visual(number))
        for number in range(count)
    )


class Fan:
    """One approved script and what makes its assets."""

    def __init__(self, ray: RayConnection, folder: Path, count: int) -> None:
        self.store = MemoryStore()
        self.tenant_id = TenantId(uuid4())
        channels, channel = MemoryChannels(), a_channel()
        channels.channels[channel.id] = channel
        idea = an_idea(channel_id=channel.id, version=1)
        self.script = a_script(idea_id=idea.id, scenes=scenes(count), status=ScriptStatus.APPROVED, version=1)
        self.store.rows["idea"][self.tenant_id, idea.id] = idea
        self.store.rows["script"][self.tenant_id, self.script.id] = self.script
        self.compute, spec = open_compute(ray), store_spec(folder.as_uri(), {}, 1.0)
        self.request = RequestAssets(channels=channels, unit_of_work=self.work, clock=Noon())
        self.generate = GenerateAsset(
            imagery=PillowImagery(self.compute, spec),
            speech=EspeakSpeech(self.compute, spec),
            channels=channels,
            unit_of_work=self.work,
            clock=Noon(),
        )
        self.seq = 0

    def work(self, context: WorkContext) -> UnitOfWork:
        return MemoryUnitOfWork(self.store, context)

    def context(self) -> StepContext:
        self.seq += 1
        return StepContext(tenant_id=self.tenant_id, workflow_id="content/1", run_id="run", seq=self.seq)

    async def asked_for(self) -> Sequence[AssetPayload]:
        return (await self.request(ScriptStep(context=self.context(), script_id=self.script.id))).assets

    async def made(self, assets: Sequence[AssetPayload], side_by_side: int) -> None:
        places = asyncio.Semaphore(side_by_side)

        async def make(asset_id: UUID) -> None:
            async with places:
                step = GenerateStep(context=self.context(), asset_id=asset_id, idea_id=uuid4(), started_at=NOON)
                await self.generate(step)

        await asyncio.gather(*(make(asset.asset_id) for asset in assets))


def seconds_used() -> float:
    """Of this process and all its children, also of those that have ended."""
    every = [psutil.Process(), *psutil.Process().children(recursive=True)]
    times = [process.cpu_times() for process in every if process.is_running()]
    return sum(each.user + each.system + each.children_user + each.children_system for each in times)


@dataclass(frozen=True, slots=True)
class Measured:
    """`idle` are the seconds in which a core of this machine had nothing to do, whoever else was at work."""

    made: int
    wall: float
    used: float
    idle: float


async def measured(fan: Fan, side_by_side: int) -> Measured:
    assets = await fan.asked_for()
    begun, used, idle = time.monotonic(), seconds_used(), psutil.cpu_times().idle
    await fan.made(assets, side_by_side)
    wall, used = time.monotonic() - begun, seconds_used() - used
    return Measured(len(assets), wall, used, psutil.cpu_times().idle - idle)


async def run(ray: RayConnection, folder: Path, count: int, side_by_side: int) -> None:
    warm = Fan(ray, folder / "warm", CORES * 2)
    await measured(warm, side_by_side)
    of = await measured(Fan(ray, folder / "objects", count), side_by_side)
    print(f"{of.made} assets in {of.wall:.1f} s: {of.made / of.wall:.1f} a second, {side_by_side} at a time")
    print(f"  {of.used:.1f} s of computing: {CORES} cores were used to {of.used / of.wall / CORES:.0%}")
    print(f"  and to {of.used / (of.used + of.idle):.0%} of the time that nobody else used")


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.asset_fan_out")
    asked.add_argument("--scenes", type=int, default=SCENES, help="each has a picture and a voiceover")
    asked.add_argument("--side-by-side", type=int, default=PipelineSettings().asset_parallelism)
    given = asked.parse_args()
    if (os.cpu_count() or 1) > CORES:
        print(f"(Ray is given {CORES} of {os.cpu_count()} cores)")
    with tempfile.TemporaryDirectory(prefix="tgcf-fan-") as folder:
        head = EmbeddedRay(Path(folder), cpus=CORES, dashboard=False)
        try:
            started = head.start()
            connection = RayConnection(started.address, "tgcf", str(started.token_path))
            asyncio.run(run(connection, Path(folder), given.scenes, given.side_by_side))
            disconnect()
        finally:
            head.stop()


if __name__ == "__main__":
    main()
