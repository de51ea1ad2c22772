"""Tenants, links, sessions, passwords and tokens on the real stores."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from application.contracts.accounts import TenantSetup
from application.contracts.pipeline import GatePolicy
from application.ports.clock import Clock
from domain.shared.errors import ContentFactoryError, InvalidInputError, NotSignedInError
from domain.shared.ids import ChannelId, TenantId, UserId
from domain.tenancy.channel import GateMode
from domain.tenancy.user import UserStatus
from entrypoints.bootstrap.accounts import Accounts, AccountStores, open_accounts
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

PASSWORD = "correct horse battery"  # noqa: S105  (a test's)


class ClockByHand(Clock):
    def __init__(self) -> None:
        self.at = datetime(2030, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


def on(web: WebWorld, clock: Clock) -> Accounts:
    made = web.container
    stores = AccountStores(
        tenants=made.tenants(),
        channels=made.channels(),
        users=made.users(),
        sessions=made.sessions_store(),
        links=made.sign_in_links(),
        tokens=made.api_tokens(),
    )
    return open_accounts(stores, clock, b"a key of the test")


def who(web: WebWorld) -> tuple[TenantId, UserId]:
    return TenantId(web.ours.tenant_id), UserId(web.ours.user_id)


async def test_setting_up_twice_does_what_once_does(web: WebWorld) -> None:
    set_up = web.container.accounts().set_up_tenant
    again = await set_up(TenantSetup(slug="ours", channel="demo"))
    channels = await web.container.channels().every(TenantId(web.ours.tenant_id))

    assert again == web.ours
    assert [(channel.slug, channel.version, channel.gates.idea) for channel in channels] == [
        ("demo", 1, GateMode.MANUAL)
    ]


async def test_only_named_gates_change_a_channel_that_is_there(web: WebWorld) -> None:
    set_up, auto = web.container.accounts().set_up_tenant, GateMode.AUTO
    await set_up(TenantSetup(slug="ours", channel="demo", gates=GatePolicy(idea=auto, script=auto, schedule=auto)))
    await set_up(TenantSetup(slug="ours", channel="demo"))
    channel = await web.container.channels().get(TenantId(web.ours.tenant_id), ChannelId(web.ours.channel_id))

    assert (channel.gates.idea, channel.version) == (GateMode.AUTO, 2)


async def test_a_link_opens_one_session_and_makes_the_user_active(web: WebWorld) -> None:
    accounts, (tenant_id, user_id) = web.container.accounts(), who(web)
    before = await web.container.users().get(tenant_id, user_id)
    link = await accounts.issue_sign_in_link(tenant_id, user_id)
    opened = await accounts.redeem_sign_in_link(link)
    _, user = await accounts.find_session(opened.secret)

    assert (before.status, user.status) == (UserStatus.INVITED, UserStatus.ACTIVE)
    with pytest.raises(NotSignedInError):
        await accounts.redeem_sign_in_link(link)


async def test_of_many_who_use_a_link_at_once_one_gets_in(web: WebWorld) -> None:
    accounts = web.container.accounts()
    link = await accounts.issue_sign_in_link(*who(web))
    answers = await asyncio.gather(*(accounts.redeem_sign_in_link(link) for _ in range(10)), return_exceptions=True)

    assert sum(not isinstance(answer, BaseException) for answer in answers) == 1


async def test_a_link_lasts_a_quarter_of_an_hour_or_as_long_as_asked(web: WebWorld) -> None:
    clock = ClockByHand()
    accounts = on(web, clock)
    short = await accounts.issue_sign_in_link(*who(web))
    long = await accounts.issue_sign_in_link(*who(web), lifetime=timedelta(days=1))
    clock.at += timedelta(minutes=16)

    await accounts.redeem_sign_in_link(long)
    with pytest.raises(NotSignedInError):
        await accounts.redeem_sign_in_link(short)


@pytest.mark.parametrize("steps", [[31], [29] * 25])
async def test_a_session_ends_when_idle_and_when_old(web: WebWorld, steps: list[int]) -> None:
    clock = ClockByHand()
    accounts = on(web, clock)
    opened = await accounts.redeem_sign_in_link(await accounts.issue_sign_in_link(*who(web)))
    for minutes in steps[:-1]:
        clock.at += timedelta(minutes=minutes)
        await accounts.find_session(opened.secret)
    clock.at += timedelta(minutes=steps[-1])

    with pytest.raises(NotSignedInError):
        await accounts.find_session(opened.secret)


async def test_signing_out_ends_the_session(web: WebWorld) -> None:
    accounts, secret = web.container.accounts(), await web.session(web.ours)
    await accounts.sign_out(secret)

    with pytest.raises(NotSignedInError):
        await accounts.find_session(secret)


async def test_a_disabled_user_is_out_at_once(web: WebWorld) -> None:
    accounts, (tenant_id, user_id) = web.container.accounts(), who(web)
    secret, token = await web.session(web.ours), await web.token(web.ours)
    user = await web.container.users().get(tenant_id, user_id)
    await web.container.users().save(tenant_id, replace(user, status=UserStatus.DISABLED))
    link = await accounts.issue_sign_in_link(tenant_id, user_id)

    for refused in (
        accounts.find_session(secret),
        accounts.authenticate_token(token),
        accounts.redeem_sign_in_link(link),
    ):
        with pytest.raises(NotSignedInError):
            await refused


async def test_a_password_signs_in_once_it_was_set(web: WebWorld) -> None:
    accounts, (tenant_id, user_id) = web.container.accounts(), who(web)
    await web.session(web.ours)
    for name, password in (("admin", ""), ("admin", PASSWORD), ("nobody", PASSWORD)):
        with pytest.raises(NotSignedInError):
            await accounts.sign_in(tenant_id, name, password)
    with pytest.raises(InvalidInputError):
        await accounts.set_password(tenant_id, user_id, "short")
    await accounts.set_password(tenant_id, user_id, PASSWORD)
    opened = await accounts.sign_in(tenant_id, "admin", PASSWORD)

    assert opened.user_id == user_id
    with pytest.raises(NotSignedInError):
        await accounts.sign_in(tenant_id, "admin", PASSWORD + "x")


async def test_a_new_password_ends_every_other_session_of_the_user(web: WebWorld) -> None:
    accounts, (tenant_id, user_id) = web.container.accounts(), who(web)
    own, stolen, other_tenants = await web.session(web.ours), await web.session(web.ours), await web.session(web.theirs)
    session, _ = await accounts.find_session(own)
    await accounts.set_password(tenant_id, user_id, PASSWORD, session.digest)

    assert (await accounts.find_session(own))[0].digest == session.digest
    assert (await accounts.find_session(other_tenants))[0].tenant_id != tenant_id
    with pytest.raises(NotSignedInError):
        await accounts.find_session(stolen)


async def test_a_token_ends_at_its_time(web: WebWorld) -> None:
    clock = ClockByHand()
    accounts = on(web, clock)
    await accounts.redeem_sign_in_link(await accounts.issue_sign_in_link(*who(web)))
    issued = await accounts.issue_api_token(*who(web), "ci", timedelta(hours=1))
    await accounts.authenticate_token(issued.secret)
    clock.at += timedelta(hours=1)

    with pytest.raises(ContentFactoryError):
        await accounts.authenticate_token(issued.secret)
