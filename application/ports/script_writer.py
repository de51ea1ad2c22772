"""Who turns an idea and its article into a script."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from application.contracts.article import Article
from domain.ideas.idea import Idea
from domain.scripts.scene import Scene
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDraft:
    """`writer` says who wrote it: offline, or the model's name."""

    title: str
    language: str
    scenes: tuple[Scene, ...]
    writer: str


class ScriptWriter(Protocol):
    @abstractmethod
    async def write(self, idea: Idea, article: Article, channel: Channel) -> ScriptDraft:
        """Durations follow the channel's speech rate; every figure in it stands in the article.

        Raise `SourceUnreadableError` if the article does not carry a script, `Provider…Error` if the model fails.
        """
