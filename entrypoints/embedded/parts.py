"""The parts of the embedded stack under one interface."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Protocol

from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.postgres import EmbeddedPostgres
from entrypoints.embedded.program import Program
from entrypoints.embedded.ray import EmbeddedRay
from entrypoints.embedded.temporal_cli import EmbeddedTemporal, find_cli
from entrypoints.embedded.web_port import hold_web_port, port_of, url_of

WORKER_GRACE_SEC = 30.0
WEB_GRACE_SEC = 8.0
Say = Callable[[str], None]
Environment = Mapping[str, str]


class Running(Protocol):
    @property
    def pid(self) -> int | None: ...

    @property
    def alive(self) -> bool: ...

    def stop(self) -> None: ...


@dataclass(frozen=True)
class Part:
    """`launch` takes the environment and returns what others need in theirs.

    What is `threaded` may be launched from any thread; the rest ends with the thread that launched it.
    """

    name: str
    server: Running
    launch: Callable[[Environment], dict[str, str]]
    log: Path
    threaded: bool = False


def show_log(folder: Path, part: Part) -> None:
    """Every log is found in one folder, also of those servers that keep theirs beside their data."""
    folder.mkdir(exist_ok=True)
    link = folder / f"{part.name}.log"
    if part.log != link and not link.is_symlink():
        link.symlink_to(part.log)


def postgres_part(home: Path) -> Part:
    server = EmbeddedPostgres(home / "postgres")

    def launch(_: Environment) -> dict[str, str]:
        urls = server.start()
        return {"TGCF_DATABASE__URL": urls.app, "TGCF_DATABASE__OWNER_URL": urls.owner}

    return Part("postgres", server, launch, home.absolute() / "postgres" / "server.log")


def temporal_part(settings: Settings, say: Say) -> Part:
    cli = find_cli(settings.temporal.cli, settings.cache, say)
    server = EmbeddedTemporal(settings.home / "temporal", settings.cache, cli)

    def launch(_: Environment) -> dict[str, str]:
        found = server.start()
        return {"TGCF_TEMPORAL__ADDRESS": found.address, "TGCF_TEMPORAL__UI_URL": found.ui_url}

    return Part("temporal", server, launch, settings.home.absolute() / "temporal" / "server.log")


def ray_part(settings: Settings) -> Part:
    server = EmbeddedRay(settings.home / "ray", settings.ray.cpus, dashboard=settings.ray.dashboard)

    def launch(_: Environment) -> dict[str, str]:
        found = server.start()
        return {
            "TGCF_RAY__ADDRESS": found.address,
            "TGCF_RAY__DASHBOARD_URL": found.dashboard_url,
            "TGCF_RAY__TOKEN_PATH": str(found.token_path),
        }

    return Part("ray", server, launch, settings.home.absolute() / "ray" / "head.log", threaded=True)


def worker_part(home: Path) -> Part:
    log = home / "logs" / "worker.log"
    program = Program(("work",), log, WORKER_GRACE_SEC)

    def launch(environment: Environment) -> dict[str, str]:
        program.start(environment)
        return {}

    return Part("worker", program, launch, log, threaded=True)


def open_door(settings: Settings, say: Say) -> socket:
    """An occupied port is replaced by a free one, which is said."""
    wanted = settings.web.port
    door = hold_web_port(settings.web.host, wanted)
    if wanted not in {0, port_of(door)}:
        say(f"Port {wanted} is in use: the portal is on port {port_of(door)}.")
    return door


def web_part(settings: Settings, door: socket) -> Part:
    """Each process that comes after another listens at the same `door`: the address that was printed stays."""
    log, host, port = settings.home / "logs" / "web.log", settings.web.host, port_of(door)
    program = Program(("serve",), log, WEB_GRACE_SEC)
    own = {"TGCF_WEB__PORT": str(port), "TGCF_WEB__PUBLIC_URL": settings.web.public_url or url_of(host, port)}

    def launch(environment: Environment) -> dict[str, str]:
        number = door.fileno()
        program.start({**environment, **own}, ("--socket", str(number)), (number,))
        return own

    return Part("web", program, launch, log, threaded=True)
