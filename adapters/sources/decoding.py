"""Content encodings, undone a bounded piece at a time: a small answer cannot swell beyond the limit."""

import zlib
from collections.abc import Callable
from typing import TypeAlias

from adapters.sources.targets import refused

ENCODINGS = ("gzip", "deflate")
Decode: TypeAlias = Callable[[bytes, int], bytes]
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def decoder_for(encoding: str, url: str) -> Decode:
    """Return a function of a chunk and the most bytes that it may become."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk, _limit: chunk
    if name not in _WINDOWS:
        raise refused(url, f"the answer is packed in an unknown way ({name[:30]})")
    unpacker = zlib.decompressobj(_WINDOWS[name])

    def decode(chunk: bytes, limit: int) -> bytes:
        try:
            return unpacker.decompress(unpacker.unconsumed_tail + chunk, max(limit, 1))
        except zlib.error:
            raise refused(url, "the packed answer is damaged") from None

    return decode
