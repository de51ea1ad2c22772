"""Where the sockets of the servers may lie."""

import os
import tempfile
from pathlib import Path

LONGEST = 40
"""A socket's path has at most 103 bytes, of which Ray's own part takes 62. The folder of macOS has 48."""
SHORT = Path("/tmp")  # noqa: S108 - what is made in it is private


def short_folder() -> Path:
    """Return the usual folder for what is temporary, unless its path is too long for a socket below it."""
    usual = Path(tempfile.gettempdir())
    return usual if len(os.fsencode(usual)) + len("/tgray-12345678") <= LONGEST else SHORT
