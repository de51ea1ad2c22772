"""The rows, and nothing but the rows."""

from adapters.persistence.sql.tables.accounts import ApiTokenRow, SessionRow, SignInLinkRow, TenantRow, UserRow
from adapters.persistence.sql.tables.board import ProgressRow, ViewerEventRow
from adapters.persistence.sql.tables.channels import CampaignRow, ChannelRow
from adapters.persistence.sql.tables.content import AssetRow, IdeaRow, ManifestRow, RunRow, ScriptRow, ScriptVersionRow
from adapters.persistence.sql.tables.delivery import PostRow, SnapshotRow, VideoRow
from adapters.persistence.sql.tables.findings import ScriptFindingRow
from adapters.persistence.sql.tables.money import BudgetRow, ExpenseRow
from adapters.persistence.sql.tables.providers import ProviderJobRow
from adapters.persistence.sql.tables.record import AuditRow, EventRow, IdempotencyRow, OutboxHeadRow, OutboxRow
from adapters.persistence.sql.tables.sources import IdeaVectorRow, SignalRow, SourceRow

__all__ = [
    "ApiTokenRow",
    "AssetRow",
    "AuditRow",
    "BudgetRow",
    "CampaignRow",
    "ChannelRow",
    "EventRow",
    "ExpenseRow",
    "IdeaRow",
    "IdeaVectorRow",
    "IdempotencyRow",
    "ManifestRow",
    "OutboxHeadRow",
    "OutboxRow",
    "PostRow",
    "ProgressRow",
    "ProviderJobRow",
    "RunRow",
    "ScriptFindingRow",
    "ScriptRow",
    "ScriptVersionRow",
    "SessionRow",
    "SignInLinkRow",
    "SignalRow",
    "SnapshotRow",
    "SourceRow",
    "TenantRow",
    "UserRow",
    "VideoRow",
    "ViewerEventRow",
]
