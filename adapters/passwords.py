"""Passwords by argon2id, two at a time, off the event loop."""

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from application.ports.passwords import Passwords

AT_ONCE = 2


class Argon2Passwords(Passwords):
    """`cost` 1 is for tests only; 3 passes over 64 MiB take about 0.2 s."""

    def __init__(self, cost: int = 3, memory_kib: int = 65_536) -> None:
        self._hasher = PasswordHasher(time_cost=cost, memory_cost=memory_kib, parallelism=4)
        self._nobody = ""
        self._limit = CapacityLimiter(AT_ONCE)

    async def hash(self, password: str) -> str:
        return await to_thread.run_sync(self._hasher.hash, password, limiter=self._limit)

    async def matches(self, password: str, stored: str) -> bool:
        if not self._nobody:
            self._nobody = await self.hash("nobody has this password")
        fits = await to_thread.run_sync(self._verify, stored or self._nobody, password, limiter=self._limit)
        return fits and bool(stored)

    def _verify(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
