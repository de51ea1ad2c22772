"""Steps of a render that only the benchmark takes: a join without the gate, and the limit's x264 settings.

As in `render_cluster.tasks`, what a step needs is imported where it runs, not where it is asked for.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from render_cluster.media import StoreSpec
from render_cluster.plan import VideoPlan
from render_cluster.profiles import EncoderProfile

SAME = EncoderProfile(name="same", preset="veryfast", crf=21, parameters="")
"""The settings of the bare encode that is the limit."""


def join_ours(plan: VideoPlan, store: StoreSpec, folder: Path, name: str) -> None:
    from render_cluster.run import join_parts  # noqa: PLC0415 - see above

    with TemporaryDirectory() as parts:
        join_parts(plan, store, Path(parts), folder / name)


def encode_same(plan: VideoPlan, number: int, store: StoreSpec, folder: Path) -> None:
    """`plan` is the excerpt of segment `number`."""
    from render_cluster.compositor import Compositor  # noqa: PLC0415 - see above
    from render_cluster.encode import encode_segment  # noqa: PLC0415 - see above

    [segment] = plan.segments
    compositor = Compositor(plan, segment.scene, store)
    encode_segment(compositor, range(segment.first, segment.end), plan.canvas, SAME, folder / f"same-{number}.mp4")


def join_same(plan: VideoPlan, store: StoreSpec, folder: Path, name: str) -> None:
    from render_cluster.encode import join  # noqa: PLC0415 - see above
    from render_cluster.keys import audio_key  # noqa: PLC0415 - see above
    from render_cluster.media import fetch_file  # noqa: PLC0415 - see above

    sound = folder / "same.m4a"
    fetch_file(store, audio_key(plan), sound)
    parts = [folder / f"same-{number}.mp4" for number in range(len(plan.segments))]
    join(parts, sound, folder / name, fps=plan.canvas.fps, title=plan.title)
