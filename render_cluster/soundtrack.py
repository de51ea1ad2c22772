"""The one soundtrack of a video, under the key of all that is heard in it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from render_cluster.audio import Track, Voice, write_soundtrack
from render_cluster.keys import audio_key
from render_cluster.media import StoreSpec, fetch_planned, save
from render_cluster.plan import VideoPlan
from render_cluster.profiles import profile_named
from render_cluster.sound import SAMPLE_RATE


def render_audio(plan: VideoPlan, store: StoreSpec) -> str:
    step = SAMPLE_RATE // plan.canvas.fps
    voices = [
        Voice(
            (scene.first + scene.voice_first) * step, fetch_planned(store, scene.voice), scene.label or scene.scene_id
        )
        for scene in plan.scenes
        if scene.voice
    ]
    music = plan.music
    track = Track(fetch_planned(store, music.track), music.track.key, music.gain_db) if music else None
    with TemporaryDirectory() as folder:
        path = Path(folder, "audio.m4a")
        write_soundtrack(voices, track, plan.frames * step, path, profile_named(plan.encoder))
        return save(store, audio_key(plan), path)
