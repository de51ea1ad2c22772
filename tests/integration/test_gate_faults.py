"""The gate, with one fault at a time planted in a good video: it has to name each, and where it is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from render_cluster import gate, run, tasks
from render_cluster.errors import RenderError
from render_cluster.gate import Delivery, Lengths, Row, Verdict
from render_cluster.keys import thumbnail_key, video_key
from render_cluster.media import StoreSpec, fetch, fetch_file, save
from render_cluster.plan import CaptionState, Media, Move, ScenePlan, StillPlan, VideoPlan
from render_cluster.soundtrack import render_audio
from render_cluster.spec import VideoSpec
from tests.support.good_videos import silent_film
from tests.support.kitchen import Kitchen
from tests.support.render_material import a_video_spec, a_voice
from tests.support.spoilt_video import Filters, repack, spoil

PHOTO = 1
"""The scene whose picture is busy and moves."""


class Good:
    """A video that passes, and what belongs to it; `check` measures another file as if it were this one."""

    def __init__(self, folder: Path, made: Callable[[StoreSpec], VideoSpec]) -> None:
        self.store = StoreSpec((folder / "objects").as_uri())
        self.spec = made(self.store)
        prepared = tasks.prepare(self.spec, self.store)
        assert isinstance(prepared, tasks.Prepared)
        self.plan = prepared.plan
        self.video, self.thumbnail = folder / "good.mp4", folder / "good.jpg"
        self.render(self.plan, self.video)
        fetch_file(self.store, thumbnail_key(self.plan), self.thumbnail)
        self.subtitles = {suffix: fetch(self.store, video_key(self.spec, suffix)).decode() for suffix in ("srt", "vtt")}

    def render(self, plan: VideoPlan, target: Path) -> None:
        for index in range(len(plan.segments)):
            run.render_segment(plan, index, self.store)
        render_audio(plan, self.store)
        run.assemble(self.spec, plan, self.store)
        fetch_file(self.store, video_key(self.spec, "mp4"), target)

    def check(self, video: Path, plan: VideoPlan | None = None, delivery: Delivery | None = None) -> dict[str, Row]:
        beside = delivery or Delivery(subtitles=self.subtitles)
        rows = gate.check(video, self.thumbnail, plan or self.plan, self.store, beside)
        return {row.name: row for row in rows}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    return Good(tmp_path_factory.mktemp("gate"), lambda store: a_video_spec(store, seconds=2.6))


def test_a_good_video_passes_every_row_and_says_which_it_skipped(good: Good) -> None:
    rows = good.check(good.video)

    assert _faults(rows) == set()
    assert {name for name, row in rows.items() if row.verdict is Verdict.SKIPPED} == {"asked_length", "platform_length"}
    assert all(row.title and row.limit for row in rows.values())
    assert all(row.reason for row in rows.values() if row.verdict is Verdict.SKIPPED)


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


@pytest.mark.parametrize(("fault", "picture", "sound", "options"), TABLE)
def test_a_fault_of_picture_or_sound_is_named(  # noqa: PLR0913, PLR0917 - one row of the table above
    good: Good, tmp_path: Path, fault: str, picture: Filters, sound: Filters, options: dict[str, object]
) -> None:
    bad = spoil(good.video, tmp_path / "bad.mp4", picture, sound, **options)

    assert fault in _faults(good.check(bad))


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
    good: Good, tmp_path: Path, fault: str, kind: str, change: Callable[[int, bytes], bytes | None]
) -> None:
    bad = repack(good.video, tmp_path / "bad.mp4", kind, change)

    assert fault in _faults(good.check(bad))


def test_what_was_found_is_told_with_its_second_and_scene(good: Good, tmp_path: Path) -> None:
    grey: Filters = [("drawbox", {"t": "fill", "color": "gray", "enable": "between(t,2.9,6)"})]
    late: Filters = [("adelay", {"delays": 80, "all": 1})]

    rows = good.check(spoil(good.video, tmp_path / "bad.mp4", grey, late))

    flat, drift = rows["flat_pictures"], rows["sound_drift"]
    second = round(good.plan.scenes[1].first / good.plan.canvas.fps, 2)
    assert [(spot.second, spot.scene_id, spot.scene) for spot in flat.where] == [(second, "s1", "beat 1")]
    assert flat.value == "beat 1"
    assert 70 < int(str(drift.value).removesuffix(" ms")) < 85
    assert {spot.scene_id for spot in drift.where} == {"s0", "s1", "s2"}


def test_a_picture_that_stands_still_under_moving_captions_is_named(good: Good, tmp_path: Path) -> None:
    """The plan says that it moves: only the captions do."""
    still = _with(good.plan, PHOTO, lambda scene: replace(scene, visual=_held(scene)))
    good.render(still, tmp_path / "held.mp4")

    rows = good.check(tmp_path / "held.mp4")

    assert _faults(rows) == {"frozen_spans"}
    assert [spot.scene_id for spot in rows["frozen_spans"].where] == ["s1"]


def test_a_scene_that_is_meant_to_stand_still_is_no_fault(good: Good, tmp_path: Path) -> None:
    still = _with(good.plan, PHOTO, lambda scene: replace(scene, visual=_held(scene)))
    good.render(still, tmp_path / "held.mp4")

    assert _faults(good.check(tmp_path / "held.mp4", still)) == set()


def test_a_voice_of_another_scene_is_named(good: Good) -> None:
    other = save(good.store, "t/a/voices/other.wav", a_voice(2.6, 613))
    wrong = _with(good.plan, 0, lambda scene: replace(scene, voice=Media(key=other, digest="")))

    assert "sound_drift" in _faults(good.check(good.video, wrong))


def test_music_that_stops_is_named(tmp_path: Path) -> None:
    """Nobody speaks, so that there is no pause between voices either."""
    good = Good(tmp_path, lambda store: silent_film(Kitchen(store, side=180)))
    muted: Filters = [("volume", {"volume": 0, "enable": "between(t,3,5)"})]

    faults = _faults(good.check(spoil(good.video, tmp_path / "bad.mp4", [], muted)))

    assert _faults(good.check(good.video)) == set()
    assert "silent_spans" in faults


def test_words_whose_times_are_a_guess_are_skipped_visibly(good: Good) -> None:
    guessed = replace(good.plan, scenes=tuple(replace(scene, estimated=True) for scene in good.plan.scenes))
    mixed = _with(good.plan, 0, lambda scene: replace(scene, estimated=True))

    all_guessed, one_guessed = (good.check(good.video, plan)["caption_timing"] for plan in (guessed, mixed))

    assert (all_guessed.verdict, all_guessed.reason) == (Verdict.SKIPPED, "The word times are estimates")
    assert (one_guessed.verdict, one_guessed.reason) == (
        Verdict.PASSED,
        "left out as their word times are estimates: 1 of 3 scenes",
    )


@pytest.mark.parametrize(("fault", "blurred"), [("thumbnail_light", False), ("thumbnail_sharpness", True)])
@pytest.mark.parametrize("candidate", [False, True])
def test_a_black_or_blurred_thumbnail_is_named(
    good: Good, tmp_path: Path, fault: str, *, blurred: bool, candidate: bool
) -> None:
    picture = cv2.imread(str(good.thumbnail))
    assert picture is not None
    spoilt = cv2.GaussianBlur(picture, (0, 0), 12) if blurred else np.zeros_like(picture)
    cv2.imwrite(str(bad := tmp_path / "bad.jpg"), spoilt)

    first, others = (good.thumbnail, [bad]) if candidate else (bad, [])
    rows = {row.name: row for row in gate.check(good.video, first, good.plan, delivery=Delivery(candidates=others))}

    assert fault in _faults(rows)
    assert rows[fault].reason == ("candidate 2" if candidate else "")


def test_a_caption_outside_the_safe_area_is_named(good: Good) -> None:
    long = CaptionState(first=10, end=19, words=("word",) * 40, active=0, spoken=15)
    wide = _with(good.plan, 0, lambda scene: replace(scene, states=(long,)))

    assert "captions_outside" in _faults(good.check(good.video, wide))


@pytest.mark.parametrize(
    ("asked", "longest", "fault"),
    [
        (1.09, 1.01, None),
        (0.92, 1.0, None),
        (0.9, 2, "asked_length"),
        (1.12, 2, "asked_length"),
        (1, 0.9, "platform_length"),
    ],
)
def test_a_length_that_was_not_asked_for_or_is_not_taken_is_named(
    good: Good, asked: float, longest: float, fault: str | None
) -> None:
    length = good.plan.duration_sec
    lengths = Lengths(asked=asked * length, longest=longest * length)

    faults = _faults(good.check(good.video, delivery=Delivery(lengths=lengths)))

    assert faults == ({fault} if fault else set())


@pytest.mark.parametrize(
    ("old", "new"), [("database", "base"), ("00:00:0", "00:01:0"), ("-->", "->"), ("--> 00:00:0", "--> 00:00:1")]
)
def test_caption_files_that_say_something_else_are_named(good: Good, old: str, new: str) -> None:
    for name, text in good.subtitles.items():
        spoilt = Delivery(subtitles=good.subtitles | {name: text.replace(old, new)})

        assert "subtitle_files" in _faults(good.check(good.video, delivery=spoilt))


def test_a_fault_is_refused_in_words_with_the_scene_to_look_at(good: Good, tmp_path: Path) -> None:
    black: Filters = [("drawbox", BLACK | {"enable": "between(t,4,4.4)"})]
    spoil(good.video, tmp_path / "bad.mp4", black, [("volume", {"volume": "-6dB"})])

    with pytest.raises(
        RenderError, match=r"Loudness is -\d+\.?\d*, allowed is -14 LUFS.*Black.* \(at 4\.0 s \(beat 1\)"
    ):
        gate.refuse_faults(list(good.check(tmp_path / "bad.mp4").values()))


def _faults(rows: dict[str, Row]) -> set[str]:
    return {name for name, row in rows.items() if not row.passed}


def _with(plan: VideoPlan, index: int, change: Callable[[ScenePlan], ScenePlan]) -> VideoPlan:
    return replace(plan, scenes=tuple(change(s) if i == index else s for i, s in enumerate(plan.scenes)))


def _held(scene: ScenePlan) -> StillPlan:
    assert isinstance(scene.visual, StillPlan)
    return replace(scene.visual, move=Move(start=scene.visual.move.start, end=scene.visual.move.start))
