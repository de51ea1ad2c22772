"""The port of the portal: one that people can remember, held as long as the instance lives."""

import socket
from itertools import chain

from domain.shared.errors import ProviderUnavailableError

FIRST, LAST, ANY = 8000, 8099, 0
BACKLOG = 2048
HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - a host that is named, not bound
"""Who listens everywhere is found here, too."""


def hold_web_port(host: str, wanted: int) -> socket.socket:
    """Listen on the wanted port (0: none), else on the first free one from 8000, else on any.

    Whoever holds the socket may hand it to one web process after the other: the address stays, and nobody else gets it.
    """
    for port in chain([wanted] if wanted else [], range(FIRST, LAST + 1), [ANY]):
        held = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((host, port))
            held.listen(BACKLOG)
        except OSError as error:
            held.close()
            refused = error
        else:
            return held
    msg = f"The portal cannot listen on {host} ({refused.strerror}): correct TGCF_WEB__HOST."
    raise ProviderUnavailableError(msg)


def port_of(held: socket.socket) -> int:
    return int(held.getsockname()[1])


def url_of(host: str, port: int) -> str:
    name = HERE.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
