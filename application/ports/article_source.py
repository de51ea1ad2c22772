"""Where articles come from: files, folders, pages and feeds."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from application.contracts.article import Article
from application.contracts.pipeline import SourceProblem
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source gave, and what of it could not be read."""

    articles: tuple[Article, ...]
    problems: tuple[SourceProblem, ...] = ()


class ArticleSource(Protocol):
    @abstractmethod
    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        """Read a path, a folder or a URL; pictures are stored already, in the tenant's part of the store.

        Never raise for a bad source: it is a problem in the answer, which names the source, the reason and the cure.
        """
