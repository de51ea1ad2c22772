"""A tenant: whose content, users and secrets these are. Nothing is shared between two of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.shared.ids import TenantId
from domain.shared.lifecycle import Lifecycle, Move


class TenantStatus(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"


LIFECYCLE = Lifecycle(
    {
        "suspend": Move({TenantStatus.ACTIVE}, TenantStatus.SUSPENDED),
        "resume": Move({TenantStatus.SUSPENDED}, TenantStatus.ACTIVE),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """`slug` stands in every URL of the portal."""

    id: TenantId
    slug: str
    name: str
    time_zone: str = "UTC"
    status: TenantStatus = TenantStatus.ACTIVE
    updated_at: datetime
