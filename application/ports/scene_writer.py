"""Who writes one scene anew, and leaves the rest of the script alone."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Protocol

from application.contracts.article import Article
from domain.scripts.scene import Scene
from domain.tenancy.channel import Channel


class SceneWriter(Protocol):
    @abstractmethod
    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        """Another scene of the same id and part of the story, that says what none of `scenes` and `earlier` says.

        Raise `InvalidInputError` if there is nothing else to say, `Provider…Error` if the model fails.
        """
