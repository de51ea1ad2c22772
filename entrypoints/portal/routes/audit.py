"""Audit: who did what, when and why."""

from uuid import UUID

from fastapi import APIRouter, Response

from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import audit as views
from entrypoints.web.dependencies import AuditDep, UsersDep

router = APIRouter()


@router.get("/audit", name="portal:audit:list")
async def list_audit(
    desk: DeskDep, audit: AuditDep, users: UsersDep, about: UUID | None = None, cursor: str = ""
) -> Response:
    page = await audit.page(desk.tenant_id, about, cursor)
    names = views.names(await users.every(desk.tenant_id))
    entries = [views.told(entry, desk.frame.user, names) for entry in page.items]
    return desk.page(
        "audit/list.html", "audit", {"entries": entries, "next_cursor": page.next_cursor, "entity_id": about}
    )
