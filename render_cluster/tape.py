"""Samples on disk: an hour of sound is 1.4 GB, more than a worker may hold."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from render_cluster.sound import BLOCK, Sound

_BYTES = np.dtype(np.float32).itemsize


class Tape:
    """Written from its start to its end, then read from anywhere; beside what was written there is silence."""

    def __init__(self, path: Path, channels: int) -> None:
        self._file = path.open("w+b")
        self.channels, self.samples = channels, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def append(self, sound: Sound) -> None:
        self._file.seek(0, 2)
        self._file.write(np.ascontiguousarray(sound.T, np.float32).data)
        self.samples += sound.shape[1]

    def read(self, at: int, count: int) -> Sound:
        sound = np.zeros((self.channels, count), np.float32)
        first, end = max(0, at), min(self.samples, at + count)
        if first < end:
            self._file.seek(first * self.channels * _BYTES)
            found = self._file.read((end - first) * self.channels * _BYTES)
            sound[:, first - at : end - at] = np.frombuffer(found, np.float32).reshape(-1, self.channels).T
        return sound

    def blocks(self) -> Iterator[Sound]:
        for at in range(0, self.samples, BLOCK):
            yield self.read(at, min(BLOCK, self.samples - at))
