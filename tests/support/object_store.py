"""An object store in memory."""

from application.ports.object_store import ObjectStore
from domain.shared.errors import NotFoundError


class MemoryObjectStore(ObjectStore):
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    async def put(self, key: str, content: bytes) -> None:
        self.objects[key] = content

    async def get(self, key: str) -> bytes:
        if key not in self.objects:
            msg = f"There is no object {key}."
            raise NotFoundError(msg)
        return self.objects[key]

    async def read_range(self, key: str, start: int, length: int) -> bytes:
        return (await self.get(key))[start : start + length]

    async def size(self, key: str) -> int | None:
        return len(self.objects[key]) if key in self.objects else None

    def location(self, key: str) -> str:
        return f"memory:{key}"
