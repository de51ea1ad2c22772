"""A model service that is as bad as a test says: slow, busy, lying, flooding, breaking off, or away for a while."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from tests.support.pictures import a_photograph, png

FLOOD = 10_000_000


@dataclass
class BadService:
    """`away` is how many requests it answers with 503 before it is well; well, it makes pictures only."""

    manner: str
    away: int = 0
    asked: list[str] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.asked.append(head.split()[1])
            length = next(line for line in head.lower().split("\r\n") if line.startswith("content-length:"))
            await reader.readexactly(int(length.partition(":")[2]))
            await self._answer(writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # whoever asked has had enough
        finally:
            writer.close()

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        if self.manner == "slow":
            await asyncio.sleep(30)
        elif self.manner == "busy":
            _say(writer, 429, b'{"error": {"message": "slow down"}}', "retry-after: 120\r\n")
        elif self.manner == "lying":
            _say(writer, 200, json.dumps(_lie()).encode())
        elif self.manner == "flooding":
            _say(writer, 200, b'{"choices": "' + b"x" * FLOOD + b'"}')
        elif self.manner == "breaking off":
            writer.write(b'HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n{"id": ')
        elif len(self.asked) <= self.away:
            _say(writer, 503, b'{"error": {"message": "restarting"}}')
        else:
            picture = base64.b64encode(png(a_photograph(64, 96))).decode()
            _say(writer, 200, json.dumps({"created": 1, "data": [{"b64_json": picture}]}).encode())


def _lie() -> dict[str, object]:
    """All three endpoints get something that is not what they asked for."""
    message = {"role": "assistant", "content": '{"poem": true}'}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "data": "none"}


def _say(writer: asyncio.StreamWriter, status: int, body: bytes, headers: str = "") -> None:
    kind = "content-type: application/json\r\nconnection: close\r\n"
    writer.write(f"HTTP/1.1 {status} X\r\n{kind}{headers}content-length: {len(body)}\r\n\r\n".encode() + body)


@asynccontextmanager
async def a_bad_service(manner: str, away: int = 0) -> AsyncIterator[BadService]:
    service = BadService(manner, away)
    server = await asyncio.start_server(service.serve, "127.0.0.1", 0)
    service.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    if manner == "down":
        server.close()
        await server.wait_closed()
    yield service
    server.close()
