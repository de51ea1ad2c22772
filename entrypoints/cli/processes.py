"""The two processes of the product: web and worker."""

from socket import socket

import uvicorn

from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.joining import opened
from entrypoints.embedded.web_port import hold_web_port
from entrypoints.temporal.worker import run_worker
from entrypoints.web.app import create_app

PATIENCE_SEC = 3
"""Streams to browsers never end by themselves."""


async def serve(settings: Settings, descriptor: int | None) -> None:
    """Listen on the socket that was handed down, or on one of its own."""
    sockets = [socket(fileno=descriptor)] if descriptor is not None else None
    if sockets is None and not settings.web.port:
        sockets = [hold_web_port(settings.web.host, 0)]
    async with opened(settings) as container:
        config = uvicorn.Config(
            create_app(container),
            host=settings.web.host,
            port=settings.web.port,
            log_config=None,
            server_header=False,
            access_log=False,  # it would write down one-time sign-in links
            timeout_graceful_shutdown=PATIENCE_SEC,
        )
        await uvicorn.Server(config).serve(sockets)


async def work(settings: Settings) -> None:
    async with opened(settings, lazy=False) as container:
        await run_worker(container, container.temporal_client())
