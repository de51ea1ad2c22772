"""Users, sessions, links and tokens are found by whoever may, and by nobody else."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.accounts import SqlApiTokenStore, SqlSessionStore, SqlSignInLinkStore, SqlUserStore
from adapters.persistence.sql.idempotency import SqlIdempotencyStore
from adapters.persistence.sql.upkeep import SqlUpkeep
from application.ports.accounts import ApiToken, Session
from application.ports.idempotency import SavedAnswer
from domain.shared.errors import NotFoundError, PipelineUnavailableError
from domain.shared.ids import UserId
from domain.tenancy.user import User, UserStatus
from tests.support.builders import NOON
from tests.support.saving import OTHER_TENANT, TENANT

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]
ANSWER = SavedAnswer(request_digest="d1", status=201, body=b"{}", media_type="application/json")


def a_user(name: str = "ann") -> User:
    return User(id=UserId(uuid4()), name=name, updated_at=NOON)


async def test_a_user_is_found_by_name_with_the_stored_password(sessions: Sessions) -> None:
    store, user = SqlUserStore(sessions), a_user()
    await store.save(TENANT, user)
    fresh = await store.password_hash(TENANT, "ann")
    await store.save(TENANT, user, "argon2-hash")
    active = replace(user, status=UserStatus.ACTIVE)
    await store.save(TENANT, active)

    assert fresh == (user, "")
    assert await store.password_hash(TENANT, "ann") == (active, "argon2-hash")
    assert await store.every(TENANT) == [active]
    assert await store.password_hash(OTHER_TENANT, "ann") is None
    with pytest.raises(NotFoundError):
        await store.get(OTHER_TENANT, user.id)


async def test_a_session_is_found_by_its_digest_before_the_tenant_is_known(sessions: Sessions) -> None:
    store = SqlSessionStore(sessions)
    session = Session(digest="d", tenant_id=TENANT, user_id=UserId(uuid4()), csrf="c", created_at=NOON, seen_at=NOON)
    await store.open(session)
    await store.touch("d", NOON + timedelta(minutes=1))
    found = await store.find("d")
    await store.close("d")

    assert found == replace(session, seen_at=NOON + timedelta(minutes=1))
    assert await store.find("d") is None
    assert await store.find("") is None


async def test_of_two_redeemers_of_a_link_exactly_one_is_let_in(sessions: Sessions) -> None:
    store, user = SqlSignInLinkStore(sessions), UserId(uuid4())
    await store.issue("d", TENANT, user, NOON + timedelta(minutes=15))

    answers = await asyncio.gather(*(store.redeem("d", NOON) for _ in range(4)))

    assert [answer for answer in answers if answer] == [(TENANT, user)]


async def test_an_expired_or_unknown_link_lets_nobody_in(sessions: Sessions) -> None:
    store = SqlSignInLinkStore(sessions)
    await store.issue("d", TENANT, UserId(uuid4()), NOON)

    assert await store.redeem("d", NOON) is None
    assert await store.redeem("e", NOON) is None


async def test_an_api_token_works_until_it_is_revoked(sessions: Sessions) -> None:
    store = SqlApiTokenStore(sessions)
    token = ApiToken(
        token_id=uuid4(), digest="d", tenant_id=TENANT, user_id=UserId(uuid4()), name="ci", created_at=NOON
    )
    await store.issue(token)
    found = await store.find("d")
    listed = await store.every(TENANT)
    await store.revoke(OTHER_TENANT, token.token_id)
    still = await store.find("d")
    await store.revoke(TENANT, token.token_id)

    assert found == token
    assert listed[0].last_used_at is not None
    assert still is not None
    assert await store.find("d") is None
    assert await store.every(TENANT) == []


async def test_what_is_long_over_is_swept_away_and_nothing_else(sessions: Sessions) -> None:
    old, user, before = NOON - timedelta(days=3), UserId(uuid4()), NOON - timedelta(days=2)
    store, links, keys = SqlSessionStore(sessions), SqlSignInLinkStore(sessions), SqlIdempotencyStore(sessions)
    for tenant, digest, at in ((TENANT, "old", old), (TENANT, "new", NOON), (OTHER_TENANT, "theirs", old)):
        await store.open(Session(digest=digest, tenant_id=tenant, user_id=user, csrf="c", created_at=at, seen_at=at))
        await links.issue(digest, tenant, user, at)
    await keys.claim(TENANT, "just now", "d1")

    assert await SqlUpkeep(sessions).sweep(TENANT, before) == 2
    assert await SqlUpkeep(sessions).sweep(TENANT, before) == 0
    assert await store.find("old") is None
    assert await store.find("new") is not None
    assert await store.find("theirs") is not None
    with pytest.raises(PipelineUnavailableError):
        await keys.claim(TENANT, "just now", "d1")
