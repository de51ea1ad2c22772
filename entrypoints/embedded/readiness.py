"""Whether a web server answers."""

import http.client

TIMEOUT_SEC = 5.0


def answers(host: str, port: int, path: str = "/healthz") -> bool:
    """Any answer but a failure of the server counts."""
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_SEC)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
