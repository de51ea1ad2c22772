"""The gate, with one fault at a time planted in a good video: it has to name each."""

from dataclasses import replace
from pathlib import Path

import cv2
import ffmpeg
import numpy as np
import pytest

from render_cluster import gate, run, tasks
from render_cluster.errors import RenderError
from render_cluster.gate_measures import command
from render_cluster.gate_measures import run as run_ffmpeg
from render_cluster.keys import thumbnail_key, video_key
from render_cluster.media import StoreSpec, fetch_file
from render_cluster.plan import CaptionState, VideoPlan
from tests.support.render_material import a_video_spec

Filters = list[tuple[str, dict[str, object]]]


class Good:
    """A video that passes, its thumbnail and its plan."""

    def __init__(self, folder: Path) -> None:
        store = StoreSpec((folder / "objects").as_uri())
        spec = a_video_spec(store, seconds=2)
        prepared = tasks.prepare(spec, store)
        assert isinstance(prepared, tasks.Prepared)
        self.plan = prepared.plan
        for index in prepared.missing:
            run.render_segment(self.plan, index, store)
        run.render_audio(self.plan, store)
        run.assemble(spec, self.plan, store)
        self.video, self.thumbnail = folder / "good.mp4", folder / "good.jpg"
        fetch_file(store, video_key(spec, "mp4"), self.video)
        fetch_file(store, thumbnail_key(self.plan), self.thumbnail)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    return Good(tmp_path_factory.mktemp("gate"))


def test_a_good_video_passes_every_row(good: Good) -> None:
    assert _faults(good.video, good.thumbnail, good.plan) == set()


@pytest.mark.parametrize(
    ("fault", "picture", "sound", "options"),
    [
        ("loudness", [], [("volume", {"volume": "-3dB"})], {}),
        ("true_peak", [], [("volume", {"volume": "14dB"})], {}),
        ("silent_spans", [], [("volume", {"volume": 0, "enable": "between(t,0.5,2)"})], {}),
        ("picture_and_sound_end", [], [("atrim", {"duration": 6})], {}),
        ("black_spans", [("drawbox", {"t": "fill", "color": "black", "enable": "between(t,3,3.4)"})], [], {}),
        ("black_spans", [("drawbox", {"t": "fill", "color": "black", "enable": "gte(t,6.8)"})], [], {}),
        ("flat_pictures", [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,2.4,4.9)"})], [], {}),
        ("duration", [("trim", {"duration": 5})], [("atrim", {"duration": 5})], {}),
        ("frame_count", [("trim", {"duration": 7})], [], {}),
        ("join", [("trim", {"duration": 7})], [], {"g": 300}),
        ("colour_tags", [("setparams", {"colorspace": "smpte170m", "color_primaries": "smpte170m"})], [], {}),
        ("frame_rate", [("fps", {"fps": 25})], [], {}),
        ("frame_size", [("scale", {"w": 90, "h": 160})], [], {}),
        ("video_format", [("format", {"pix_fmts": "yuv422p"})], [], {}),
        ("sound_format", [], [], {"ar": 44_100}),
        ("container", [], [], {"movflags": "0"}),
    ],
)
def test_a_planted_fault_is_named(  # noqa: PLR0913, PLR0917 - one row of the table above
    good: Good, tmp_path: Path, fault: str, picture: Filters, sound: Filters, options: dict[str, object]
) -> None:
    bad = tmp_path / "bad.mp4"
    _spoil(good.video, bad, picture, sound, options)

    assert fault in _faults(bad, good.thumbnail, good.plan)


@pytest.mark.parametrize(("fault", "blurred"), [("thumbnail_light", False), ("thumbnail_sharpness", True)])
def test_a_black_or_blurred_thumbnail_is_named(good: Good, tmp_path: Path, fault: str, *, blurred: bool) -> None:
    picture = cv2.imread(str(good.thumbnail))
    assert picture is not None
    spoilt = cv2.GaussianBlur(picture, (0, 0), 12) if blurred else np.zeros_like(picture)
    cv2.imwrite(str(tmp_path / "bad.jpg"), spoilt)

    assert fault in _faults(good.video, tmp_path / "bad.jpg", good.plan)


def test_a_caption_outside_the_safe_area_is_named(good: Good) -> None:
    long = CaptionState(first=0, end=9, words=("word",) * 40, active=0)
    scenes = (replace(good.plan.scenes[0], states=(long,)), *good.plan.scenes[1:])

    assert "captions_outside" in _faults(good.video, good.thumbnail, replace(good.plan, scenes=scenes))


def test_a_fault_is_refused_in_words(good: Good, tmp_path: Path) -> None:
    _spoil(good.video, tmp_path / "bad.mp4", [], [("volume", {"volume": "-6dB"})], {})

    with pytest.raises(RenderError, match=r"loudness is -2\d\.\d+, allowed is -14\.0 LUFS"):
        gate.refuse_faults(gate.check(tmp_path / "bad.mp4", good.thumbnail, good.plan))


def _faults(video: Path, thumbnail: Path, plan: VideoPlan) -> set[str]:
    return {row.name for row in gate.check(video, thumbnail, plan) if not row.passed}


def _spoil(source: Path, target: Path, picture: Filters, sound: Filters, options: dict[str, object]) -> None:
    given = ffmpeg.input(str(source))
    video, audio = given.video, given.audio
    for name, values in picture:
        video = video.filter(name, **values)
    for name, values in sound:
        audio = audio.filter(name, **values)
    ready = {
        "vcodec": "libx264",
        "preset": "superfast",
        "acodec": "aac",
        "audio_bitrate": "192k",
        "movflags": "+faststart",
    }
    run_ffmpeg(ffmpeg.compile(ffmpeg.output(video, audio, str(target), **ready | options), cmd=command()))
