"""The soundtrack of a video, as it is heard after AAC."""

from pathlib import Path

import numpy as np
import pytest

from render_cluster.audio import Track, Voice, write_soundtrack
from render_cluster.errors import RenderError
from render_cluster.loudness import Measured, measured
from render_cluster.profiles import STANDARD
from render_cluster.sound import SAMPLE_RATE, Sound
from render_cluster.sound_files import decoded
from tests.support.render_material import a_voice
from tests.support.sounds import a_song, speech_like, tone, wav

SECOND = SAMPLE_RATE
LOUD_MUSIC = Track(wav(a_song(6)), "song", gain_db=12)


def _made(folder: Path, voices: list[Voice], track: Track | None, seconds: float) -> tuple[Measured, Sound]:
    path = folder / "audio.m4a"
    write_soundtrack(voices, track, round(seconds * SECOND), path, STANDARD)
    return measured(decoded(path, "sound")), np.concatenate(list(decoded(path, "sound")), axis=1)


@pytest.mark.parametrize(
    ("voices", "track", "seconds"),
    [
        ([Voice(4_800, wav(speech_like(8)), "speech")], None, 9),
        ([Voice(4_800, wav(speech_like(8)), "speech")], LOUD_MUSIC, 12),
        ([], LOUD_MUSIC, 9),
        ([Voice(0, wav(np.clip(speech_like(6) * 40, -1, 1)), "clipped")], None, 6.5),
        ([], Track(wav(np.clip(a_song(6) * 30, -1, 1)), "clipped song"), 9),
        ([Voice(0, wav(speech_like(6) * 0.004), "very quiet")], None, 6.5),
        ([Voice(14_400, wav(speech_like(0.3)), "one word")], None, 0.95),
    ],
    ids=["speech", "speech and loud music", "music", "clipped", "clipped music", "very quiet", "one word"],
)
def test_whatever_comes_in_the_file_has_the_loudness_and_clips_nowhere(
    tmp_path: Path, voices: list[Voice], track: Track | None, seconds: float
) -> None:
    found, sound = _made(tmp_path, voices, track, seconds)

    assert found.lufs == pytest.approx(-14, abs=1)
    assert found.dbtp <= -1
    assert np.abs(sound).max() < 0.9
    assert sound.shape[1] - round(seconds * SECOND) in range(1_024)


def test_ten_minutes_have_the_loudness_too(tmp_path: Path) -> None:
    said = speech_like(8)
    voices = [Voice(at * 60 * SECOND, wav(said * (0.1 + 0.05 * at)), "") for at in range(10)]
    found, sound = _made(tmp_path, voices, Track(wav(tone(7)), "hum"), 600)

    assert found.lufs == pytest.approx(-14, abs=1)
    assert found.dbtp <= -1
    assert sound.shape[1] - 600 * SECOND in range(1_024)


def test_without_voice_and_music_there_is_silence_of_the_right_length(tmp_path: Path) -> None:
    found, sound = _made(tmp_path, [], None, 2)

    assert found.lufs is None
    assert not sound.any()
    assert sound.shape[1] - 2 * SECOND in range(1_024)


def test_a_voice_begins_at_its_very_sample(tmp_path: Path) -> None:
    tone = a_voice(1, pitch=400, rate=SAMPLE_RATE)
    _, sound = _made(tmp_path, [Voice(24_000, tone, "")], None, 2)
    loud = np.flatnonzero(np.abs(sound[0]) > 0.02)

    assert loud[0] == pytest.approx(24_000, abs=200)
    assert loud[-1] == pytest.approx(72_000, abs=600)


def test_the_same_order_gives_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for number in range(2):
        path = tmp_path / f"{number}.m4a"
        voices = [Voice(2_400, wav(speech_like(2)), "a"), Voice(130_000, wav(speech_like(2, seed=2)), "b")]
        write_soundtrack(voices, Track(wav(a_song(3)), "song"), 6 * SECOND, path, STANDARD)
        files.append(path.read_bytes())

    assert files[0] == files[1]


def test_silent_voices_and_rubbish_are_refused_by_name(tmp_path: Path) -> None:
    silent = Voice(0, wav(np.zeros((1, SECOND), np.float32)), "quiet.wav")
    with pytest.raises(RenderError, match="silent"):
        _made(tmp_path, [silent], None, 2)
    with pytest.raises(RenderError, match=r"broken\.wav"):
        _made(tmp_path, [Voice(0, b"no sound at all", "broken.wav")], None, 2)
    with pytest.raises(RenderError, match="music"):
        _made(tmp_path, [], Track(silent.content, "hush.wav"), 2)


def test_one_silent_voice_among_others_stays_silent(tmp_path: Path) -> None:
    silent = Voice(0, wav(np.zeros((1, SECOND), np.float32)), "quiet.wav")
    found, sound = _made(tmp_path, [silent, Voice(2 * SECOND, wav(speech_like(3)), "")], None, 5.5)

    assert found.lufs == pytest.approx(-14, abs=1)
    assert np.abs(sound[:, : round(1.9 * SECOND)]).max() < 0.001
