"""The identities of the factory: aggregates refer to each other by these alone."""

from typing import NewType
from uuid import UUID

TenantId = NewType("TenantId", UUID)
UserId = NewType("UserId", UUID)
ChannelId = NewType("ChannelId", UUID)
CampaignId = NewType("CampaignId", UUID)
BrandStyleId = NewType("BrandStyleId", UUID)
ScheduleRuleId = NewType("ScheduleRuleId", UUID)
SourceId = NewType("SourceId", UUID)
RunId = NewType("RunId", UUID)
IdeaId = NewType("IdeaId", UUID)
ScriptId = NewType("ScriptId", UUID)
ManifestId = NewType("ManifestId", UUID)
AssetId = NewType("AssetId", UUID)
VideoId = NewType("VideoId", UUID)
PostId = NewType("PostId", UUID)
SnapshotId = NewType("SnapshotId", UUID)
Actor = NewType("Actor", str)
"""Who decided: `user:<id>`, `policy:<name>` or `workflow`."""
