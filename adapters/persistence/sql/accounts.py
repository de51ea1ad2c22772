"""Who may sign in, and with what, on PostgreSQL."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, func, insert, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import RowMapping

from adapters.persistence.sql.mapping import USERS, table_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables import ApiTokenRow, SessionRow, SignInLinkRow
from application.ports.accounts import ApiToken, ApiTokenStore, Session, SessionStore, SignInLinkStore, UserStore
from domain.shared.errors import NotFoundError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.user import User

T = TypeVar("T", Session, ApiToken)

OPEN_SESSIONS, LINKS, TOKENS = table_of(SessionRow), table_of(SignInLinkRow), table_of(ApiTokenRow)
USE_NOTED_EVERY = text("interval '1 minute'")


@dataclass(frozen=True, slots=True)
class SqlUserStore(UserStore):
    sessions: Sessions

    async def get(self, tenant_id: TenantId, user_id: UserId) -> User:
        statement = own(USERS.table, tenant_id, USERS.table.c.id == user_id)
        async with reading(self.sessions, tenant_id) as session:
            row = (await session.execute(statement)).mappings().first()
        if row is None:
            msg = f"There is no user {user_id}."
            raise NotFoundError(msg)
        return USERS.entity_of(row)

    async def every(self, tenant_id: TenantId) -> Sequence[User]:
        async with reading(self.sessions, tenant_id) as session:
            rows = await session.execute(own(USERS.table, tenant_id).order_by(USERS.table.c.name))
            return [USERS.entity_of(row) for row in rows.mappings()]

    async def save(self, tenant_id: TenantId, user: User, password_hash: str | None = None) -> None:
        values = USERS.columns_of(user, tenant_id)
        changed = values if password_hash is None else values | {"password_hash": password_hash}
        statement = upsert(USERS.table).values(values | {"password_hash": password_hash or ""})
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(statement.on_conflict_do_update(constraint=USERS.table.primary_key, set_=changed))

    async def password_hash(self, tenant_id: TenantId, name: str) -> tuple[User, str] | None:
        statement = own(USERS.table, tenant_id, USERS.table.c.name == name)
        async with reading(self.sessions, tenant_id) as session:
            row = (await session.execute(statement)).mappings().first()
        return (USERS.entity_of(row), row["password_hash"]) if row else None


@dataclass(frozen=True, slots=True)
class SqlSessionStore(SessionStore):
    sessions: Sessions

    async def open(self, session: Session) -> None:
        async with writing(self.sessions, session.tenant_id) as database:
            await database.execute(insert(OPEN_SESSIONS).values(asdict(session)))

    async def find(self, digest: str) -> Session | None:
        async with reading(self.sessions, None, digest) as database:
            rows = await database.execute(select(OPEN_SESSIONS).where(OPEN_SESSIONS.c.digest == digest))
            return _one(Session, rows.mappings().first())

    async def touch(self, digest: str, at: datetime) -> None:
        statement = update(OPEN_SESSIONS).where(OPEN_SESSIONS.c.digest == digest).values(seen_at=at)
        async with writing(self.sessions, None, digest) as database:
            await database.execute(statement)

    async def close(self, digest: str) -> None:
        async with writing(self.sessions, None, digest) as database:
            await database.execute(delete(OPEN_SESSIONS).where(OPEN_SESSIONS.c.digest == digest))

    async def close_others(self, tenant_id: TenantId, user_id: UserId, kept: str = "") -> None:
        columns = OPEN_SESSIONS.c
        theirs = (columns.tenant_id == tenant_id, columns.user_id == user_id, columns.digest != kept)
        async with writing(self.sessions, tenant_id) as database:
            await database.execute(delete(OPEN_SESSIONS).where(*theirs))


@dataclass(frozen=True, slots=True)
class SqlSignInLinkStore(SignInLinkStore):
    sessions: Sessions

    async def issue(self, digest: str, tenant_id: TenantId, user_id: UserId, expires_at: datetime) -> None:
        values = {"digest": digest, "tenant_id": tenant_id, "user_id": user_id, "expires_at": expires_at}
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(insert(LINKS).values(values))

    async def redeem(self, digest: str, at: datetime) -> tuple[TenantId, UserId] | None:
        usable = (LINKS.c.digest == digest, LINKS.c.used_at.is_(None), LINKS.c.expires_at > at)
        statement = update(LINKS).where(*usable).values(used_at=at).returning(LINKS.c.tenant_id, LINKS.c.user_id)
        async with writing(self.sessions, None, digest) as session:
            row = (await session.execute(statement)).first()
        return (TenantId(row.tenant_id), UserId(row.user_id)) if row else None


@dataclass(frozen=True, slots=True)
class SqlApiTokenStore(ApiTokenStore):
    sessions: Sessions

    async def issue(self, token: ApiToken) -> None:
        async with writing(self.sessions, token.tenant_id) as session:
            await session.execute(insert(TOKENS).values(asdict(token)))

    async def find(self, digest: str) -> ApiToken | None:
        """Note the use, but not every one of many in a minute."""
        valid = (TOKENS.c.digest == digest, TOKENS.c.revoked_at.is_(None))
        stale = or_(TOKENS.c.last_used_at.is_(None), TOKENS.c.last_used_at < func.now() - USE_NOTED_EVERY)
        async with writing(self.sessions, None, digest) as session:
            row = (await session.execute(select(TOKENS).where(*valid))).mappings().first()
            if row:
                await session.execute(update(TOKENS).where(*valid, stale).values(last_used_at=func.now()))
        return _one(ApiToken, row)

    async def every(self, tenant_id: TenantId) -> Sequence[ApiToken]:
        statement = own(TOKENS, tenant_id, TOKENS.c.revoked_at.is_(None)).order_by(TOKENS.c.created_at)
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(statement)).mappings()
            return [token for row in rows if (token := _one(ApiToken, row))]

    async def revoke(self, tenant_id: TenantId, token_id: UUID) -> None:
        theirs = (TOKENS.c.tenant_id == tenant_id, TOKENS.c.token_id == token_id)
        statement = update(TOKENS).where(*theirs).values(revoked_at=func.now())
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(statement)


def _one(kind: type[T], row: RowMapping | None) -> T | None:
    values: dict[str, Any] = {field.name: row[field.name] for field in fields(kind)} if row else {}
    return kind(**values) if row else None
