"""Sound files so plain that reading them needs no decoder: what we write ourselves, checked to the last byte."""

import struct
from dataclasses import dataclass

HEADER = 44
_LOWEST, _HIGHEST = 8_000, 96_000


@dataclass(frozen=True, slots=True)
class PlainWav:
    rate: int
    channels: int
    frames: int


def plain_wav(head: bytes, size: int) -> PlainWav | None:
    """16-bit PCM, mono or stereo, the samples right after the header and to the file's end; None for any other."""
    if len(head) < HEADER:
        return None
    values = struct.unpack("<4sI4s4sIHHIIHH4sI", head[:HEADER])
    riff, whole, wave, fmt, length, coding, channels, rate, speed, block, bits, tag, samples = values
    if (riff, wave, fmt, length, coding, bits, tag) != (b"RIFF", b"WAVE", b"fmt ", 16, 1, 16, b"data"):
        return None
    fits = whole == size - 8 and samples == size - HEADER and block == 2 * channels and speed == rate * block
    if not fits or channels not in {1, 2} or not _LOWEST <= rate <= _HIGHEST or not samples or samples % block:
        return None
    return PlainWav(rate, channels, samples // block)
