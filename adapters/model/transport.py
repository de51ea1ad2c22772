"""What lies between the model client and the network: an answer has a largest size, whatever its sender says."""

from collections.abc import AsyncIterator

import httpx2
import openai


class AnswerTooLargeError(openai.OpenAIError):
    """The client passes its own kind of error on as it is, so that nobody asks for such an answer twice."""


class CappedTransport(httpx2.AsyncBaseTransport):
    """Count what arrives, packed and unpacked sizes both, and break off at the limit."""

    def __init__(self, largest_bytes: int, inner: httpx2.AsyncBaseTransport | None = None) -> None:
        self._largest = largest_bytes
        self._inner = inner or httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        request.headers["accept-encoding"] = "identity"  # a packed answer could grow beyond any limit
        response = await self._inner.handle_async_request(request)
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Capped(response.stream, self._largest)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Capped(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, largest: int) -> None:
        self._inner = inner
        self._largest = largest

    async def __aiter__(self) -> AsyncIterator[bytes]:
        received = 0
        async for part in self._inner:
            received += len(part)
            if received > self._largest:
                msg = f"the answer is larger than {self._largest / 1e6:g} MB"
                raise AnswerTooLargeError(msg)
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()
