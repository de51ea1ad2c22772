"""A small video that passes the gate, with all that belongs to it."""

from collections.abc import Callable
from pathlib import Path

from render_cluster import gate, run, tasks
from render_cluster.gate import Delivery, Row
from render_cluster.keys import thumbnail_key, video_key
from render_cluster.media import StoreSpec, fetch, fetch_file
from render_cluster.plan import VideoPlan
from render_cluster.soundtrack import render_audio
from render_cluster.spec import VideoSpec

Rows = dict[str, Row]


class GoodVideo:
    """A video that passes, and what belongs to it; `check` measures another file as if it were this one."""

    def __init__(self, folder: Path, made: Callable[[StoreSpec], VideoSpec]) -> None:
        self.store = StoreSpec((folder / "objects").as_uri())
        self.spec = made(self.store)
        prepared = tasks.prepare(self.spec, self.store)
        assert isinstance(prepared, tasks.Prepared)
        self.plan = prepared.plan
        self.video, self.thumbnail = folder / "good.mp4", folder / "good.jpg"
        self.render(self.plan, self.video)
        fetch_file(self.store, thumbnail_key(self.plan), self.thumbnail)
        self.subtitles = {suffix: fetch(self.store, video_key(self.spec, suffix)).decode() for suffix in ("srt", "vtt")}

    def render(self, plan: VideoPlan, target: Path) -> None:
        for index in range(len(plan.segments)):
            run.render_segment(plan, index, self.store)
        render_audio(plan, self.store)
        run.assemble(self.spec, plan, self.store)
        fetch_file(self.store, video_key(self.spec, "mp4"), target)

    def check(self, video: Path, plan: VideoPlan | None = None, delivery: Delivery | None = None) -> Rows:
        beside = delivery or Delivery(subtitles=self.subtitles)
        rows = gate.check(video, self.thumbnail, plan or self.plan, self.store, beside)
        return {row.name: row for row in rows}


def faults(rows: Rows) -> set[str]:
    return {name for name, row in rows.items() if not row.passed}
