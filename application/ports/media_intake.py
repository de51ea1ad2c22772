"""Who looks into what people bring: foreign files are opened there, and nowhere else."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from domain.assets.take import AssetType
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """`key` is what may be used: a plain picture made of the file, or the clip as it is. `media_type` of that object.

    `preview` is a small MP4 of a clip's beginning.
    """

    key: str
    type: AssetType
    media_type: str
    width: int
    height: int
    duration_sec: float | None = None
    preview: str = ""


class MediaIntake(Protocol):
    @abstractmethod
    async def admit(self, tenant_id: TenantId, key: str) -> Admitted:
        """Raise `InvalidInputError` with what is wrong for a file that is no picture or clip that can be shown."""
