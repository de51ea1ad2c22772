"""A small web server on loopback whose answers a test writes itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class LocalSite:
    """Answers by path; `asked` are the request lines in the order they came, `heads` all that was said with them."""

    port: int
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def answer(
    body: bytes = b"", *, status: str = "200 OK", media_type: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    fields = {"Content-Type": media_type, "Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@asynccontextmanager
async def local_site(answers: Mapping[str, Answer]) -> AsyncIterator[LocalSite]:
    site = LocalSite(port=0)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        site.asked.append(request.partition("\r\n")[0])
        site.heads.append(request)
        given = answers.get(request.split(" ")[1], answer(b"nothing here", status="404 Not Found"))
        try:
            if isinstance(given, bytes):
                writer.write(given)
            else:
                await given(writer)
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        await server.wait_closed()
