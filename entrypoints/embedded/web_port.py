"""A port for the portal that people can remember, if one is free."""

import socket
from itertools import chain

from entrypoints.embedded.ports import free_ports

FIRST, LAST = 8000, 8099


def free_web_port(host: str, wanted: int) -> int:
    """Return the wanted port (0: none), else the first free one from 8000, else any."""
    candidates = chain([wanted] if wanted else [], range(FIRST, LAST + 1))
    return next((port for port in candidates if _is_free(host, port)), 0) or free_ports(1)[0]


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True
