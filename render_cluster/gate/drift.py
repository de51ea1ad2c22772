"""How much later than planned a sound is heard: cross-correlation of what was decoded with the voice itself."""

import numpy as np

from render_cluster.gate.heard import Wave
from render_cluster.sound import SAMPLE_RATE

ROOM = SAMPLE_RATE // 2
"""So many samples before and after its place the voice is looked for."""
LIKE = 0.2
"""Correlation under which it cannot be said that this is the voice at all."""
AS_GOOD = 0.98
"""A sound that repeats itself is as like a little later: of such places the nearest is meant."""
TINY = 1e-12


def lag(voice: Wave, heard: Wave) -> tuple[float, float]:
    """Return (seconds, likeness 0 to 1); `heard` is the voice's planned place with `ROOM` on both sides.

    The likeness is the correlation at the best lag, by the energy of the voice and of what is heard there.
    """
    size = 1 << (heard.size + voice.size).bit_length()
    found = np.fft.irfft(np.fft.rfft(voice, size).conj() * np.fft.rfft(heard, size), size)[: 2 * ROOM + 1]
    good = np.flatnonzero(found >= AS_GOOD * found.max())
    best = int(good[np.argmin(np.abs(good - ROOM))]) if good.size else ROOM
    there = heard[best : best + voice.size]
    energy = float(np.sum(voice.astype(np.float64) ** 2) * np.sum(there.astype(np.float64) ** 2))
    return (best - ROOM) / SAMPLE_RATE, float(found[best]) / max(energy, TINY) ** 0.5
