"""A user: somebody who may sign in to one tenant's portal."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.shared.ids import UserId
from domain.shared.lifecycle import Lifecycle, Move


class UserStatus(StrEnum):
    INVITED = "invited"
    ACTIVE = "active"
    DISABLED = "disabled"


LIFECYCLE = Lifecycle(
    {
        "activate": Move({UserStatus.INVITED}, UserStatus.ACTIVE),
        "disable": Move({UserStatus.INVITED, UserStatus.ACTIVE}, UserStatus.DISABLED),
        "enable": Move({UserStatus.DISABLED}, UserStatus.ACTIVE),
    }
)


class Role(StrEnum):
    """The first version knows one role; every control asks `can` all the same."""

    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    id: UserId
    name: str
    role: Role = Role.ADMIN
    status: UserStatus = UserStatus.INVITED
    updated_at: datetime


def can(user: User, _action: str) -> bool:
    """Deny by default: only an active admin may do anything, for now."""
    return user.status is UserStatus.ACTIVE and user.role is Role.ADMIN
