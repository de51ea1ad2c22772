"""What a process and all its descendants use, sampled while something is going on."""

import os
import threading
import time
from contextlib import suppress
from typing import Self

import psutil

SAMPLE_SEC = 0.5


class Meter:
    """`peak_bytes` counts shared memory once where the system tells it; `busy` is the share of all cores."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._begun = 0.0
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self.peak_bytes = 0
        self.busy = 0.0

    def __enter__(self) -> Self:
        self._begun = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        seconds = time.monotonic() - self._begun
        used = sum(self._last.values()) - sum(self._first.values())
        self.busy = used / seconds / (os.cpu_count() or 1)

    def _sample(self) -> None:
        first = True
        while True:
            together = 0
            for process in [self._root, *self._root.children(recursive=True)]:
                with suppress(psutil.Error):
                    times = process.cpu_times()
                    self._last[process.pid] = times.user + times.system
                    together += _own_bytes(process)
            if first:
                self._first, first = dict(self._last), False
            self.peak_bytes = max(self.peak_bytes, together)
            if self._over.wait(SAMPLE_SEC):
                return


def _own_bytes(process: psutil.Process) -> int:
    full = process.memory_full_info()
    return int(getattr(full, "pss", full.uss))
