"""The renderer against bare x264 of the same ready frames, and against MoviePy: `make bench-render`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from benchmarks.render import gate, long, report, results
from benchmarks.render.machine import load, peer_python, revision
from benchmarks.render.measuring import measured
from benchmarks.render.options import LEAST_ROUNDS, Options, options
from benchmarks.render.preparation import made_ready
from benchmarks.render.process_tree import adopt_orphans
from benchmarks.render.real import ARTICLE, real
from benchmarks.render.results import Long, Results
from benchmarks.render.synthetic import synthetic
from render_cluster.spec import VideoSpec

Part: TypeAlias = Callable[[Options, Results], None]
SIDE = 1080
"""Of the good videos, their shorter one, in pixels."""


def main() -> None:
    asked, begun = options(), time.monotonic()
    if asked.peer_rounds and {"synthetic", "real"} & set(asked.parts) and not peer_python().exists():
        sys.exit("MoviePy is not installed: run `scripts/set_up.sh bench`, or leave it out with --peer-rounds 0.")
    adopt_orphans()
    found = results.read(asked.results)
    found.loads.append(load())
    for part in _parts(asked):
        part(asked, found)
        found.loads.append(load())
        found.revision = revision()
        results.write(found, asked.results)
    print(f"\n{report.tables(found)}\n\nAfter {(time.monotonic() - begun) / 60:.0f} minutes.")
    if asked.write:
        _write(asked, found)


def _parts(asked: Options) -> list[Part]:
    known: dict[str, Part] = {"synthetic": _synthetic, "real": _real, "good": _good}
    return [known[name] for name in asked.parts] + ([_long] if asked.long_minutes else [])


def _synthetic(asked: Options, found: Results) -> None:
    _workload(asked, found, "synthetic", synthetic)


def _real(asked: Options, found: Results) -> None:
    _workload(asked, found, "real", lambda folder: real(folder, asked.article or ARTICLE, asked.pictures))


def _workload(asked: Options, found: Results, name: str, make: Callable[[Path], VideoSpec]) -> None:
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-render-") as place:
        folder = Path(place)
        print(f"{name}: making its media", flush=True)
        work = made_ready(name, folder, make(folder))
        found.workloads[name] = measured(work, asked.rounds, asked.peer_rounds, _telling(name))


def _good(asked: Options, found: Results) -> None:  # noqa: ARG001 - as the others
    each = [result for _, result in gate.results(SIDE)]
    found.good = ([result.share for result in each], sum(bool(result.faults) for result in each))


def _long(asked: Options, found: Results) -> None:
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-long-") as place:
        print(f"a video of {asked.long_minutes:g} minutes: making its media", flush=True)
        work = long.prepared(Path(place), asked.long_minutes)
        one, two = long.run(work, 1), long.run(work, 2)
    found.long = Long(
        peaks_mb=[one.workers.peak_mb, two.workers.peak_mb],
        growth=max(one.workers.growth, two.workers.growth),
        walls_sec=[one.wall_sec, two.wall_sec],
        busiest_sec=[one.workers.busiest_sec, two.workers.busiest_sec],
    )


def _telling(name: str) -> Callable[[str], None]:
    return lambda said: print(f"{name}: {said}", flush=True)


def _write(asked: Options, found: Results) -> None:
    if asked.rounds < LEAST_ROUNDS:
        sys.exit(f"Not written: figures are of at least {LEAST_ROUNDS} rounds.")
    report.PAGE.write_text(report.page(found))
    print(f"written: {report.PAGE.name}")


if __name__ == "__main__":
    main()
