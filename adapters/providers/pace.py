"""How often a provider may be asked, and when it may be asked again after it said “later”."""

import asyncio
from dataclasses import dataclass, field

SECONDS_PER_MINUTE = 60


@dataclass(slots=True)
class Pace:
    """Requests of one process are spread evenly: `per_minute` of them, 0 for as many as come."""

    per_minute: int = 0
    _next: float = field(default=0.0, init=False)
    _later: float = field(default=0.0, init=False)

    async def wait(self) -> None:
        """Take the next turn and wait for it."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next, self._later)
        if self.per_minute:
            self._next = turn + SECONDS_PER_MINUTE / self.per_minute
        if turn > now:
            await asyncio.sleep(turn - now)

    def pause(self, seconds: float) -> None:
        """Nobody's turn comes before that."""
        self._later = max(self._later, asyncio.get_running_loop().time() + seconds)

    def paused_for(self) -> float:
        return max(0.0, self._later - asyncio.get_running_loop().time())
