"""The audit trail over JSON."""

from uuid import UUID

from fastapi import APIRouter

from application.contracts.views import AuditEntry, Page
from entrypoints.api.listing import ListingDep
from entrypoints.web.dependencies import ApiCallerDep, AuditDep

router = APIRouter(prefix="/audit", tags=["audit"])


@router.get("", name="api:audit:list")
async def list_audit(
    caller: ApiCallerDep, audit: AuditDep, listing: ListingDep, entity_id: UUID | None = None
) -> Page[AuditEntry]:
    """Who decided what and when, newest first."""
    return listing.page(await audit.page(caller.tenant_id, entity_id, listing.cursor, listing.limit))
