"""The gate, with one fault at a time planted in a good file: it has to name each, and where it is."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from render_cluster import gate
from render_cluster.errors import RenderError
from render_cluster.gate import Delivery, Verdict
from tests.support.good_video import GoodVideo, faults
from tests.support.spoilt_video import Filters, repack, spoil

BLACK: dict[str, object] = {"t": "fill", "color": "black"}
TABLE: list[tuple[str, Filters, Filters, dict[str, object]]] = [
    ("loudness", [], [("volume", {"volume": "-3dB"})], {}),
    ("true_peak", [], [("volume", {"volume": "14dB"})], {}),
    ("silent_spans", [], [("volume", {"volume": 0, "enable": "between(t,0.3,2.3)"})], {}),
    ("sound_drift", [], [("adelay", {"delays": 80, "all": 1}), ("atrim", {"duration": 9})], {}),
    ("picture_and_sound_end", [], [("atrim", {"end": 8.6})], {}),
    ("black_spans", [("drawbox", BLACK | {"enable": "between(t,4,4.4)"})], [], {}),
    ("black_spans", [("drawbox", BLACK | {"enable": "gte(t,8.2)"})], [], {}),
    ("frozen_spans", [("loop", {"loop": 60, "size": 1, "start": 105}), ("trim", {"end_frame": 269})], [], {}),
    ("flat_pictures", [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,2.9,6)"})], [], {}),
    ("caption_timing", [("tpad", {"start": 3}), ("trim", {"end_frame": 269})], [], {}),
    ("duration", [("trim", {"duration": 7})], [("atrim", {"duration": 7})], {}),
    ("frame_count", [("trim", {"duration": 8})], [], {}),
    ("key_frames", [], [], {"g": 300, "sc_threshold": 0}),
    ("colour_tags", [("setparams", {"colorspace": "smpte170m", "color_primaries": "smpte170m"})], [], {}),
    ("frame_rate", [("fps", {"fps": 25})], [], {}),
    ("join", [("setpts", {"expr": "PTS+if(gt(N,100),0.02/TB,0)"})], [], {"fps_mode": "passthrough"}),
    ("frame_size", [("scale", {"w": 90, "h": 160})], [], {}),
    ("video_format", [("format", {"pix_fmts": "yuv422p"})], [], {}),
    ("sound_format", [], [], {"ar": 44_100}),
    ("sound_format", [], [], {"ac": 1}),
    ("loudness", [], [], {"an": None}),
    ("container", [], [], {"movflags": "0"}),
]


def test_a_good_video_passes_every_row_and_says_which_it_skipped(good: GoodVideo) -> None:
    rows = good.check(good.video)

    assert faults(rows) == set()
    assert {name for name, row in rows.items() if row.verdict is Verdict.SKIPPED} == {"asked_length", "platform_length"}
    assert all(row.title and row.limit for row in rows.values())
    assert all(row.reason for row in rows.values() if row.verdict is Verdict.SKIPPED)


@pytest.mark.parametrize(("fault", "picture", "sound", "options"), TABLE)
def test_a_fault_of_picture_or_sound_is_named(  # noqa: PLR0913, PLR0917 - one row of the table above
    good: GoodVideo, tmp_path: Path, fault: str, picture: Filters, sound: Filters, options: dict[str, object]
) -> None:
    bad = spoil(good.video, tmp_path / "bad.mp4", picture, sound, **options)

    assert fault in faults(good.check(bad))


@pytest.mark.parametrize(
    ("fault", "kind", "change"),
    [
        ("join", "video", lambda number, content: None if number == 100 else content),
        ("decoder_warnings", "video", lambda number, content: content[:40] + b"\xa5" * 40 if number == 95 else content),
        ("sound_gaps", "audio", lambda number, content: None if number == 200 else content),
        ("decoder_warnings", "audio", lambda number, content: b"\xff" * 9 if number == 200 else content),
    ],
)
def test_a_lost_or_broken_packet_is_named(
    good: GoodVideo, tmp_path: Path, fault: str, kind: str, change: Callable[[int, bytes], bytes | None]
) -> None:
    bad = repack(good.video, tmp_path / "bad.mp4", kind, change)

    assert fault in faults(good.check(bad))


def test_what_was_found_is_told_with_its_second_and_scene(good: GoodVideo, tmp_path: Path) -> None:
    grey: Filters = [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,2.9,6)"})]
    late: Filters = [("adelay", {"delays": 80, "all": 1})]

    rows = good.check(spoil(good.video, tmp_path / "bad.mp4", grey, late))

    flat, drift = rows["flat_pictures"], rows["sound_drift"]
    second = round(good.plan.scenes[1].first / good.plan.canvas.fps, 2)
    assert [(spot.second, spot.scene_id, spot.scene) for spot in flat.where] == [(second, "s1", "beat 1")]
    assert flat.value == "beat 1"
    assert 70 < int(str(drift.value).removesuffix(" ms")) < 85
    assert {spot.scene_id for spot in drift.where} == {"s0", "s1", "s2"}


@pytest.mark.parametrize(("fault", "blurred"), [("thumbnail_light", False), ("thumbnail_sharpness", True)])
@pytest.mark.parametrize("candidate", [False, True])
def test_a_black_or_blurred_thumbnail_is_named(
    good: GoodVideo, tmp_path: Path, fault: str, *, blurred: bool, candidate: bool
) -> None:
    picture = cv2.imread(str(good.thumbnail))
    assert picture is not None
    spoilt = cv2.GaussianBlur(picture, (0, 0), 12) if blurred else np.zeros_like(picture)
    cv2.imwrite(str(bad := tmp_path / "bad.jpg"), spoilt)

    first, others = (good.thumbnail, [bad]) if candidate else (bad, [])
    rows = {row.name: row for row in gate.check(good.video, first, good.plan, delivery=Delivery(candidates=others))}

    assert fault in faults(rows)
    assert rows[fault].reason == ("candidate 2" if candidate else "")


@pytest.mark.parametrize(
    ("old", "new"), [("database", "base"), ("00:00:0", "00:01:0"), ("-->", "->"), ("--> 00:00:0", "--> 00:00:1")]
)
def test_caption_files_that_say_something_else_are_named(good: GoodVideo, old: str, new: str) -> None:
    for name, text in good.subtitles.items():
        spoilt = Delivery(subtitles=good.subtitles | {name: text.replace(old, new)})

        assert "subtitle_files" in faults(good.check(good.video, delivery=spoilt))


def test_a_file_that_is_no_video_is_refused_at_once(good: GoodVideo, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(good.video.read_bytes()[:500])

    with pytest.raises(RenderError, match="cannot be opened"):
        good.check(tmp_path / "bad.mp4")


def test_a_fault_is_refused_in_words_with_the_scene_to_look_at(good: GoodVideo, tmp_path: Path) -> None:
    black: Filters = [("drawbox", BLACK | {"enable": "between(t,4,4.4)"})]
    spoil(good.video, tmp_path / "bad.mp4", black, [("volume", {"volume": "-6dB"})])

    with pytest.raises(
        RenderError, match=r"Loudness is -\d+\.?\d*, allowed is -14 LUFS.*Black.* \(at 4\.0 s \(beat 1\)"
    ):
        gate.refuse_faults(list(good.check(tmp_path / "bad.mp4").values()))
