"""How far a render is, and how long it may still take."""

import time
from dataclasses import dataclass, field

ASSEMBLY_SHARE = 0.25
"""Of the segments' time, for what comes after them."""


@dataclass(slots=True)
class Tally:
    """Parts are the scenes, the sound and the joining; a guess needs at least one rendered scene."""

    total: int
    done: int = 0
    detail: str = "reading the material"
    frames_to_do: int = 0
    frames_done: int = 0
    since: float = field(default_factory=time.monotonic)

    def plan(self, frames: int, parts_reused: int) -> None:
        self.done, self.frames_to_do, self.since = parts_reused, frames, time.monotonic()

    def advance(self, frames: int = 0) -> None:
        self.done += 1
        self.frames_done += frames

    def eta_sec(self) -> float | None:
        if not self.frames_done:
            return None
        spent = time.monotonic() - self.since
        whole = spent * self.frames_to_do / self.frames_done * (1 + ASSEMBLY_SHARE)
        return max(0.0, round(whole - spent, 1))
