"""Does a slow move glide or stutter?  Shifts between frames, by phase correlation, against the exact motion.

A constant offset is not seen; its change from frame to frame is: the jerk, in pixels a frame (rms).
"""

from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.render.workload import Workload
from render_cluster.compositor import Compositor
from render_cluster.plan import Move, ScenePlan, StillPlan, VideoPlan
from render_cluster.planes import Plane, empty
from render_cluster.spec import Canvas

SIDE = 256
PLACES = ((0.13, 0.17), (0.64, 0.17), (0.13, 0.43), (0.64, 0.45), (0.38, 0.3))
"""Left upper corners of the patches, in shares of the frame: clear of captions and logo."""
WINDOW = cv2.createHanningWindow((SIDE, SIDE), cv2.CV_32F)
Floats = NDArray[np.float64]


def composed_jerk(work: Workload) -> float:
    """The worst of the moving stills, in frames that no encoder has seen."""
    plan = work.plan()
    found = [_jerk(_composed(work, plan, number), plan, scene) for number, scene in _moving(plan)]
    return max(found)


def file_jerk(plan: VideoPlan, path: Path) -> float:
    """The worst of the moving stills in an encoded file of the same frames."""
    frames, found, at = _decoded(path), [], 0
    for _, scene in _moving(plan):
        for _ in range(scene.first - at):
            next(frames)
        at = scene.first + scene.frames
        found.append(_jerk((next(frames) for _ in range(scene.frames)), plan, scene))
    return max(found)


def _moving(plan: VideoPlan) -> list[tuple[int, ScenePlan]]:
    return [
        (number, scene)
        for number, scene in enumerate(plan.scenes)
        if isinstance(scene.visual, StillPlan) and scene.visual.fit == "cover" and scene.visual.photo
    ]


def _composed(work: Workload, plan: VideoPlan, number: int) -> Iterator[Plane]:
    out, compositor = empty(plan.canvas.width, plan.canvas.height), Compositor(plan, number, work.store)
    for k in range(plan.scenes[number].frames):
        compositor.draw(k, out)
        yield out[0]


def _decoded(path: Path) -> Iterator[Plane]:
    with av.open(str(path)) as file:
        file.streams.video[0].thread_type = "AUTO"
        for frame in file.decode(video=0):
            luma: Plane = np.frombuffer(frame.planes[0], np.uint8)  # type: ignore[call-overload]  # a buffer
            yield luma.reshape(frame.height, frame.planes[0].line_size)[:, : frame.width]


def _jerk(frames: Iterator[Plane], plan: VideoPlan, scene: ScenePlan) -> float:
    if not isinstance(scene.visual, StillPlan):
        raise TypeError(scene.visual)
    canvas, move, last = plan.canvas, scene.visual.move, scene.frames + scene.tail - 1
    corners = [(round(x * canvas.width), round(y * canvas.height)) for x, y in PLACES]
    errors, before = [], None
    for k, luma in enumerate(frames):
        now = [luma[y : y + SIDE, x : x + SIDE].astype(np.float32) for x, y in corners]
        if before is not None and k > scene.transition.frames:
            times = (k - 1) / last, k / last
            pairs = zip(before, now, corners, strict=True)
            errors.append([_shift(a, b) - _exact(move, times, canvas, corner) for a, b, corner in pairs])
        before = now
    return float(np.sqrt((np.diff(np.array(errors), axis=0) ** 2).mean()))


def _shift(before: NDArray[np.float32], now: NDArray[np.float32]) -> Floats:
    return np.asarray(cv2.phaseCorrelate(before, now, WINDOW)[0], np.float64)


def _exact(move: Move, times: tuple[float, float], canvas: Canvas, corner: tuple[int, int]) -> Floats:
    """How far the point in the middle of the patch goes from one frame to the next."""
    px, py = corner[0] + SIDE / 2, corner[1] + SIDE / 2
    x, y, width, height = move.at(times[0])
    sx, sy = x + px * width / canvas.width, y + py * height / canvas.height
    x, y, width, height = move.at(times[1])
    return np.array([(sx - x) * canvas.width / width - px, (sy - y) * canvas.height / height - py])
