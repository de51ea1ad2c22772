"""What the gate's meters make of single pictures, sounds and files."""

import struct
from pathlib import Path

import numpy as np
import pytest

from render_cluster.gate.boxes import index_first
from render_cluster.gate.colours import is_black, reach
from render_cluster.gate.cover import Cover
from render_cluster.gate.drift import LIKE, ROOM, lag
from render_cluster.gate.spans import long_runs, without
from render_cluster.gate.stillness import StillnessMeter
from render_cluster.planes import Plane, Planes
from render_cluster.sound import SAMPLE_RATE

RNG = np.random.default_rng(5)
PHOTO: Plane = RNG.integers(40, 200, (480, 270), np.uint8)


@pytest.mark.parametrize("late", [-0.4, -0.05, 0.0, 0.08, 0.45])
def test_a_voice_is_found_where_it_is_under_music(late: float) -> None:
    voice = RNG.standard_normal(SAMPLE_RATE).astype(np.float32)
    heard = 0.3 * RNG.standard_normal(voice.size + 2 * ROOM).astype(np.float32)
    at = ROOM + round(late * SAMPLE_RATE)
    heard[at : at + voice.size] += voice

    found, likeness = lag(voice, heard)

    assert found == pytest.approx(late, abs=0.001)
    assert likeness > 0.8


def test_a_tone_that_repeats_itself_is_found_at_its_own_place() -> None:
    at = np.arange(3 * SAMPLE_RATE, dtype=np.float32) / SAMPLE_RATE
    tone = np.sin(2 * np.pi * 180 * at) * (np.sin(2 * np.pi * 4 * at) > 0)

    assert lag(tone[ROOM : ROOM + SAMPLE_RATE], tone)[0] == pytest.approx(0, abs=0.001)


def test_another_voice_is_not_alike() -> None:
    one, other = RNG.standard_normal((2, 2 * SAMPLE_RATE)).astype(np.float32)

    assert lag(one[:SAMPLE_RATE], other)[1] < LIKE


def test_a_blinking_cursor_is_life_and_noise_of_the_encoder_is_not() -> None:
    blinking, noisy = StillnessMeter(), StillnessMeter()
    for number in range(90):
        shown = PHOTO.copy()
        shown[100:112, 60:66] = 255 if number // 15 % 2 else 0
        blinking.see(number / 30, shown)
        noisy.see(number / 30, PHOTO + RNG.integers(0, 2, PHOTO.shape, np.uint8))

    assert blinking.spans(3.0) == ()
    assert noisy.spans(3.0) == ((0.0, 3.0),)


def test_a_still_picture_under_a_second_is_nothing() -> None:
    meter = StillnessMeter()
    for number in range(60):
        meter.see(number / 30, PHOTO if number < 25 else np.roll(PHOTO, 9 * number))

    assert meter.spans(2.0) == ()


def test_a_dark_ground_of_a_template_is_not_black() -> None:
    luma: Plane = np.full((480, 270), 24, np.uint8)

    assert is_black(luma, _chroma(128, 129), hidden=0)
    assert not is_black(luma, _chroma(139, 126), hidden=0)
    assert not is_black(luma + 1, _chroma(128, 128), hidden=0)


def test_captions_do_not_make_black_light() -> None:
    luma: Plane = np.full((480, 270), 16, np.uint8)
    cover = Cover([(100, 1400, 900, 1700)], 1080)
    luma[350:425, 25:225] = 235
    seen = cover.open(luma.shape)

    assert is_black(cover.blank(luma), _chroma(128, 128), int(seen.size - seen.sum()))
    assert reach(luma, seen) == 0


def test_a_few_light_samples_do_not_make_a_picture() -> None:
    grey: Plane = np.full((480, 270), 126, np.uint8)
    grey[:3, :100] = 235

    assert reach(grey, np.ones(grey.shape, bool)) == 0
    assert reach(PHOTO, np.ones(grey.shape, bool)) > 150


def test_runs_that_are_long_enough_are_found_up_to_the_end() -> None:
    flags = np.array([True] * 3 + [False] * 4 + [True] * 2 + [False] + [True] * 5)

    assert list(long_runs(flags, 0.1, 0.3)) == [pytest.approx((0, 0.3)), pytest.approx((1.0, 1.5))]


@pytest.mark.parametrize(
    ("planned", "left"),
    [
        ([], [(1.0, 4.0)]),
        ([(0.0, 9.0)], []),
        ([(0.5, 2.0)], [(2.0, 4.0)]),
        ([(2.0, 2.5)], [(1.0, 2.0), (2.5, 4.0)]),
        ([(1.5, 3.5)], []),
        ([(5.0, 6.0)], [(1.0, 4.0)]),
        ([(1.0, 2.0), (2.0, 4.0)], []),
    ],
)
def test_what_was_planned_is_taken_off(planned: list[tuple[float, float]], left: list[tuple[float, float]]) -> None:
    assert without([(1.0, 4.0)], planned, 1.0) == left


@pytest.mark.parametrize(
    ("boxes", "first"),
    [
        ([b"ftyp", b"moov", b"mdat"], True),
        ([b"ftyp", b"free", b"mdat", b"moov"], False),
        ([b"ftyp", b"mdat"], False),
        ([], False),
    ],
)
def test_the_index_is_looked_for_box_by_box(tmp_path: Path, boxes: list[bytes], *, first: bool) -> None:
    """Not by the letters: media may contain them."""
    inside = b"moov mdat moov"
    (tmp_path / "file.mp4").write_bytes(b"".join(struct.pack(">I4s", 8 + len(inside), b) + inside for b in boxes))

    assert index_first(tmp_path / "file.mp4") is first


def _chroma(*levels: int) -> Planes:
    return [np.full((240, 135), level, np.uint8) for level in levels]
