"""The messages of the eight topics over JSON."""

from fastapi import APIRouter

from application.contracts.envelope import Envelope
from application.contracts.topics import Topic
from application.contracts.views import Page
from domain.shared.errors import InvalidInputError
from entrypoints.api.listing import ListingDep
from entrypoints.web.dependencies import ApiCallerDep, EventsDep

router = APIRouter(prefix="/events", tags=["events"])
MAX_DIGITS = 18


@router.get("", name="api:events:list")
async def list_events(
    caller: ApiCallerDep, events: EventsDep, listing: ListingDep, topic: Topic | None = None
) -> Page[Envelope]:
    """Oldest first. The cursor is the offset of the last message you have; keep it to ask for what is new."""
    cursor = listing.cursor or "0"
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) <= MAX_DIGITS):
        msg = "The cursor is not one of ours."
        raise InvalidInputError(msg)
    found = await events.after(caller.tenant_id, int(cursor), topic, listing.limit)
    full = len(found) == listing.limit
    return listing.page(Page(items=tuple(found), next_cursor=str(found[-1].offset) if full else ""))
