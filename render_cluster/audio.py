"""The whole soundtrack, once: levels cross the scenes' borders, and a join of AAC tracks would leave gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from render_cluster import music, voice_levels
from render_cluster.errors import RenderError
from render_cluster.loudness import Meter, measured
from render_cluster.mastering import corrected, mastered, settle
from render_cluster.music import Bed, lay_bed
from render_cluster.profiles import EncoderProfile
from render_cluster.sound import BLOCK, Sound, silence
from render_cluster.sound_files import decoded, encode
from render_cluster.tape import Tape
from render_cluster.voice_levels import Take

ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """A sound file that begins at this sample of the video."""

    at: int
    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Track:
    """A sound file, and by how much it is to be louder than a bed of music is."""

    content: bytes
    name: str
    gain_db: float = 0.0


def write_soundtrack(
    voices: Sequence[Voice], track: Track | None, samples: int, path: Path, profile: EncoderProfile
) -> None:
    """Mix, bring to the loudness, encode, and look at the file; silence if there is neither voice nor music.

    Raise `RenderError` naming a file that cannot be opened, or that there is nothing to hear in what there is. Memory
    does not grow with the length: what is whole lies on disk, in the folder of `path`.
    """
    if not voices and track is None:
        encode(silence(samples), path, profile)
        return
    folder = path.parent
    with Tape(folder / "voices", 1) as spoken, Tape(folder / "music", 2) as played, Tape(folder / "mix", 2) as mixed:
        takes = [_take(voice, samples, spoken) for voice in voices]
        _refuse_silence(takes)
        bed = lay_bed(decoded(track.content, track.name), track.gain_db, samples, played) if track else None
        meter = Meter(2)
        for block in mix(takes, spoken, bed, samples):
            mixed.append(block)
            meter.feed(block)
        _write(mixed, meter.integrated(), path, profile)


def mix(takes: Sequence[Take], spoken: Tape, bed: Bed | None, samples: int) -> Iterator[Sound]:
    """Stereo, exactly as long as the picture: speech in the middle, music around it."""
    if bed is None:
        yield from (np.repeat(block, 2, axis=0) for block in _speech(takes, spoken, samples))
        return
    gains = music.ducking(voice_levels.speaking(takes, samples))
    at = 0
    for block in _speech(takes, spoken, samples):
        count = block.shape[1]
        played = music.faded(bed.read(at, count), at, samples)
        yield played * music.under(gains, at, count) + block
        at += count


def _speech(takes: Sequence[Take], spoken: Tape, samples: int) -> Iterator[Sound]:
    lengths = ((at, min(BLOCK, samples - at)) for at in range(0, samples, BLOCK))
    levels = voice_levels.gains(takes)
    levelled = (voice_levels.speech(takes, levels, spoken, at, count) for at, count in lengths)
    return voice_levels.compressed(levelled) if takes else levelled


def _take(voice: Voice, samples: int, spoken: Tape) -> Take:
    return voice_levels.record(decoded(voice.content, voice.name, 1), voice.at, samples - voice.at, spoken)


def _refuse_silence(takes: Sequence[Take]) -> None:
    if takes and all(take.lufs is None for take in takes):
        message = "The voices of the video are silent"
        raise RenderError(message)


def _write(mixed: Tape, lufs: float | None, path: Path, profile: EncoderProfile) -> None:
    """Encode again where AAC has put the loudness or the peaks off: what counts is what is heard of the file."""
    setting = settle(mixed, lufs)
    for _ in range(ATTEMPTS):
        encode(mastered(mixed, setting), path, profile)
        better = corrected(mixed, setting, measured(decoded(path, path.name)))
        if better is None:
            return
        setting = better
