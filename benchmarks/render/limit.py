"""The limit: bare x264 of the ready frames, with no picture to compose and no sound."""

from pathlib import Path

import imageio_ffmpeg

from benchmarks.render.workload import Workload
from render_cluster.compositor import Compositor
from render_cluster.planes import empty
from render_cluster.spec import Canvas

RAW = "frames.yuv"
SETTINGS = ("-preset", "veryfast", "-crf", "21", "-threads", "2", "-g", "90")
TAGS = "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709"


def dump(work: Workload) -> int:
    """Write all frames as they are composed, raw (1.5 bytes a pixel); return how many."""
    plan, store = work.plan(), work.store
    out = empty(plan.canvas.width, plan.canvas.height)
    with (work.folder / RAW).open("wb") as file:
        for index, scene in enumerate(plan.scenes):
            compositor = Compositor(plan, index, store)
            for k in range(scene.frames):
                compositor.draw(k, out)
                file.writelines(plane.tobytes() for plane in out)
    return plan.frames


def command(work: Workload, canvas: Canvas, out: str = "limit.mp4") -> list[str]:
    read = raw_input(work.folder / RAW, canvas)
    words = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", *read, "-an", "-vf", TAGS]
    return [*words, "-c:v", "libx264", *SETTINGS, str(work.folder / out)]


def raw_input(path: Path, canvas: Canvas) -> list[str]:
    size = f"{canvas.width}x{canvas.height}"
    return ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(canvas.fps), "-i", str(path)]
