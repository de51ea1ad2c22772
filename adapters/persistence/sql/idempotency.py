"""Answers that were given already, on PostgreSQL."""

from dataclasses import dataclass

from sqlalchemy import and_, func, or_, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables import IdempotencyRow
from application.ports.idempotency import IdempotencyStore, SavedAnswer
from domain.shared.errors import InvalidInputError, PipelineUnavailableError
from domain.shared.ids import TenantId

KEYS = table_of(IdempotencyRow)
TAKEN_OVER_AFTER = text("interval '1 minute'")
FORGOTTEN_AFTER = text("interval '1 day'")
LONG_AGO = text("interval '2 days'")


@dataclass(frozen=True, slots=True)
class SqlIdempotencyStore(IdempotencyStore):
    sessions: Sessions

    async def claim(self, tenant_id: TenantId, key: str, request_digest: str) -> SavedAnswer | None:
        if await self._claimed(tenant_id, key, request_digest):
            return None
        async with reading(self.sessions, tenant_id) as session:
            row = (await session.execute(own(KEYS, tenant_id, KEYS.c.key == key))).mappings().one()
        if row["request_digest"] != request_digest:
            msg = "This Idempotency-Key was used for another request: choose a new key."
            raise InvalidInputError(msg)
        if row["status"] is None:
            msg = "The first request with this Idempotency-Key is still being worked on: send it again in a moment."
            raise PipelineUnavailableError(msg)
        return SavedAnswer(
            request_digest=request_digest, status=row["status"], body=row["body"], media_type=row["media_type"]
        )

    async def save(self, tenant_id: TenantId, key: str, answer: SavedAnswer) -> None:
        values = {"status": answer.status, "body": answer.body, "media_type": answer.media_type}
        claimed = (KEYS.c.tenant_id == tenant_id, KEYS.c.key == key, KEYS.c.request_digest == answer.request_digest)
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(update(KEYS).where(*claimed).values(values))

    async def release(self, tenant_id: TenantId, key: str) -> None:
        """Make the claim so old that it counts as forgotten: whoever waits for its answer still finds the row."""
        unanswered = (KEYS.c.tenant_id == tenant_id, KEYS.c.key == key, KEYS.c.status.is_(None))
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(update(KEYS).where(*unanswered).values(claimed_at=func.now() - LONG_AGO))

    async def _claimed(self, tenant_id: TenantId, key: str, request_digest: str) -> bool:
        """Take a key that is new, long forgotten, or was left by somebody who never answered."""
        fresh = {"request_digest": request_digest, "claimed_at": func.now(), "status": None, "body": None}
        abandoned = and_(
            KEYS.c.request_digest == request_digest,
            KEYS.c.status.is_(None),
            KEYS.c.claimed_at < func.now() - TAKEN_OVER_AFTER,
        )
        forgotten = KEYS.c.claimed_at < func.now() - FORGOTTEN_AFTER
        statement = upsert(KEYS).values(tenant_id=tenant_id, key=key, media_type="", **fresh)
        take_over = statement.on_conflict_do_update(
            constraint=KEYS.primary_key, set_=fresh, where=or_(abandoned, forgotten)
        )
        async with writing(self.sessions, tenant_id) as session:
            return await session.scalar(take_over.returning(KEYS.c.key)) is not None
