"""The name of a post in a URL."""

import re
import unicodedata
from uuid import UUID

MAX_LENGTH = 60
ID_LENGTH = 8


def slug_of(title: str, post_id: UUID) -> str:
    """Return lower-case ASCII words and a short id; a title without any gives the id with a general word."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    name = ""
    for word in words:
        if len(name) + len(word) >= MAX_LENGTH:
            break
        name = f"{name}-{word}" if name else word
    return f"{name or 'video'}-{post_id.hex[:ID_LENGTH]}"
