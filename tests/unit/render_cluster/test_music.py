"""The bed of music: its level, its loop, and how it makes room for speech."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from render_cluster.audio import mix
from render_cluster.errors import RenderError
from render_cluster.loudness import integrated
from render_cluster.music import BED_LUFS, DUCKED, FADE_IN, FADE_OUT, ducking, faded, lay_bed
from render_cluster.sound import SAMPLE_RATE, Sound
from render_cluster.tape import Tape
from render_cluster.voice_levels import record
from tests.support.sounds import a_song, blocks_of, speech_like, tone

SECOND = SAMPLE_RATE
PITCH = 440


@pytest.fixture
def tape(tmp_path: Path) -> Iterator[Tape]:
    with Tape(tmp_path / "music", 2) as opened:
        yield opened


@pytest.mark.parametrize("loud", [0.02, 0.9])
@pytest.mark.parametrize("gain_db", [0, -6])
def test_a_bed_has_its_own_loudness_whatever_the_track_has(tape: Tape, loud: float, gain_db: float) -> None:
    bed = lay_bed(blocks_of(a_song(10) * np.float32(loud)), gain_db, 8 * SECOND, tape)

    assert integrated([bed.read(0, 8 * SECOND)]) == pytest.approx(BED_LUFS + gain_db, abs=0.3)


def test_a_short_track_goes_round_and_the_seam_does_not_click(tape: Tape) -> None:
    """A tone that breaks off in its wave would jump; the loop's steepest step is hardly over the tone's."""
    material = tone(3.0011, PITCH)
    bed = lay_bed(blocks_of(material), 0, 20 * SECOND, tape)
    heard = np.concatenate([bed.read(at, SECOND) for at in range(0, 20 * SECOND, SECOND)], axis=1)
    steepest = np.abs(np.diff(material)).max() * bed.gain

    assert np.abs(np.diff(heard)).max() < 1.45 * steepest
    assert np.abs(heard[:, -2 * SECOND :]).max() > 0.5 * bed.gain * 0.25


def test_two_rounds_of_noise_keep_their_power_through_the_seam(tape: Tape) -> None:
    noise = np.random.default_rng(3).standard_normal((2, 8 * SECOND)).astype(np.float32) * np.float32(0.1)
    bed = lay_bed(blocks_of(noise), 0, 30 * SECOND, tape)
    heard = np.concatenate([bed.read(at, SECOND) for at in range(0, 30 * SECOND, SECOND)], axis=1)
    power = np.square(heard[0]).reshape(-1, SECOND // 4).mean(axis=1)

    assert power.max() / power.min() < 1.25


def test_any_part_of_the_music_is_the_same_as_in_the_whole(tape: Tape) -> None:
    bed = lay_bed(blocks_of(a_song(2.3)), 0, 9 * SECOND, tape)
    whole = bed.read(0, 9 * SECOND)

    assert np.array_equal(bed.read(77_777, 200_001), whole[:, 77_777 : 77_777 + 200_001])


def test_silence_around_a_track_is_no_part_of_its_loop(tape: Tape) -> None:
    hush = np.zeros((2, SECOND), np.float32)
    bed = lay_bed(blocks_of(np.concatenate([hush, tone(4), hush], axis=1)), 0, 12 * SECOND, tape)
    heard = np.abs(bed.read(0, 12 * SECOND)[0]).reshape(-1, SECOND // 10).max(axis=1)

    assert heard.min() > 0.5 * heard.max()


def test_only_what_will_be_heard_of_a_long_track_is_kept(tape: Tape) -> None:
    lay_bed(blocks_of(tone(60)), 0, 5 * SECOND, tape)

    assert tape.samples < 10 * SECOND


@pytest.mark.parametrize("track", [np.zeros((2, 3 * SECOND), np.float32), tone(0.4)], ids=["silence", "a blip"])
def test_a_track_of_no_use_is_refused(tape: Tape, track: Sound) -> None:
    with pytest.raises(RenderError, match="music"):
        lay_bed(blocks_of(track), 0, 5 * SECOND, tape)


def test_music_is_down_before_the_first_word_and_comes_back_after_the_last() -> None:
    speaking = np.zeros(1_000, np.bool_)
    speaking[300:600] = True
    gains = ducking(speaking)

    assert gains[:280] == pytest.approx(1)
    assert gains[300:650] == pytest.approx(DUCKED, abs=0.02)
    assert gains[900:] == pytest.approx(1, abs=0.02)
    assert (np.diff(gains[600:]) >= -1e-6).all()
    assert np.abs(np.diff(gains)).max() < 0.3


def test_music_does_not_come_up_between_two_words() -> None:
    speaking = np.zeros(600, np.bool_)
    speaking[100:200] = speaking[240:350] = True

    assert ducking(speaking)[110:350].max() < DUCKED + 0.02


def test_music_under_speech_is_lower_by_what_was_asked(tape: Tape, tmp_path: Path) -> None:
    """A tone that no voice has is the music: it can be told from the speech by its pitch."""
    samples = 12 * SECOND
    bed = lay_bed(blocks_of(tone(12, 9_000)), 0, samples, tape)
    with Tape(tmp_path / "voices", 1) as spoken:
        takes = [record([speech_like(4) * np.float32(0.7)], 4 * SECOND, samples, spoken)]
        mixed = np.concatenate(list(mix(takes, spoken, bed, samples)), axis=1)

    alone, under, after = (_level(mixed, at, 9_000) for at in (2, 6, 10))
    assert under / alone == pytest.approx(DUCKED, rel=0.1)
    assert after == pytest.approx(alone, rel=0.05)


def test_music_fades_in_and_out_and_is_silent_at_both_ends() -> None:
    samples = 10 * SECOND
    flat = np.ones((2, SECOND), np.float32)
    heard = np.concatenate([faded(flat, at, samples) for at in range(0, samples, SECOND)], axis=1)[0]

    assert heard[0] == heard[-1] == 0
    assert heard[FADE_IN // 2] == pytest.approx(0.5, abs=0.01)
    assert heard[-FADE_OUT // 2] == pytest.approx(0.5, abs=0.01)
    assert heard[FADE_IN : samples - FADE_OUT] == pytest.approx(1)


def test_the_fades_of_a_short_video_leave_its_middle_alone() -> None:
    assert faded(np.ones((2, 4_000), np.float32), 0, 4_000)[0, 1_500:2_500] == pytest.approx(1)


def _level(sound: Sound, second: int, pitch: float) -> float:
    part = sound[0, second * SECOND : (second + 1) * SECOND]
    return float(np.abs(np.vdot(part, np.exp(2j * np.pi * pitch * np.arange(part.size) / SAMPLE_RATE))))
