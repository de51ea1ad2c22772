"""The meters, against FFmpeg's own."""

import numpy as np
import pytest

from render_cluster.loudness import PeakMeter, integrated, measured
from render_cluster.sound import SAMPLE_RATE, Chain, Sound, decibels
from tests.support.sounds import a_song, blocks_of, speech_like, tone


def test_a_tone_of_minus_twenty_three_lufs_is_measured_so() -> None:
    """EBU Tech 3341, case 1: 1 kHz at -23 dBFS in both channels is -23 LUFS."""
    assert integrated([tone(20, 1_000, 10 ** (-23 / 20))]) == pytest.approx(-23, abs=0.1)


def test_a_mono_voice_is_as_loud_as_it_is_from_both_loudspeakers() -> None:
    voice = speech_like(4)

    assert integrated([voice], 1) == pytest.approx(integrated([np.repeat(voice, 2, axis=0)]), abs=0.05)


def test_pauses_do_not_count() -> None:
    voice = np.repeat(speech_like(4), 2, axis=0)
    spaced = np.concatenate([voice, np.zeros_like(voice), voice], axis=1)

    assert integrated(blocks_of(spaced)) == pytest.approx(integrated(blocks_of(voice)), abs=0.4)


@pytest.mark.parametrize("seconds", [0.05, 0.3, 0.39, 0.45])
def test_a_word_shorter_than_the_shortest_measure_has_a_loudness(seconds: float) -> None:
    assert integrated([tone(seconds, 1_000, 10 ** (-23 / 20))]) == pytest.approx(-23, abs=0.6)


def test_silence_has_none() -> None:
    assert integrated([np.zeros((2, SAMPLE_RATE), np.float32)]) is None
    assert integrated([]) is None
    assert measured([np.zeros((2, 0), np.float32)]).lufs is None


@pytest.mark.parametrize(
    "sound",
    [
        a_song(4) * np.float32(2),
        np.repeat(np.clip(speech_like(4) * 9, -1, 1), 2, axis=0),
        (tone(2, 12_000, 0.9) + tone(2, 7_777, 0.4)) * np.hanning(2 * SAMPLE_RATE).astype(np.float32),
    ],
    ids=["song", "clipped", "two tones"],
)
def test_the_true_peak_is_that_of_ffmpeg(sound: Sound) -> None:
    meter = PeakMeter()
    for block in blocks_of(sound):
        meter.feed(block)

    assert meter.dbtp == pytest.approx(_peak_of_ffmpeg(sound), abs=0.2)


def test_the_wave_between_samples_counts() -> None:
    """A quarter of the sampling rate, its samples at 45 degrees: the wave is 3 dB over all of them."""
    places = np.arange(SAMPLE_RATE)
    wave = 0.9 * np.sin(np.pi / 2 * places + np.pi / 4) * np.sin(np.pi * places / SAMPLE_RATE) ** 2
    meter = PeakMeter()
    meter.feed(np.stack([wave, wave]).astype(np.float32))

    assert meter.dbtp == pytest.approx(decibels(0.9), abs=0.1)


def _peak_of_ffmpeg(sound: Sound) -> float:
    chain = Chain(2, [("ebur128", "metadata=1:peak=true:framelog=quiet")])
    frames = [frame for block in blocks_of(sound) for frame in chain.push(block)] + chain.end()
    return decibels(max(float(f.metadata.get("lavfi.r128.true_peak", 0)) for f in frames))
