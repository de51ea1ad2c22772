"""How a module in the jail says that a file is none: one sentence for the file's owner, and an exit code."""

import sys
from typing import NoReturn

REFUSED = 65


def refuse(reason: str) -> NoReturn:
    sys.stderr.write(f"\n{reason}\n")
    sys.exit(REFUSED)
