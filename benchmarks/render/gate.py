"""The gate on twenty good videos of varied content: what it finds (nothing), and what it costs of their renders.

`python -m benchmarks.render.gate [--side 1080] [--only NAME]`: CPU seconds of one process, render and gate in turn.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from render_cluster import gate, run, tasks
from render_cluster.covers import draw_covers
from render_cluster.encode import join
from render_cluster.media import StoreSpec, fetch_file
from render_cluster.soundtrack import render_audio
from render_cluster.spec import VideoSpec
from render_cluster.subtitles import srt, vtt
from tests.support.good_videos import good_videos
from tests.support.kitchen import Kitchen


@dataclass(frozen=True, slots=True)
class Result:
    """CPU seconds, and the gate's rows."""

    rendered: float
    gated: float
    rows: tuple[gate.Row, ...]

    @property
    def share(self) -> float:
        return self.gated / self.rendered

    @property
    def faults(self) -> tuple[gate.Row, ...]:
        return tuple(row for row in self.rows if not row.passed)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.render.gate")
    asked.add_argument("--side", type=int, default=1080, help="pixels of the shorter side")
    asked.add_argument("--only", default="", help="part of a video's name")
    given = asked.parse_args()
    found = dict(results(given.side, given.only))
    wrong = sum(bool(result.faults) for result in found.values())
    share = statistics.median(result.share for result in found.values())
    print(f"{len(found)} videos, {wrong} with findings; share of the render: {share:.2f} (median)")


def results(side: int, only: str = "") -> Iterator[tuple[str, Result]]:
    """Tell each as it is done."""
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-gate-") as name:
        at = Kitchen(StoreSpec(Path(name, "objects").as_uri()), side)
        for title, made in good_videos().items():
            if only in title:
                result = measure(made(at), at.store, Path(name))
                print(f"{title:32} gate {result.gated:5.2f} s = {result.share:.2f} of the render", flush=True)
                if result.faults:
                    print(gate.as_text(result.faults), flush=True)
                yield title, result


def measure(spec: VideoSpec, store: StoreSpec, folder: Path) -> Result:
    """Render without the gate's refusal, so that a finding is shown and not raised."""
    prepared = tasks.prepare(spec, store)
    if not isinstance(prepared, tasks.Prepared):
        raise TypeError(prepared)
    begin, plan = time.process_time(), prepared.plan
    parts = [folder / f"{number}.mp4" for number in range(len(plan.segments))]
    for number, part in enumerate(parts):
        fetch_file(store, run.render_segment(plan, number, store), part)
    sound, video = folder / "sound.m4a", folder / "video.mp4"
    fetch_file(store, render_audio(plan, store), sound)
    join(parts, sound, video, fps=plan.canvas.fps, title=plan.title)
    thumbnail, *others = draw_covers(plan, store, folder)
    rendered = time.process_time()
    texts = {"srt": srt(plan.subtitles), "vtt": vtt(plan.subtitles, plan.language)}
    rows = gate.check(video, thumbnail, plan, store, gate.Delivery(candidates=others, subtitles=texts))
    return Result(rendered - begin, time.process_time() - rendered, rows)


if __name__ == "__main__":
    main()
