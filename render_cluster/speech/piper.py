"""Speech by the program `piper` and a voice file: sentence by sentence, each a WAV file, joined with our silences."""

import subprocess
import tempfile
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from render_cluster import media
from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec
from render_cluster.speech.pronounce import pronounced
from render_cluster.speech.timing import TimedWord, by_share
from render_cluster.speech.tokens import Token, sentences_of, tokens_of
from render_cluster.speech.voiceover import SENTENCE_PAUSE_SEC, TAIL_SEC, StoredVoiceover, VoiceOrder, wav_of

USUAL_WORDS_PER_MINUTE = 165
SLOWEST, FASTEST = 2.0, 0.5
TIMEOUT_SEC = 240
LARGEST_SENTENCE = 50_000_000
Samples = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class PiperVoice:
    """Where the program and the voice's model lie, on the machine that runs the step."""

    program: str
    model: str


def speak_with_piper(order: VoiceOrder, voice: PiperVoice, store: StoreSpec, key: str) -> StoredVoiceover:
    """Raise `RenderError` if the program fails or says nothing. Word times are estimated within each sentence."""
    sentences = list(_spoken(order))
    if not sentences:
        message = f"There is nothing to say in {order.text[:60]!r}"
        raise RenderError(message)
    with tempfile.TemporaryDirectory() as folder:
        _run(voice, [said for _, said in sentences], order.words_per_minute, Path(folder))
        files = sorted(Path(folder).glob("*.wav"), key=lambda file: int(file.stem))
        if len(files) != len(sentences):
            message = f"The program {voice.program} gave {len(files)} sounds for {len(sentences)} sentences"
            raise RenderError(message)
        samples, words, rate = _joined([tokens for tokens, _ in sentences], files)
    media.save(store, key, wav_of(samples, rate))
    return StoredVoiceover(key, round(len(samples) / rate, 3), tuple(words), Path(voice.model).stem)


def _spoken(order: VoiceOrder) -> Iterator[tuple[Sequence[Token], str]]:
    for sentence in sentences_of(tokens_of(order.text), order.language):
        said = " ".join(filter(None, pronounced(sentence, order.language, dict(order.lexicon))))
        if any(char.isalnum() for char in said):
            yield sentence, said


def _run(voice: PiperVoice, lines: Sequence[str], words_per_minute: int, folder: Path) -> None:
    """The text comes by a file: nothing of it can be taken for an option."""
    text = folder / "text.txt"
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    slow = min(max(USUAL_WORDS_PER_MINUTE / max(words_per_minute, 1), FASTEST), SLOWEST)
    command = [voice.program, "-m", voice.model, "-i", str(text), "-d", str(folder), "--length-scale", f"{slow:.3f}"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_SEC)  # noqa: S603 - the operator's program
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode(errors="replace").strip().splitlines()
        message = f"The program {voice.program} failed with {error.returncode}: {told[-1][:200] if told else 'no word'}"
        raise RenderError(message) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"The program {voice.program} cannot speak: {error}"
        raise RenderError(message) from error


def _joined(sentences: Sequence[Sequence[Token]], files: Sequence[Path]) -> tuple[Samples, list[TimedWord], int]:
    parts: list[Samples] = []
    words: list[TimedWord] = []
    rate = 0
    for sentence, file in zip(sentences, files, strict=True):
        sound, rate = _read(file)
        begun = sum(map(len, parts)) / rate
        words += [
            TimedWord(word.text, round(begun + word.start_sec, 3), round(begun + word.end_sec, 3))
            for word in by_share([token.text for token in sentence], len(sound) / rate)
        ]
        parts += [sound, np.zeros(round(SENTENCE_PAUSE_SEC * rate), np.int16)]
    return np.concatenate([*parts[:-1], np.zeros(round(TAIL_SEC * rate), np.int16)]), words, rate


def _read(path: Path) -> tuple[Samples, int]:
    try:
        if path.stat().st_size > LARGEST_SENTENCE:
            message = "The program piper gave more sound than any sentence has"
            raise RenderError(message)
        with wave.open(str(path)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2) or not file.getnframes():
                message = "The program piper gave no mono sound of 16 bits"
                raise RenderError(message)
            return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16), file.getframerate()
    except (OSError, EOFError, wave.Error) as error:
        message = f"The program piper gave a file that is no sound: {error}"
        raise RenderError(message) from error
