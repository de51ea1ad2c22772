"""Where larger bodies are taken: they are read only after it is known who sends them."""

import re

PATHS = re.compile(r"/(?:t/[^/]+/assets|api/v1/assets/[^/]+/assets)/(?:[^/]+/)?[^/]+/replace")


def is_upload(path: str) -> bool:
    return PATHS.fullmatch(path) is not None
