"""The work that both sides of the comparison do: the same scenes, ready as raw frames for one of them."""

import pickle
from pathlib import Path

from render_cluster import planes, tasks
from render_cluster.compositor import Compositor
from render_cluster.media import StoreSpec
from render_cluster.spec import Canvas, VideoSpec
from tests.support.render_material import a_video_spec

SECONDS = 3.0


def store_in(folder: Path) -> StoreSpec:
    return StoreSpec((folder / "objects").as_uri())


def material(folder: Path) -> VideoSpec:
    """As it was made for the raw frames: making it is not part of the comparison."""
    spec: VideoSpec = pickle.loads((folder / "spec").read_bytes())  # noqa: S301 - written below
    return spec


def dump(folder: Path, target: Path, scenes: int) -> None:
    store = store_in(folder)
    spec = a_video_spec(store, Canvas(), scenes, SECONDS)
    (folder / "spec").write_bytes(pickle.dumps(spec))
    prepared = tasks.prepare(spec, store)
    if not isinstance(prepared, tasks.Prepared):
        return
    canvas, plan = spec.canvas, prepared.plan
    out = planes.empty(canvas.width, canvas.height)
    with target.open("wb") as file:
        for index, scene in enumerate(plan.scenes):
            compositor = Compositor(plan, index, store)
            for k in range(scene.frames):
                compositor.draw(k, out)
                file.writelines(plane.tobytes() for plane in out)
