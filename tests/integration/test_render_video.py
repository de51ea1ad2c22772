"""A finished video, measured by other means than the gate's own."""

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from render_cluster import tasks
from render_cluster.compositor import Compositor
from render_cluster.compute import LocalCompute
from render_cluster.loudness import integrated
from render_cluster.media import StoreSpec, fetch_file
from render_cluster.outcome import Finished, State
from render_cluster.plan import VideoPlan
from render_cluster.planes import empty
from render_cluster.production import Production
from render_cluster.sound import SAMPLE_RATE
from render_cluster.spec import VideoSpec
from tests.support.render_material import SMALL, a_video_spec


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


@pytest.fixture(autouse=True)
def _no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be taken from the machine: no ffmpeg, no ffprobe."""
    monkeypatch.setenv("PATH", "")


async def test_a_video_has_its_length_its_sound_in_time_and_no_black_frame(store: StoreSpec, tmp_path: Path) -> None:
    spec = a_video_spec(store)
    plan, finished = await _rendered(spec, store)
    path = tmp_path / "video.mp4"
    fetch_file(store, finished.video_key, path)
    brightness, sound = _decoded(path)
    starts = [scene.first + scene.voice_first for scene in plan.scenes]

    assert len(brightness) == plan.frames
    assert min(brightness) > 40
    assert finished.duration_sec == pytest.approx(plan.frames / 30, abs=0.001)
    assert integrated([sound]) == pytest.approx(-14, abs=1)
    assert all(_onset(sound, start) == pytest.approx(start / 30, abs=0.02) for start in starts[1:])


def test_the_same_plan_gives_the_same_pixels_whatever_lay_in_memory_before(store: StoreSpec) -> None:
    prepared = tasks.prepare(a_video_spec(store, scenes=2), store)
    assert isinstance(prepared, tasks.Prepared)
    compositor = Compositor(prepared.plan, 1, store)
    for k in (0, 5, 11, 12, 40):
        black, white = ([np.full_like(p, fill) for p in empty(SMALL.width, SMALL.height)] for fill in (0, 255))
        compositor.draw(k, black)
        compositor.draw(k, white)

        assert all(np.array_equal(one, other) for one, other in zip(black, white, strict=True))


async def test_an_edited_caption_renders_one_segment_again(store: StoreSpec) -> None:
    spec = a_video_spec(store)
    await _rendered(spec, store)
    shorter = spec.scenes[1].model_copy(update={"words": spec.scenes[1].words[:4]})
    edited = spec.model_copy(update={"scenes": (spec.scenes[0], shorter, spec.scenes[2])})
    prepared = tasks.prepare(edited, store)

    assert isinstance(prepared, tasks.Prepared)
    assert prepared.missing == (1,)
    assert not prepared.audio_missing


async def test_small_copies_lie_beside_the_video_and_are_found_again(store: StoreSpec, tmp_path: Path) -> None:
    spec = a_video_spec(store, scenes=1)
    _, finished = await _rendered(spec, store)
    fetch_file(store, finished.proxy_key, tmp_path / "proxy.mp4")
    fetch_file(store, finished.preview_key, tmp_path / "preview.webp")

    with av.open(str(tmp_path / "proxy.mp4")) as proxy:
        assert proxy.streams.video[0].frames == round(finished.duration_sec * 30)
    assert (tmp_path / "preview.webp").read_bytes()[8:12] == b"WEBP"
    assert tasks.find_finished(spec, store) == finished


async def test_a_video_without_small_copies_is_a_good_video(store: StoreSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    spec = a_video_spec(store, scenes=1)
    _, finished = await _rendered(spec, store)

    assert finished.proxy_key == finished.preview_key == ""
    assert all(row["passed"] for row in finished.checks.values())


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
async def test_picture_and_sound_end_within_one_frame_of_aac(store: StoreSpec, tmp_path: Path, fps: int) -> None:
    spec = a_video_spec(store, SMALL.model_copy(update={"fps": fps}), scenes=2, seconds=0.9)
    plan, finished = await _rendered(spec, store)
    fetch_file(store, finished.video_key, tmp_path / "video.mp4")

    with av.open(str(tmp_path / "video.mp4")) as file:
        both = (file.streams.video[0], file.streams.audio[0])
        ends = [float((stream.duration or 0) * (stream.time_base or 0)) for stream in both]
    assert ends[0] == pytest.approx(plan.frames / fps, abs=1e-4)
    assert abs(ends[0] - ends[1]) <= 1_024 / SAMPLE_RATE


async def _rendered(spec: VideoSpec, store: StoreSpec) -> tuple[VideoPlan, Finished]:
    prepared = tasks.prepare(spec, store)
    assert isinstance(prepared, tasks.Prepared)
    compute = LocalCompute(2)
    production = Production(spec, store, compute)
    production.begin()
    finished = await production.finished()
    await compute.aclose()

    assert production.progress().state is State.FINISHED
    return prepared.plan, finished


def _decoded(path: Path) -> tuple[list[float], NDArray[np.float32]]:
    """The mean brightness of each frame, and the whole sound."""
    with av.open(str(path), "r") as file:
        brightness = [float(frame.to_ndarray(format="gray").mean()) for frame in file.decode(video=0)]
    with av.open(str(path), "r") as file:
        sound = np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], axis=1)
    return brightness, sound


def _onset(sound: NDArray[np.float32], frame: int) -> float:
    """When it becomes loud after the pause before that frame, in seconds."""
    begin = (frame - 8) * SAMPLE_RATE // 30
    loud = np.abs(sound[0, begin : begin + SAMPLE_RATE // 2]) > 0.02
    return float(begin + np.argmax(loud)) / SAMPLE_RATE
