"""Audit entries in words: who did what to which thing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from application.contracts.views import AuditEntry
from domain.tenancy.user import User
from entrypoints.portal import words

DEEDS = {
    "IdeaProposed": "found the idea",
    "IdeaApproved": "approved the idea",
    "IdeaRejected": "rejected the idea",
    "IdeaReopened": "reopened the idea",
    "ScriptWritten": "wrote the script",
    "ScriptEdited": "edited the script",
    "ScriptApproved": "approved the script",
    "ScriptRevised": "took the approval back of the script",
    "AssetRequested": "asked for an asset",
    "AssetGenerated": "made an asset",
    "AssetFailed": "could not make an asset",
    "TakePicked": "picked a take of an asset",
    "AssetStoodIn": "showed a card in the place of an asset",
    "AssetsRequested": "asked for the assets",
    "AssetsGenerated": "had all assets made",
    "VideoRequested": "asked for the video",
    "VideoRendered": "rendered the video",
    "VideoFailed": "could not render the video",
    "PostPlanned": "planned the post",
    "PostConfirmed": "confirmed the post",
    "PostRescheduled": "moved the post",
    "PostCancelled": "cancelled the post",
    "PostPublished": "published the post",
    "PostFailed": "could not publish the post",
    "PostRetried": "planned the post again",
    "DeliveryMoved": "went on with the delivery of the post",
    "RunBegun": "began the run",
    "RunHandedOver": "handed the run's ideas over",
    "RunFailed": "gave the run up",
    "SnapshotTaken": "took the numbers",
}
DECISIONS = frozenset(
    {
        *("IdeaApproved", "IdeaRejected", "IdeaReopened", "ScriptEdited", "ScriptApproved", "ScriptRevised"),
        *("PostConfirmed", "PostRescheduled", "PostCancelled", "PostRetried"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`title` and `href` are of the thing, where they are known; `undoes` of a decision that this browser sent."""

    at: datetime
    who: str
    did: str
    entity: str
    entity_id: UUID
    short: str
    before: str
    after: str
    reason: str
    title: str = ""
    href: str = ""
    idea_id: UUID | None = None
    undoes: UUID | None = None
    in_time: bool = False


def told(entry: AuditEntry, me: User, users: Mapping[str, str]) -> Told:
    plain = re.sub(r"(?<!^)(?=[A-Z])", " ", entry.action).lower()
    return Told(
        at=entry.at,
        who=words.actor(entry.actor, str(me.id), users),
        did=DEEDS.get(entry.action, plain),
        entity=entry.entity,
        entity_id=entry.entity_id,
        short=str(entry.entity_id)[:8],
        before=entry.before,
        after=entry.after,
        reason=entry.reason,
    )


def names(users: Sequence[User]) -> dict[str, str]:
    return {str(user.id): user.name for user in users}
