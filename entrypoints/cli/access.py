"""Tenants, channels, sign-in links and tokens, from the command line."""

from dataclasses import replace

from rich.console import Console

from application.contracts.accounts import TenantReady, TenantSetup
from application.contracts.pipeline import GatePolicy
from domain.shared.errors import NotFoundError
from domain.shared.ids import TenantId, UserId
from domain.tenancy.channel import GateMode
from domain.tenancy.user import LIFECYCLE, User, UserStatus
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.joining import joined, opened, tenant_of
from entrypoints.cli.locations import as_location
from entrypoints.cli.schedules import sync_all

out = Console(highlight=False, soft_wrap=True)


def same_gates(mode: str | None) -> GatePolicy | None:
    return GatePolicy(idea=GateMode(mode), script=GateMode(mode), schedule=GateMode(mode)) if mode else None


async def set_up(container: Container, channel: str = "demo", **more: object) -> TenantReady:
    """The tenant of the settings, with this channel and a first user, and the schedules that follow from it."""
    setup = TenantSetup.model_validate({"slug": container.settings().tenant, "channel": channel, **more})
    ready = await container.accounts().set_up_tenant(setup)
    await sync_all(container)
    return ready


async def link_for(container: Container, ready: TenantReady) -> str:
    secret = await container.accounts().issue_sign_in_link(TenantId(ready.tenant_id), UserId(ready.user_id))
    return f"{container.settings().web.public_url.rstrip('/')}/sign-in/{secret}"


async def welcome(settings: Settings) -> None:
    """Whoever starts the stack may sign in: there is no default password."""
    async with opened(settings) as container:
        first = {} if await _known(container, "demo") else {"gates": same_gates("auto")}
        ready = await set_up(container, "demo", **first)
        out.print(f"  {'Sign in once':<14} {await link_for(container, ready)}")


async def _known(container: Container, channel: str) -> bool:
    """The demo channel decides by itself at first; what an operator made of it since then stays."""
    try:
        tenant = await tenant_of(container)
    except NotFoundError:
        return False
    return any(there.slug == channel for there in await container.channels().every(tenant.id))


async def print_link(settings: Settings, user: str) -> None:
    async with opened(joined(settings)) as container:
        found = await _user(container, user)
        tenant = await tenant_of(container)
        secret = await container.accounts().issue_sign_in_link(tenant.id, found.id)
        out.print(f"{container.settings().web.public_url.rstrip('/')}/sign-in/{secret}")


async def print_token(settings: Settings, name: str, user: str) -> None:
    async with opened(joined(settings)) as container:
        tenant = await tenant_of(container)
        found = await _activated(container, tenant.id, await _user(container, user))
        issued = await container.accounts().issue_api_token(tenant.id, found.id, name)
        out.print(issued.secret)


async def add_channel(settings: Settings, name: str, sources: list[str], gates: str | None, run_at: str) -> None:
    wanted = wanted_of(sources, gates, run_at)
    async with opened(joined(settings)) as container:
        await set_up(container, name, **wanted)
        out.print(f"The channel {name} is there.")


def wanted_of(sources: list[str], gates: str | None, run_at: str) -> dict[str, object]:
    """What a new channel is set up with; the worker that reads its sources stands in another folder."""
    return {"sources": tuple(map(as_location, sources)), "gates": same_gates(gates), "run_at": run_at}


async def _activated(container: Container, tenant_id: TenantId, user: User) -> User:
    """Whoever runs the stack vouches for the user, who need not have signed in before."""
    if user.status is not UserStatus.INVITED:
        return user
    active = replace(user, status=LIFECYCLE.after(user.status, "activate"), updated_at=container.clock().now())
    await container.users().save(tenant_id, active)
    return active


async def _user(container: Container, name: str) -> User:
    tenant = await tenant_of(container)
    users = await container.users().every(tenant.id)
    found = next((user for user in users if user.name == name), None)
    if found is None:
        msg = f"There is no user {name} (there is: {', '.join(user.name for user in users) or 'nobody'})."
        raise NotFoundError(msg)
    return found
