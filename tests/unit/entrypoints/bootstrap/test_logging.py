"""Libraries and our own code write the same log, with what is bound in every line."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from entrypoints.bootstrap.logging import configure_logging
from entrypoints.bootstrap.settings import LoggingSettings


@pytest.fixture
def lines() -> Iterator[StringIO]:
    root = logging.getLogger()
    before = (root.handlers, root.level)
    stream = StringIO()
    configure_logging(LoggingSettings(format="json"), stream)
    with structlog.contextvars.bound_contextvars(tenant="acme", run_id="r1"):
        yield stream
    root.handlers, root.level = before[0], before[1]
    structlog.reset_defaults()


def test_a_line_of_ours_is_json_with_what_is_bound(lines: StringIO) -> None:
    structlog.get_logger("ours").info("idea proposed", score=0.5)
    said = json.loads(lines.getvalue())

    assert (said["event"], said["score"], said["tenant"], said["run_id"]) == ("idea proposed", 0.5, "acme", "r1")


def test_a_line_of_a_library_is_too(lines: StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("port %s", 80, extra={"peer": "x"})
    said = json.loads(lines.getvalue())

    assert (said["event"], said["level"], said["peer"], said["tenant"]) == ("port 80", "warning", "x", "acme")


def test_what_is_too_small_is_left_out(lines: StringIO) -> None:
    logging.getLogger("httpx2").info("a request")
    structlog.get_logger("ours").debug("a detail")

    assert lines.getvalue() == ""
