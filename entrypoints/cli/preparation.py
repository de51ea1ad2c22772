"""What has to be there before the stack starts: the Temporal server, and a schema in the database."""

import socket

from rich.console import Console

from adapters.persistence.sql.migrate import migrate
from domain.shared.errors import InvalidInputError, ProviderUnavailableError
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.instance import require_running
from entrypoints.embedded.temporal_cli import find_cli

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def prepare(settings: Settings) -> None:
    found = find_cli(settings.temporal.cli, settings.cache, err.print)
    out.print(f"Temporal server: {found}")


async def migrate_database(settings: Settings) -> None:
    """A database that the settings name, or that of the running instance."""
    named = settings.database.owner_url.get_secret_value() or settings.database.url.get_secret_value()
    url = named or require_running(settings.home).environment["TGCF_DATABASE__OWNER_URL"]
    if not url.startswith("postgresql+asyncpg://"):
        msg = "TGCF_DATABASE__URL must look like postgresql+asyncpg://user:password@host/database."
        raise InvalidInputError(msg)
    try:
        await migrate(url)
    except (ConnectionError, socket.gaierror) as error:
        msg = f"The database cannot be reached ({error}): check TGCF_DATABASE__URL."
        raise ProviderUnavailableError(msg) from error
    out.print("The database has the newest schema.")
