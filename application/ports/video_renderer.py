"""Who renders videos: long work that outlives the one who asked for it."""

from abc import abstractmethod
from typing import Protocol

from application.contracts.render import RenderedVideo, RenderOrder, RenderStatus


class VideoRenderer(Protocol):
    """A render is known by the hash of its order: asking again joins the one under way or finds the finished one."""

    @abstractmethod
    async def start(self, order: RenderOrder) -> str:
        """Begin, or join what runs already, and return the render's key."""

    @abstractmethod
    async def status(self, key: str) -> RenderStatus:
        """Raise `ProviderUnavailableError` if the render is not known (any more): start it again."""

    @abstractmethod
    async def collect(self, key: str) -> RenderedVideo:
        """Return the finished render and let go of it; raise `RenderFailedError` if it failed."""

    @abstractmethod
    async def stop(self, key: str) -> None:
        """Give up the render; no error if there is none."""
