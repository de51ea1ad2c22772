"""What a task says of its work: a line of JSON in the log of the Ray worker that ran it; elsewhere nothing."""

import json
import logging
import sys
from functools import cache

_log = logging.getLogger("render")
_log.addHandler(logging.NullHandler())


def say(event: str, **fields: object) -> None:
    """Only what may be read by anyone who sees the cluster: names and numbers, no options of the store."""
    if in_ray():
        _journal().info(event, extra={"fields": fields})


def in_ray() -> bool:
    """Ray is not imported for this: a process that has not got it is none of its workers."""
    ray = sys.modules.get("ray")
    return ray is not None and bool(ray.is_initialized())


class _Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = getattr(record, "fields", {})
        line = {"time": self.formatTime(record), "event": record.getMessage(), **fields}
        return json.dumps(line, ensure_ascii=False, default=str)


@cache
def _journal() -> logging.Logger:
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(_Line())
    _log.handlers, _log.propagate = [lines], False
    _log.setLevel(logging.INFO)
    return _log
