"""What money spent on a script is booked under."""

from datetime import datetime

from domain.budgets.budget import Purpose, day_at
from domain.ideas.idea import Idea
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel


def script_purpose(tenant_id: TenantId, idea: Idea, channel: Channel, now: datetime) -> Purpose:
    return Purpose(
        tenant_id=tenant_id,
        channel_id=channel.id,
        day=day_at(now, channel.time_zone),
        run_id=idea.run_id,
        idea_id=idea.id,
        stage="script",
    )
