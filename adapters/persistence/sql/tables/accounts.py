"""Tenants, and who may sign in to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import MOMENT, TenantRowBase, one_of
from domain.tenancy.tenant import TenantStatus
from domain.tenancy.user import Role, UserStatus


class TenantRow(SQLModel, table=True):
    """The one table that is read before a tenant is known."""

    __tablename__ = "tenants"
    __table_args__ = (UniqueConstraint("slug", name="tenants_slug"), one_of("tenants", "status", TenantStatus))

    id: UUID = Field(primary_key=True)
    slug: str
    name: str
    time_zone: str
    status: str
    updated_at: datetime = Field(sa_type=MOMENT)


class UserRow(TenantRowBase, table=True):
    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("tenant_id", "name", name="users_name"),
        one_of("users", "status", UserStatus),
        one_of("users", "role", Role),
    )

    name: str
    role: str
    status: str
    password_hash: str = ""
    updated_at: datetime = Field(sa_type=MOMENT)


class SecretRowBase(SQLModel):
    """Found by the digest of a secret that only its bearer has."""

    digest: str = Field(primary_key=True)
    tenant_id: UUID = Field(index=True)
    user_id: UUID


class SessionRow(SecretRowBase, table=True):
    __tablename__ = "sessions"

    csrf: str
    created_at: datetime = Field(sa_type=MOMENT)
    seen_at: datetime = Field(sa_type=MOMENT)


class SignInLinkRow(SecretRowBase, table=True):
    __tablename__ = "sign_in_links"

    expires_at: datetime = Field(sa_type=MOMENT)
    used_at: datetime | None = Field(default=None, sa_type=MOMENT)


class ApiTokenRow(SecretRowBase, table=True):
    __tablename__ = "api_tokens"
    __table_args__ = (UniqueConstraint("tenant_id", "token_id", name="api_tokens_token_id"),)

    token_id: UUID
    name: str
    created_at: datetime = Field(sa_type=MOMENT)
    expires_at: datetime | None = Field(default=None, sa_type=MOMENT)
    last_used_at: datetime | None = Field(default=None, sa_type=MOMENT)
    revoked_at: datetime | None = Field(default=None, sa_type=MOMENT)
