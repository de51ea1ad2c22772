"""An article as it was read: clean text, its structure and its pictures. Data, never instructions or markup."""

from datetime import datetime
from enum import StrEnum

from application.contracts.base import Payload


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    IMAGE = "image"


class Block(Payload):
    """`start` and `end` are character offsets into `Article.text`; `rows` are a table's cells, header first."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    items: tuple[str, ...] = ()
    ordered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    image: int = -1
    start: int = 0
    end: int = 0


class ArticleImage(Payload):
    """`key` names the stored object, empty if the picture could not be had; `failure` then says why."""

    locator: str
    key: str = ""
    media_type: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    failure: str = ""


class Article(Payload):
    """`digest` is the sha256 of what was read; the same source unchanged has the same digest."""

    source: str
    digest: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    images: tuple[ArticleImage, ...] = ()
    description: str = ""
    language: str = "en"
    tags: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    published_at: datetime | None = None
