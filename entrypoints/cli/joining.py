"""How a command joins what runs: the instance of this folder, or the servers that the settings name."""

import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.service import RPCError

from domain.shared.errors import NotFoundError, PipelineUnavailableError, ProviderUnavailableError
from domain.tenancy.channel import Channel
from domain.tenancy.tenant import Tenant
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.instance import require_running, running


def joined(settings: Settings) -> Settings:
    """Return the settings with which a process of the running instance works."""
    if settings.database.url.get_secret_value() and settings.temporal.address and not running(settings.home):
        return settings
    os.environ.update(require_running(settings.home).environment)
    return Settings()


async def connect(settings: Settings, *, lazy: bool = False) -> Client:
    """Lazy: at the first call; a worker needs a connection that is there."""
    temporal = settings.temporal
    try:
        return await Client.connect(
            temporal.address, namespace=temporal.namespace, data_converter=pydantic_data_converter, lazy=lazy
        )
    except RuntimeError as error:
        msg = f"Temporal does not answer at {temporal.address or 'no address'}: is it running?"
        raise PipelineUnavailableError(msg) from error


@asynccontextmanager
async def opened(settings: Settings, *, lazy: bool = True) -> AsyncIterator[Container]:
    container = Container(settings=settings, temporal_client=await connect(settings, lazy=lazy))
    try:
        yield container
    except RPCError as error:
        msg = f"Temporal at {settings.temporal.address} does not do its part: {error.message}"
        raise PipelineUnavailableError(msg) from error
    except (ConnectionError, socket.gaierror) as error:
        msg = f"The database cannot be reached ({error}): check TGCF_DATABASE__URL."
        raise ProviderUnavailableError(msg) from error
    finally:
        await container.engine().dispose()


async def tenant_of(container: Container) -> Tenant:
    return await container.tenants().by_slug(container.settings().tenant)


async def channel_of(container: Container, tenant: Tenant, slug: str) -> Channel:
    """Raise `NotFoundError`, which names the channels that there are."""
    channels = await container.channels().every(tenant.id)
    found = next((channel for channel in channels if channel.slug == slug), None)
    if found is None:
        names = ", ".join(channel.slug for channel in channels) or "none yet"
        msg = f"There is no channel {slug} (there is: {names}): choose one with --channel or make it: tgcf channel add"
        raise NotFoundError(msg)
    return found
