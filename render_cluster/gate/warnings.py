"""What the decoders complain about: they go on where data is missing, and only say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import av

DECODERS = frozenset({"h264", "aac", "hevc", "av1", "libdav1d", "vp9", "mpeg4", "mov,mp4,m4a,3gp,3g2,mj2"})
_LOCK = Lock()


@contextmanager
def listening() -> Iterator[list[str]]:
    """Gather warnings of all threads; one measurement at a time, as the libraries have one log for the process."""
    told: list[str] = []
    with _LOCK:
        level = av.logging.get_level()
        av.logging.set_level(av.logging.WARNING)
        try:
            with av.logging.Capture(local=False) as logs:
                yield told
            told += [f"{name}: {text.strip()}" for _, name, text in logs if name in DECODERS]
        finally:
            av.logging.set_level(level)
