"""Voices of different engines, side by side."""

from pathlib import Path

import numpy as np
import pytest

from render_cluster.loudness import integrated
from render_cluster.sound import SAMPLE_RATE, Sound, filtered
from render_cluster.tape import Tape
from render_cluster.voice_levels import (
    EQUALISER,
    MOST_GAIN_DB,
    SPEECH_LUFS,
    Take,
    compressed,
    gains,
    record,
    speaking,
    speech,
)
from tests.support.sounds import blocks_of, speech_like, tone

SECOND = SAMPLE_RATE
NO_HOPS = np.zeros(0, np.float32)


def _take(lufs: float | None) -> Take:
    return Take(0, 0, SECOND, lufs, NO_HOPS)


def test_two_voices_fifteen_decibels_apart_sit_together(tmp_path: Path) -> None:
    loud, faint = speech_like(5), speech_like(5, seed=9) * np.float32(10 ** (-15 / 20))
    with Tape(tmp_path / "voices", 1) as tape:
        takes = [record(blocks_of(loud), 0, SECOND * 20, tape), record(blocks_of(faint), 6 * SECOND, SECOND * 20, tape)]
        heard = np.concatenate(list(compressed([speech(takes, gains(takes), tape, 0, 11 * SECOND)])), axis=1)
    first, second = integrated([heard[:, : 5 * SECOND]], 1), integrated([heard[:, 6 * SECOND :]], 1)

    assert first is not None
    assert second is not None
    assert abs(first - second) <= 1.5
    assert first == pytest.approx(SPEECH_LUFS, abs=2)


def test_what_is_far_fainter_than_the_others_is_not_blown_up() -> None:
    found = gains([_take(-20), _take(-21), _take(-22), _take(-60), _take(None)])

    assert max(found) - (SPEECH_LUFS + 21.5) == pytest.approx(MOST_GAIN_DB)
    assert all(np.isfinite(found))


def test_a_video_of_faint_voices_is_brought_up_as_a_whole() -> None:
    assert gains([_take(-50), _take(-52)]) == pytest.approx([30, 32])


def test_breaths_and_pauses_keep_their_distance_to_the_words(tmp_path: Path) -> None:
    """No gate: a breath 30 dB under the words is still there, at least as loud against them."""
    breath = np.random.default_rng(1).standard_normal((1, SECOND)).astype(np.float32) * np.float32(0.006)
    voice = np.concatenate([speech_like(3), breath, speech_like(3)], axis=1)
    with Tape(tmp_path / "voices", 1) as tape:
        takes = [record(blocks_of(voice), 0, voice.shape[1], tape)]
        heard = np.concatenate(list(compressed([speech(takes, gains(takes), tape, 0, voice.shape[1])])), axis=1)

    assert _share(heard) >= 0.9 * _share(voice)


def test_the_equaliser_takes_rumble_and_leaves_the_voice() -> None:
    assert _gain_at(30) < -12
    assert _gain_at(320) == pytest.approx(-2, abs=0.5)
    assert _gain_at(1_100) == pytest.approx(0, abs=0.5)
    assert _gain_at(3_600) == pytest.approx(1.5, abs=0.3)
    assert _gain_at(12_000) == pytest.approx(0, abs=0.5)


def test_a_voice_that_is_cut_in_its_wave_does_not_click(tmp_path: Path) -> None:
    held = np.cos(2 * np.pi * 200 * np.arange(SECOND) / SECOND, dtype=np.float32)[None] * np.float32(0.5)
    with Tape(tmp_path / "voices", 1) as tape:
        takes = [record([held], 1_000, SECOND * 3, tape)]
        heard = speech(takes, gains(takes), tape, 0, 2 * SECOND)
    steps = np.abs(np.diff(heard[0]))
    edges = np.concatenate([steps[900:1_400], steps[48_500:49_100]])

    assert edges.max() < 1.1 * steps[10_000:40_000].max()


def test_where_it_is_read_makes_no_difference(tmp_path: Path) -> None:
    with Tape(tmp_path / "voices", 1) as tape:
        takes = [record([speech_like(2)], at, SECOND * 9, tape) for at in (1_234, 60_000)]
        whole = speech(takes, gains(takes), tape, 0, 4 * SECOND)
        part = speech(takes, gains(takes), tape, 50_000, 33_333)

    assert np.array_equal(part, whole[:, 50_000:83_333])


def test_a_voice_ends_with_the_video(tmp_path: Path) -> None:
    with Tape(tmp_path / "voices", 1) as tape:
        assert record(blocks_of(speech_like(3)), 0, SECOND, tape).samples == SECOND


def test_it_is_known_when_somebody_speaks(tmp_path: Path) -> None:
    with Tape(tmp_path / "voices", 1) as tape:
        found = speaking([record([tone(1, 300, channels=1)], SECOND, 9 * SECOND, tape)], 3 * SECOND)

    assert found.shape == (300,)
    assert not found[:99].any()
    assert found[101:199].all()
    assert not found[201:].any()


def _share(sound: Sound) -> float:
    """RMS of the breath against the words'."""
    breath, words = sound[:, 3 * SECOND + 2_000 : 4 * SECOND - 2_000], sound[:, : 3 * SECOND]
    return float(np.sqrt(np.square(breath).mean() / np.square(words).mean()))


def _gain_at(pitch: float) -> float:
    before = tone(1, pitch, channels=1)
    after = np.concatenate(list(filtered([before], 1, *EQUALISER)), axis=1)
    middle = slice(SECOND // 2, None)
    return 10 * float(np.log10(np.square(after[:, middle]).mean() / np.square(before[:, middle]).mean()))
