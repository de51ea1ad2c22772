"""The envelope around every message: where it stands in the stream and what it is about."""

from datetime import datetime
from typing import Any
from uuid import UUID

from application.contracts.base import Payload
from application.contracts.topics import Topic


class Envelope(Payload):
    """`offset` grows in commit order within the database; consumers deduplicate by `message_id`."""

    offset: int
    message_id: UUID
    tenant_id: UUID
    topic: Topic
    key: str
    schema_version: int = 1
    occurred_at: datetime
    payload: dict[str, Any]
