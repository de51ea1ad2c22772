"""Who turns an idea and its article into a script."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from application.contracts.article import Article
from domain.ideas.idea import Idea
from domain.scripts.scene import Scene
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptDraft:
    """`writer` says who wrote it: offline, or the model's name. `is_measured`: durations are those of the voice."""

    title: str
    language: str
    scenes: tuple[Scene, ...]
    writer: str
    is_measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What the channel's voice took for texts, in seconds; `narrations` are those of the last draft, in their order."""

    seconds: Mapping[str, float] = field(default_factory=dict)
    narrations: tuple[str, ...] = ()


UNHEARD = Rehearsal()


class ScriptWriter(Protocol):
    @abstractmethod
    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        """Durations follow the channel's speech rate; every figure in it stands in the article.

        After a rehearsal the script is written anew, in the length that the voice needs to meet the channel's target.

        Raise `SourceUnreadableError` if the article does not carry a script, `Provider…Error` if the model fails.
        """
