"""How a part of the stack fares: when it started, how often it died of late, whether it still answers."""

from dataclasses import dataclass

import structlog

from entrypoints.embedded.parts import Part

CALM_SEC = 60.0
LONGEST_PAUSE_SEC = 30.0
SILENCES = 6
"""So many questions in a row without an answer mean that a process hangs."""

log = structlog.get_logger()


@dataclass
class Life:
    """Each time it dies it waits twice as long before it is started again, at `due`."""

    part: Part
    started: float = 0.0
    deaths: int = 0
    due: float = 0.0
    silences: int = 0

    def mourn(self, now: float) -> None:
        self.deaths = 1 if now - self.started > CALM_SEC else self.deaths + 1
        self.due = now + min(LONGEST_PAUSE_SEC, 0.5 * 2.0 ** (self.deaths - 1))
        log.warning("part died", part=self.part.name, deaths=self.deaths, pause_sec=self.due - now)

    def hangs(self, *, answered: bool) -> bool:
        self.silences = 0 if answered else self.silences + 1
        return self.silences >= SILENCES
