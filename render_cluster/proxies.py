"""Makes the small copies of a video from its parts, beside the checks of the video itself."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec, save
from render_cluster.outcome import Renditions
from render_cluster.plan import VideoPlan
from render_cluster.renditions import proxy_command, rendition_keys, webp_command
from render_cluster.run import join_parts
from render_cluster.spec import VideoSpec

LEAST_SEC, SEC_PER_SEC = 60, 20
"""So long a command may take, and so many seconds more for each second of the video."""


def make_renditions(spec: VideoSpec, plan: VideoPlan, store: StoreSpec) -> Renditions:
    """The preview is made of the proxy. Raise `RenderError` if FFmpeg does not get it done."""
    limit = LEAST_SEC + SEC_PER_SEC * plan.duration_sec
    with TemporaryDirectory() as folder:
        video, proxy, preview = (Path(folder, name) for name in ("video.mp4", "proxy.mp4", "preview.webp"))
        join_parts(plan, store, Path(folder), video)
        run(proxy_command(video, proxy), limit)
        run(webp_command(proxy, preview), limit)
        keys = rendition_keys(spec)
        return Renditions(proxy_key=save(store, keys[0], proxy), preview_key=save(store, keys[1], preview))


def run(words: Sequence[str], limit_sec: float) -> None:
    """A program with words of ours only, on a file of ours."""
    try:
        done = subprocess.run(  # noqa: S603 - see above; no shell
            words, capture_output=True, text=True, check=False, timeout=limit_sec, env={"PATH": os.defpath}
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"FFmpeg did not make a small copy of the video: {error}"
        raise RenderError(message) from error
    if done.returncode:
        message = f"FFmpeg did not make a small copy of the video: {done.stderr.strip()[-300:]}"
        raise RenderError(message)
