"""Our whole render as a child process: plan, segments and sound in workers, join; neither gate nor small copies.

`python -m benchmarks.render.ours FOLDER [--variant NAME] [--workers N] [--out FILE] [--same] [--plan-only]`
"""

import argparse
import asyncio
from collections.abc import Awaitable
from pathlib import Path

from benchmarks.render import steps
from benchmarks.render.workload import FULL, Workload
from render_cluster import tasks
from render_cluster.compute import LocalCompute
from render_cluster.excerpt import excerpt


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--variant", default=FULL)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--out", default="ours.mp4")
    asked.add_argument("--same", action="store_true", help="with the x264 settings of the limit")
    asked.add_argument("--plan-only", action="store_true", help="take the media in, and stop")
    asyncio.run(render(asked.parse_args()))


async def render(given: argparse.Namespace) -> None:
    """As a production does it, with a step of our own for the join."""
    work, compute = Workload("", given.folder), LocalCompute(given.workers)
    try:
        prepared = await compute.call(tasks.prepare, work.spec(given.variant), work.store)
        if given.plan_only or not isinstance(prepared, tasks.Prepared):
            return
        jobs = _jobs(prepared, work, compute, same=given.same)
        await asyncio.gather(*jobs)
        join = steps.join_same if given.same else steps.join_ours
        await compute.call(join, prepared.plan, work.store, given.folder, given.out)
    finally:
        await compute.aclose()


def _jobs(prepared: tasks.Prepared, work: Workload, compute: LocalCompute, *, same: bool) -> list[Awaitable[object]]:
    plan, store = prepared.plan, work.store
    jobs: list[Awaitable[object]] = []
    if prepared.audio_missing:
        jobs.append(compute.call(tasks.render_audio, plan, store))
    for number in range(len(plan.segments)) if same else prepared.missing:
        if same:
            jobs.append(compute.call(steps.encode_same, excerpt(plan, number), number, store, work.folder))
        else:
            jobs.append(compute.call(tasks.render_segment, excerpt(plan, number), 0, store))
    return jobs


if __name__ == "__main__":
    main()
