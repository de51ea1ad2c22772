"""Events: the messages of the eight topics, as others get them."""

import json
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Response

from application.contracts.envelope import Envelope
from application.contracts.topics import Topic
from entrypoints.portal.desk import DeskDep
from entrypoints.web.dependencies import EventsDep

router = APIRouter()

LIMIT = 100


@dataclass(frozen=True, slots=True)
class EventRow:
    offset: int
    topic: str
    about: str
    occurred_at: datetime
    payload: str


@router.get("/events", name="portal:events:list")
async def list_events(desk: DeskDep, events: EventsDep, topic: Topic | None = None) -> Response:
    found = await events.newest(desk.tenant_id, topic, LIMIT)
    return desk.page(
        "events/list.html",
        "events",
        {"events": [_row(event) for event in found], "topic": topic, "topics": list(Topic), "limit": LIMIT},
    )


def _row(event: Envelope) -> EventRow:
    """The payload stays text: it holds the words of strangers."""
    about = event.payload.get("title") or event.key
    written = json.dumps(event.payload, indent=2, ensure_ascii=False)
    return EventRow(event.offset, event.topic.value, str(about), event.occurred_at, written)
