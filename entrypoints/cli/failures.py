"""What a failed command says: one sentence with what to do, and the whole story in the log."""

import os
import sys
from pathlib import Path

import structlog
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from domain.shared.errors import ContentFactoryError, InvalidInputError, SourceUnreadableError
from entrypoints.bootstrap.logging import configure_logging
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.commands import app
from entrypoints.embedded.instance import private

FAILED, MISUSED, INTERRUPTED = 1, 2, 130
LOG = Path("logs", "tgcf.log")
TALK_TO_STDERR = {"serve", "work"}
"""Long-running processes whose output is the log."""
MEASURING = {"render", "carousel", "qc", "draft", "template"}
"""Commands whose callers tell a file that is no good (1) from one that could not be used at all (2)."""


def guarded() -> None:
    """Run the command of this process; never a traceback."""
    try:
        settings = Settings()
    except ValidationError as error:
        _end(_misread(error), MISUSED)
    _log_to(settings)
    try:
        app()
    except ContentFactoryError as error:
        structlog.get_logger().info("command failed", reason=str(error), exc_info=error)
        _end(str(error), _code(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody wants to see a traceback
        structlog.get_logger().exception("command broke")
        said = str(error).strip().partition("\n")[0][:200]
        what = f"{type(error).__name__}{': ' if said else ''}{said}"
        _end(f"Something unexpected went wrong ({what}). The whole story is in {settings.home / LOG}.", FAILED)


def _code(error: ContentFactoryError) -> int:
    unusable = isinstance(error, InvalidInputError | SourceUnreadableError)
    return MISUSED if unusable and MEASURING & set(sys.argv[1:2]) else FAILED


def _end(sentence: str, code: int) -> None:
    """Labels and names in it are somebody's: what steers a terminal is not repeated."""
    shown = "".join(char if char.isprintable() else "?" if char != "\n" else " " for char in sentence)
    Console(stderr=True, soft_wrap=True, highlight=False).print(f"[bold red]Error:[/] {escape(shown)}")
    sys.exit(code)


def _misread(error: ValidationError) -> str:
    first = error.errors()[0]
    name = "TGCF_" + "__".join(str(part) for part in first["loc"]).upper()
    return f"The setting {name} cannot be used: {first['msg']}. Correct it or unset it, then try again."


def _log_to(settings: Settings) -> None:
    """A folder that cannot be written is told by the command that needs it; its log goes nowhere then."""
    if TALK_TO_STDERR & set(sys.argv[1:2]):
        configure_logging(settings.logging)
        return
    path = settings.home / LOG
    try:
        private(settings.home)
        private(path.parent)
        stream = path.open("a", encoding="utf-8")
    except (OSError, ContentFactoryError):
        stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the process
    configure_logging(settings.logging, stream)
