"""The read side on PostgreSQL."""

from adapters.persistence.sql.readers.analytics import SqlAnalyticsReader
from adapters.persistence.sql.readers.assets import SqlAssetReader
from adapters.persistence.sql.readers.audit import SqlAuditReader
from adapters.persistence.sql.readers.events import SqlEventReader
from adapters.persistence.sql.readers.ideas import SqlIdeaReader
from adapters.persistence.sql.readers.pipelines import SqlPipelineReader
from adapters.persistence.sql.readers.posts import SqlPostReader
from adapters.persistence.sql.readers.scripts import SqlScriptReader
from adapters.persistence.sql.readers.unfinished import SqlUnfinishedReader
from adapters.persistence.sql.readers.videos import SqlVideoReader

__all__ = [
    "SqlAnalyticsReader",
    "SqlAssetReader",
    "SqlAuditReader",
    "SqlEventReader",
    "SqlIdeaReader",
    "SqlPipelineReader",
    "SqlPostReader",
    "SqlScriptReader",
    "SqlUnfinishedReader",
    "SqlVideoReader",
]
