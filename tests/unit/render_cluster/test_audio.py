"""The soundtrack."""

import numpy as np
import pytest

from render_cluster.audio import decode, finish, mix
from render_cluster.errors import RenderError
from render_cluster.loudness import SAMPLE_RATE, integrated
from tests.support.render_material import a_voice


def test_any_rate_becomes_48_khz_stereo_of_the_same_length() -> None:
    sound = decode(a_voice(1.5, rate=22_050), "voice")

    assert sound.shape[0] == 2
    assert sound.shape[1] == pytest.approx(1.5 * SAMPLE_RATE, abs=2)


def test_voices_begin_at_their_very_sample() -> None:
    voice = np.full((2, 1_000), 0.5, np.float32)
    track = mix([(5_000, voice), (9_000, voice)], 12_000)

    assert track.shape == (2, 12_000)
    assert not track[:, :5_000].any()
    assert track[0, 5_500] == track[0, 9_500] == 0.5
    assert not track[:, 6_000:9_000].any()


def test_the_track_is_brought_to_the_target() -> None:
    quiet = decode(a_voice(4), "voice") * np.float32(0.05)

    assert integrated(finish(quiet)) == pytest.approx(-14, abs=0.5)


def test_silence_and_rubbish_are_refused() -> None:
    with pytest.raises(RenderError, match="silent"):
        finish(np.zeros((2, SAMPLE_RATE * 2), np.float32))
    with pytest.raises(RenderError, match=r"broken\.wav"):
        decode(b"no sound at all", "broken.wav")
