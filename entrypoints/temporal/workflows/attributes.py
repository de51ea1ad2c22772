"""The search attributes that a child begins with. They are not encrypted: ids and words of ours only."""

from datetime import datetime

from temporalio import workflow
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

with workflow.unsafe.imports_passed_through():
    from uuid import UUID

    from application.contracts.pipeline import PipelineRequest

TENANT = SearchAttributeKey.for_keyword("TenantId")
CHANNEL = SearchAttributeKey.for_keyword("ChannelId")
IDEA = SearchAttributeKey.for_keyword("IdeaId")
DUE_AT = SearchAttributeKey.for_datetime("DueAt")
SCHEDULED_START = SearchAttributeKey.for_datetime("TemporalScheduledStartTime")


def content_attributes(request: PipelineRequest) -> TypedSearchAttributes:
    return TypedSearchAttributes(_pairs(request.tenant_id, request.channel_id, request.idea_id))


def post_attributes(request: PipelineRequest, due_at: datetime) -> TypedSearchAttributes:
    pairs = _pairs(request.tenant_id, request.channel_id, request.idea_id)
    return TypedSearchAttributes([*pairs, SearchAttributePair(DUE_AT, due_at)])


def _pairs(tenant_id: UUID, channel_id: UUID, idea_id: UUID) -> list[SearchAttributePair[str]]:
    values = ((TENANT, tenant_id), (CHANNEL, channel_id), (IDEA, idea_id))
    return [SearchAttributePair(key, str(value)) for key, value in values]
