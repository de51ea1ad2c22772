"""The client of an OpenAI-compatible service."""

import httpx2
from openai import AsyncOpenAI

from adapters.model.transport import CappedTransport

CONNECT_SEC = 10.0


def open_client(base_url: str, api_key: str, timeout_sec: float, largest_bytes: int) -> AsyncOpenAI:
    """Nothing is asked twice in here: whoever orders knows whether that costs twice. Redirects are not followed.

    Local servers ask for no key, and the client insists on one.
    """
    timeout = httpx2.Timeout(timeout_sec, connect=min(CONNECT_SEC, timeout_sec))
    network = httpx2.AsyncClient(transport=CappedTransport(largest_bytes), timeout=timeout, follow_redirects=False)
    return AsyncOpenAI(
        base_url=base_url or None, api_key=api_key or "none", timeout=timeout, max_retries=0, http_client=network
    )
