"""Edits, join, gate and small copies in one process that has rendered before; prints CPU seconds as JSON.

`python -m benchmarks.render.warm FOLDER ROUNDS`
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.render.process_tree import children_cpu
from benchmarks.render.workload import EDITS, FULL, Workload
from render_cluster import gate, proxies, run, tasks
from render_cluster.covers import draw_covers
from render_cluster.plan import VideoPlan
from render_cluster.subtitles import srt, vtt


def main(folder: Path, rounds: int) -> None:
    work = Workload("", folder)
    work.forget()
    render(work, FULL)
    print(json.dumps([_round(work) for _ in range(rounds)]))


def render(work: Workload, variant: str) -> VideoPlan:
    """What is missing, then the join; the joined file is `warm.mp4`."""
    prepared = tasks.prepare(work.spec(variant), work.store)
    if not isinstance(prepared, tasks.Prepared):
        raise TypeError(prepared)
    if prepared.audio_missing:
        tasks.render_audio(prepared.plan, work.store)
    for number in prepared.missing:
        tasks.render_segment(prepared.plan, number, work.store)
    _join(work, prepared.plan)
    return prepared.plan


def _round(work: Workload) -> dict[str, float]:
    work.forget()
    plans: list[VideoPlan] = []
    found = {"full": _cpu(lambda: plans.append(render(work, FULL)))}
    [plan] = plans
    found["join"] = _cpu(lambda: _join(work, plan))
    found["gate"] = _gate(work, plan)
    found["copies"] = _cpu(lambda: _copies(work, plan))
    for edit in EDITS:
        found[edit] = _cpu(lambda edit=edit: render(work, edit))  # type: ignore[misc]  # bound now
    return found


def _join(work: Workload, plan: VideoPlan) -> None:
    with TemporaryDirectory() as parts:
        run.join_parts(plan, work.store, Path(parts), work.folder / "warm.mp4")


def _gate(work: Workload, plan: VideoPlan) -> float:
    """Of all rows, with what goes out beside the video; raise what it finds."""
    texts = {"srt": srt(plan.subtitles), "vtt": vtt(plan.subtitles, plan.language)}
    with TemporaryDirectory() as folder:
        thumbnail, *others = draw_covers(plan, work.store, Path(folder))
        beside = gate.Delivery(candidates=others, subtitles=texts)
        rows: list[gate.Row] = []
        spent = _cpu(lambda: rows.extend(gate.check(work.folder / "warm.mp4", thumbnail, plan, work.store, beside)))
    gate.refuse_faults(tuple(rows))
    return spent


def _copies(work: Workload, plan: VideoPlan) -> None:
    """Thumbnails, the proxy and the moving preview."""
    with TemporaryDirectory() as folder:
        draw_covers(plan, work.store, Path(folder))
    proxies.make_renditions(work.spec(), plan, work.store)


def _cpu(act: Callable[[], object]) -> float:
    begun = time.process_time() + children_cpu()
    act()
    return time.process_time() + children_cpu() - begun


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
