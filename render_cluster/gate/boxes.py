"""The order of an MP4 file's boxes: a player can begin before it has the whole file if the index comes first."""

import struct
from collections.abc import Iterator
from pathlib import Path

HEAD, WIDE = 8, 16
MOST_BOXES = 64


def index_first(path: Path) -> bool:
    kinds = list(_kinds(path))
    return "moov" in kinds and ("mdat" not in kinds or kinds.index("moov") < kinds.index("mdat"))


def _kinds(path: Path) -> Iterator[str]:
    """Names of the boxes on top; a file that is none, or cut off, simply ends."""
    with path.open("rb") as file:
        for _ in range(MOST_BOXES):
            head = file.read(WIDE)
            if len(head) < HEAD:
                return
            size, kind = struct.unpack(">I4s", head[:HEAD])
            if size == 1 and len(head) == WIDE:
                size = struct.unpack(">Q", head[HEAD:])[0]
            yield kind.decode("latin-1")
            if size < HEAD:
                return
            file.seek(size - len(head), 1)
