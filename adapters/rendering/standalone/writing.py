"""Files that people asked for: written beside their place first, so that they are whole or as they were."""

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from domain.shared.errors import InvalidInputError


@contextmanager
def replacing(paths: Collection[Path]) -> Iterator[Mapping[Path, Path]]:
    """Give for each path a place to write to; at the end all of them take their names, after an error none does.

    Raise `InvalidInputError` for what cannot be written.
    """
    parts = {path: path.with_name(f".{os.getpid()}.part.{path.name}") for path in paths}
    try:
        yield parts
        if folder := next((path for path in paths if path.is_dir()), None):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder))
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        message = f"{_named(error, parts)} cannot be written: {error.strerror or error}."
        raise InvalidInputError(message) from error
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def writable(out: Path, endings: Iterable[str]) -> None:
    """Say at once what would otherwise be found out at the end; raise `InvalidInputError`."""
    message = ""
    known = list(endings)
    if out.suffix.lower() not in known:
        message = f"The output {out} must end with {' or '.join(known)}."
    elif not out.parent.is_dir():
        message = f"There is no folder {out.parent} to write {out.name} to."
    elif out.is_dir():
        message = f"The output {out} is a folder: give the name of a file."
    elif not os.access(out.parent, os.W_OK | os.X_OK):
        message = f"The folder {out.parent} of the output cannot be written to."
    if message:
        raise InvalidInputError(message)


def sparing(outputs: Iterable[Path], inputs: Collection[Path]) -> None:
    """Raise `InvalidInputError` if what is made would take the place of what it is made of, by whatever name."""
    read = {path.resolve() for path in inputs}
    if lost := next((path for path in outputs if path.resolve() in read), None):
        message = f"The output {lost} would take the place of a file that the video is made of: give another name."
        raise InvalidInputError(message)


def folder_for(out: Path) -> None:
    """Make the folder if it is not there; raise `InvalidInputError` if it cannot be written to."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {out} cannot be made: {error.strerror}."
        raise InvalidInputError(message) from error
    if not os.access(out, os.W_OK | os.X_OK):
        message = f"The folder {out} cannot be written to."
        raise InvalidInputError(message)


def _named(error: OSError, parts: Mapping[Path, Path]) -> Path | str:
    """The file as it was asked for: nobody knows the other place."""
    places = {str(part): path for path, part in parts.items()}
    return places.get(str(error.filename), str(error.filename or next(iter(parts), "The output")))
