"""What is heard of a finished video: voices, music, both, or nothing."""

from pathlib import Path

import numpy as np
import pytest

from render_cluster import tasks
from render_cluster.compute import LocalCompute
from render_cluster.loudness import measured
from render_cluster.media import StoreSpec, fetch_file, save
from render_cluster.production import produce
from render_cluster.sound import SAMPLE_RATE
from render_cluster.sound_files import decoded
from render_cluster.spec import Music, SceneSpec, VideoSpec
from tests.support.render_material import a_video_spec
from tests.support.sounds import a_song, wav


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


@pytest.mark.parametrize("spoken", [True, False], ids=["voices and music", "music only"])
async def test_a_video_with_music_is_as_loud_as_any_and_passes_its_checks(
    store: StoreSpec, tmp_path: Path, *, spoken: bool
) -> None:
    spec = _with_music(store, a_video_spec(store, scenes=2), spoken=spoken)
    found = measured(decoded(await _soundtrack(spec, store, tmp_path), "sound"))

    assert found.lufs == pytest.approx(-14, abs=1)
    assert found.dbtp <= -1


async def test_a_video_without_voice_and_music_is_silent_and_whole(store: StoreSpec, tmp_path: Path) -> None:
    spec = a_video_spec(store, scenes=2)
    spec = spec.model_copy(update={"scenes": tuple(_mute(scene) for scene in spec.scenes)})
    sound = np.concatenate(list(decoded(await _soundtrack(spec, store, tmp_path), "sound")), axis=1)

    assert not sound.any()
    assert sound.shape[1] >= 2 * SAMPLE_RATE


async def test_an_edit_of_the_music_makes_the_sound_anew_and_no_picture(store: StoreSpec, tmp_path: Path) -> None:
    spec = _with_music(store, a_video_spec(store, scenes=2), spoken=True)
    await _soundtrack(spec, store, tmp_path)
    assert spec.music
    softer = spec.model_copy(update={"music": spec.music.model_copy(update={"gain_db": -9})})
    prepared = tasks.prepare(softer, store)

    assert isinstance(prepared, tasks.Prepared)
    assert (prepared.missing, prepared.audio_missing) == ((), True)


async def _soundtrack(spec: VideoSpec, store: StoreSpec, folder: Path) -> Path:
    """Render it, which includes the checks, and return the finished file."""
    compute = LocalCompute(2)
    try:
        finished = await produce(spec, store, compute)
    finally:
        await compute.aclose()
    fetch_file(store, finished.video_key, folder / "video.mp4")
    return folder / "video.mp4"


def _with_music(store: StoreSpec, spec: VideoSpec, *, spoken: bool) -> VideoSpec:
    track = save(store, "t/a/song.wav", wav(a_song(2.5)))
    scenes = spec.scenes if spoken else tuple(_mute(scene) for scene in spec.scenes)
    return spec.model_copy(update={"music": Music(track=track), "scenes": scenes})


def _mute(scene: SceneSpec) -> SceneSpec:
    return scene.model_copy(update={"voice": "", "words": (), "duration_sec": 1.6})
