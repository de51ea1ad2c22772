"""What the MoviePy program is given: pictures, windows and times as files and plain numbers."""

import json
from pathlib import Path

import av
import numpy as np
from PIL import Image

from benchmarks.render.workload import Workload
from render_cluster import captions
from render_cluster.compositor import Compositor, look_of
from render_cluster.logos import open_logo, placed
from render_cluster.look.tokens import load_template
from render_cluster.media import fetch, fetch_file
from render_cluster.plan import ClipPlan, ScenePlan, StillPlan, VideoPlan
from render_cluster.planes import empty

ORDER = "peer.json"


def write_order(work: Workload) -> Path:
    """Cards are given as flat pictures, captions as pictures of each state: less work than ours, none of it ours."""
    plan = work.plan()
    order = {
        "size": [plan.canvas.width, plan.canvas.height],
        "fps": plan.canvas.fps,
        "seconds": plan.duration_sec,
        "scenes": [_scene(work, plan, number) for number in range(len(plan.scenes))],
        "overlays": [*_captions(work, plan), *_logo(work, plan)],
        "voices": [_voice(work, plan, scene) for scene in plan.scenes if scene.voice],
        "music": _fetched(work, plan.music.track.key, "music.wav") if plan.music else "",
    }
    path = work.folder / ORDER
    path.write_text(json.dumps(order))
    return path


def _scene(work: Workload, plan: VideoPlan, number: int) -> dict[str, object]:
    scene, fps = plan.scenes[number], plan.canvas.fps
    shown: dict[str, object] = {
        "start": scene.first / fps,
        "seconds": (scene.frames + (scene.tail if number + 1 < len(plan.scenes) else 0)) / fps,
        "fade": scene.transition.frames / fps,
    }
    match scene.visual:
        case StillPlan(fit="cover") as still:
            path = _fetched(work, still.picture.key, f"picture-{number}")
            return shown | {"picture": path, "start_window": still.move.start, "end_window": still.move.end}
        case ClipPlan() as clip:
            return shown | {"clip": _fetched(work, clip.clip.key, f"clip-{number}.mp4"), "from": clip.first / fps}
        case _:
            return shown | {"picture": _flat(work, plan, number)}


def _flat(work: Workload, plan: VideoPlan, number: int) -> str:
    """A card as it stands at the end of its scene."""
    out = empty(plan.canvas.width, plan.canvas.height)
    Compositor(plan, number, work.store, captioned=False).draw(plan.scenes[number].frames - 1, out)
    flat = np.concatenate([plane.reshape(-1) for plane in out]).reshape(-1, plan.canvas.width)
    frame = av.VideoFrame.from_ndarray(flat, "yuv420p")
    frame.colorspace, frame.color_range = 1, 1
    path = work.folder / f"flat-{number}.png"
    Image.fromarray(frame.to_ndarray(format="rgb24")).save(path, compress_level=1)
    return str(path)


def _captions(work: Workload, plan: VideoPlan) -> list[dict[str, object]]:
    found, fps = [], plan.canvas.fps
    for scene in plan.scenes:
        look = look_of(plan, scene)
        for state in scene.states:
            picture = captions.draw(look, state)
            path = work.folder / f"caption-{scene.first + state.first}.png"
            picture.image.save(path)
            times = {"start": (scene.first + state.first) / fps, "end": (scene.first + state.end) / fps}
            found.append({"picture": str(path), "x": picture.x, "y": picture.y, **times})
    return found


def _logo(work: Workload, plan: VideoPlan) -> list[dict[str, object]]:
    if plan.logo is None:
        return []
    logo = open_logo(fetch(work.store, plan.logo.key), "logo")
    image, x, y = placed(logo, plan.canvas, load_template(plan.brand.template).logo)
    path = work.folder / "logo-placed.png"
    image.save(path)
    return [{"picture": str(path), "x": x, "y": y, "start": 0, "end": plan.duration_sec}]


def _voice(work: Workload, plan: VideoPlan, scene: ScenePlan) -> dict[str, object]:
    key = scene.voice.key if scene.voice else ""
    start = (scene.first + scene.voice_first) / plan.canvas.fps
    return {"sound": _fetched(work, key, f"said-{scene.first}.wav"), "start": start}


def _fetched(work: Workload, key: str, name: str) -> str:
    path = work.folder / f"peer-{name}"
    fetch_file(work.store, key, path)
    return str(path)
