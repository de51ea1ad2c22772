"""Forgetting sessions, sign-in links and answered requests that are long over."""

from dataclasses import dataclass
from datetime import timedelta

from application.ports.channels import TenantDirectory
from application.ports.clock import Clock
from application.ports.upkeep import Upkeep

KEPT = timedelta(days=2)
"""Longer than any of them can be used."""


@dataclass(frozen=True)
class Sweep:
    tenants: TenantDirectory
    upkeep: Upkeep
    clock: Clock

    async def __call__(self) -> int:
        """Return how many rows went."""
        before = self.clock.now() - KEPT
        return sum([await self.upkeep.sweep(tenant.id, before) for tenant in await self.tenants.every()])
