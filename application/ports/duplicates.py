"""What an idea is compared with, and who compares."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.ideas.likeness import Gist, Likeness, Standing
from domain.shared.ids import CampaignId, ChannelId, IdeaId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIdea:
    """`read_at` is when the row was made: whoever remembers ideas asks for later ones next time."""

    gist: Gist
    channel_id: ChannelId
    campaign_id: CampaignId | None = None
    read_at: datetime


class PastIdeas(Protocol):
    """Everything that was ever proposed, whatever became of it."""

    @abstractmethod
    async def since(self, tenant_id: TenantId, moment: datetime | None) -> Sequence[PastIdea]:
        """Oldest first; None: all of them. What was made at that moment itself comes again."""

    @abstractmethod
    async def standing(self, tenant_id: TenantId, idea_id: IdeaId) -> Standing:
        """What has become of it by now. Raise `NotFoundError` if the tenant has no such idea."""


class DuplicateSearch(Protocol):
    @abstractmethod
    async def nearest(self, tenant_id: TenantId, probe: Gist, also: Sequence[Gist] = ()) -> Likeness | None:
        """Return the likest of all past ideas and of `also`, which are about to be proposed; None if none is near.

        The probe itself and ideas of the same article are left out: an article given to two channels is no repeat.
        """
