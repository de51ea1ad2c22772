"""Where a source is, as the command line is told."""

from pathlib import Path

from domain.shared.errors import InvalidInputError


def as_location(source: str) -> str:
    """A path is the caller's, who may stand in another folder than the worker."""
    if not source.strip():
        msg = "A source is empty: name a file, a folder or a URL."
        raise InvalidInputError(msg)
    return source if "://" in source else str(Path(source).expanduser().absolute())
