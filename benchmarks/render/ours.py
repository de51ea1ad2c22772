"""Our whole render in one process, nothing cached: plan, segments, sound, join; not the gate."""

import shutil
import sys
from pathlib import Path

from benchmarks.render.frames import material, store_in
from render_cluster import run, tasks
from render_cluster.encode import join
from render_cluster.keys import audio_key, segment_key
from render_cluster.media import fetch_file


def main(folder: Path) -> None:
    shutil.rmtree(folder / "objects" / "t" / "a" / "segments", ignore_errors=True)
    spec, store = material(folder), store_in(folder)
    prepared = tasks.prepare(spec, store)
    if not isinstance(prepared, tasks.Prepared):
        return
    plan = prepared.plan
    parts = [folder / f"{index}.mp4" for index in range(len(plan.segments))]
    for index, part in enumerate(parts):
        run.render_segment(plan, index, store)
        fetch_file(store, segment_key(plan, plan.segments[index]), part)
    run.render_audio(plan, store)
    fetch_file(store, audio_key(plan), folder / "audio.m4a")
    join(parts, folder / "audio.m4a", folder / "ours.mp4", fps=plan.canvas.fps, title=spec.title)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
