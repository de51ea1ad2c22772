"""Articles as the real reader gives them, for tests of what is made of them."""

from pathlib import Path
from typing import Any
from uuid import UUID

from adapters.sources.articles import Articles
from adapters.sources.documents import Document
from adapters.sources.egress import EgressClient
from adapters.sources.pages import read_markdown
from application.contracts.article import Article
from application.ports.article_source import SourceReading
from domain.shared.ids import TenantId
from tests.support.object_store import MemoryObjectStore

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "articles"
TENANT = TenantId(UUID(int=7))


def articles(store: MemoryObjectStore | None = None, **changes: Any) -> Articles:
    settings: dict[str, Any] = {"allow_private": True, "timeout_sec": 3, "max_bytes": 5_000_000} | changes
    return Articles(EgressClient(**settings), store or MemoryObjectStore())


async def read(source: Path | str, store: MemoryObjectStore | None = None, **changes: Any) -> SourceReading:
    return await articles(store, **changes).read(TENANT, str(source))


def parsed(body: str, head: str = "", source: str = "article.md") -> Article:
    """An article from Markdown text, without a file."""
    text = f"---\n{head}\n---\n\n{body}" if head else body
    return read_markdown(Document(source=source, location=source, content=text.encode())).article
