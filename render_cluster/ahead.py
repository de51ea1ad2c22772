"""What planning will open, opened before it by many workers: each foreign file costs a child in the jail."""

from contextlib import suppress

from render_cluster.errors import RenderError
from render_cluster.ingest.clips import mezzanine
from render_cluster.ingest.pictures import picture
from render_cluster.ingest.sounds import sound
from render_cluster.media import StoreSpec
from render_cluster.scenes import spans
from render_cluster.sound import SAMPLE_RATE
from render_cluster.spec import Clip, SceneSpec, VideoSpec
from render_cluster.transitions import tail


def open_ahead(spec: VideoSpec, store: StoreSpec) -> None:
    """What cannot be opened is left to planning, which says all that is wrong at once."""
    for scene in spec.scenes:
        with suppress(RenderError):
            voice = sound(store, spec.tenant, scene.voice).samples / SAMPLE_RATE if scene.voice else 0.0
            _open_visual(spec, scene, voice, store)


def _open_visual(spec: VideoSpec, scene: SceneSpec, voice_sec: float, store: StoreSpec) -> None:
    shown = scene.visual
    if isinstance(shown, Clip):
        fps = spec.canvas.fps
        [span] = spans([(voice_sec, scene.pause_sec, scene.duration_sec or 0.0)], fps)
        mezzanine(store, spec.tenant, shown, spec.canvas, (span.frames + tail(fps)) / fps)
    elif shown.picture:
        picture(store, spec.tenant, shown.picture)
