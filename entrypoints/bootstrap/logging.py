"""One log for everything: our own events and what uvicorn, Temporal and SQLAlchemy say, as JSON or for the eye."""

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import Processor

from entrypoints.bootstrap.settings import LoggingSettings

TALKATIVE = ("httpx2", "httpcore2", "asyncio", "filelock", "trafilatura", "htmldate", "PIL", "openai")
OWN_HANDLERS = ("uvicorn", "uvicorn.error", "uvicorn.access", "temporalio", "alembic")


def configure_logging(options: LoggingSettings, stream: TextIO | None = None) -> None:
    """Once per process. What is bound by `structlog.contextvars` stands in every line, also in those of libraries."""
    shared = _shared()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    out = stream or sys.stderr
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_rendering(options, out)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(options.level.upper())
    _route_libraries(options.level)


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _rendering(options: LoggingSettings, out: TextIO) -> list[Processor]:
    if options.format == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(default=str)]
    plain = structlog.dev.plain_traceback  # others print local values, which may be secrets
    return [structlog.dev.ConsoleRenderer(colors=out.isatty(), exception_formatter=plain)]


def _route_libraries(level: str) -> None:
    for name in OWN_HANDLERS:
        library = logging.getLogger(name)
        library.handlers, library.propagate = [], True
        library.setLevel(logging.NOTSET)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "debug" else logging.WARNING)
