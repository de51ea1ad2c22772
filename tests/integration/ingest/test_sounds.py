"""Voices and music become 48 kHz WAV; our own plain files stay as they are."""

import wave
from collections.abc import Callable
from io import BytesIO

import pytest

from render_cluster.errors import MediaRefusedError
from render_cluster.ingest.plain_wav import HEADER, plain_wav
from render_cluster.ingest.sounds import plain_bytes
from render_cluster.media import fetch
from render_cluster.sound_files import length
from tests.support.clips import H264, TONE, a_clip, encoded
from tests.support.ingested import KEY, Ingest
from tests.support.render_material import a_voice


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("mp3", ()),
        ("mp3", ("-id3v2_version", "0", "-write_xing", "0")),
        ("m4a", ("-c:a", "aac")),
        ("m4a", ("-c:a", "alac")),
        ("ogg", ("-c:a", "libvorbis")),
        ("ogg", ("-c:a", "libopus")),
        ("webm", ("-c:a", "libopus")),
        ("flac", ()),
        ("wav", ("-c:a", "pcm_s24le")),
        ("wav", ("-c:a", "pcm_f32le", "-ac", "2")),
        ("wav", ("-ac", "6")),
    ],
)
def test_the_usual_formats_become_one(ingest: Ingest, suffix: str, options: tuple[str, ...]) -> None:
    found = ingest.sound(encoded(suffix, *options, picture="", sound=TONE))
    content = fetch(ingest.store, found.media.key)

    with wave.open(BytesIO(content)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 2, 2)
        assert file.getnframes() == found.samples
    assert abs(found.samples - 48_000) < 4_000
    assert length(content, "sound") == found.samples


def test_the_sound_of_a_clip_is_taken(ingest: Ingest) -> None:
    found = ingest.sound(encoded("mp4", *H264, "-c:a", "aac", sound=TONE))

    assert abs(found.samples - 48_000) < 4_000


def test_our_own_voices_stay_as_they_are(ingest: Ingest) -> None:
    found = ingest.sound(a_voice(1.5, rate=24_000))

    assert (found.media.key, found.samples) == (KEY, 72_000)
    assert ingest.kept() == []


@pytest.mark.parametrize("change", [4, 16, 20, 22, 24, 28, 32, 34, 40])
def test_a_wav_that_lies_about_itself_is_not_plain(change: int) -> None:
    content = bytearray(a_voice(0.1))
    assert plain_wav(bytes(content[:HEADER]), len(content))
    content[change] ^= 0x81

    assert plain_wav(bytes(content[:HEADER]), len(content)) is None


def test_a_speech_service_may_answer_with_any_sound_but_only_with_a_sound() -> None:
    assert plain_bytes(a_voice(0.2), "The answer") == a_voice(0.2)
    assert plain_bytes(encoded("mp3", picture="", sound=TONE), "The answer")[:4] == b"RIFF"
    for content in (b"", b"<html>sorry</html>", b"ID3\x04" + b"\0" * 200):
        with pytest.raises(MediaRefusedError, match=r"^The answer"):
            plain_bytes(content, "The answer")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (a_clip, "no sound"),
        (lambda: encoded("wav", picture="", sound="anullsrc=r=8000:cl=mono:d=10800"), "3 hours long"),
        (lambda: encoded("flac", picture="", sound="anullsrc=r=8000:cl=mono:d=10800"), "3 hours long"),
        (lambda: encoded("flac", picture="", sound=TONE)[:60], "it "),
        (lambda: encoded("aac", picture="", sound=TONE), "no format that we open"),
    ],
)
def test_what_has_no_sound_or_too_much_of_it_is_refused(
    ingest: Ingest, content: Callable[[], bytes], said: str
) -> None:
    with pytest.raises(MediaRefusedError, match=f"^{KEY}: .*{said}"):
        ingest.sound(content())
