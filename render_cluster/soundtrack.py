"""The one soundtrack of a video, under the key of all that is heard in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from render_cluster import audio
from render_cluster.keys import audio_key
from render_cluster.loudness import SAMPLE_RATE
from render_cluster.media import StoreSpec, fetch, save
from render_cluster.plan import VideoPlan
from render_cluster.profiles import profile_named


def render_audio(plan: VideoPlan, store: StoreSpec) -> str:
    step = SAMPLE_RATE // plan.canvas.fps
    voices = [
        ((scene.first + scene.voice_first) * step, audio.decode(fetch(store, scene.voice.key), scene.label))
        for scene in plan.scenes
        if scene.voice
    ]
    track = audio.finish(audio.mix(voices, plan.frames * step))
    with TemporaryDirectory() as folder:
        path = Path(folder, "audio.m4a")
        audio.encode(track, path, profile_named(plan.encoder))
        return save(store, audio_key(plan), path)
