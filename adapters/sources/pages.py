"""Whole articles from one document: a Markdown file, a page, or an entry of a feed."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

import py3langid
import trafilatura

from adapters.sources.composing import Composition, PictureLink, clean
from adapters.sources.documents import Document, text_of, unreadable
from adapters.sources.front_matter import moment, split_front_matter
from adapters.sources.html_blocks import compose_fragment, compose_tree
from adapters.sources.markdown import compose_markdown
from application.contracts.article import Article, Block, BlockKind

FEWEST_LETTERS = 40
JUDGED_LETTERS = 6000
LETTERS_TO_GUESS = 80
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article whose pictures are not fetched yet: `pictures` are as the article links them, header first."""

    article: Article
    pictures: tuple[PictureLink, ...]
    location: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of an article beside its body."""

    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    url: str = ""
    language: str = ""
    published_at: datetime | None = None
    header: PictureLink | None = None


def read_markdown(document: Document, url: str = "") -> Reading:
    head, body = split_front_matter(document.source, text_of(document))
    header = PictureLink(head.image, head.image_alt) if head.image else None
    composition = _begin(header)
    compose_markdown(body, composition)
    facts = Facts(
        title=head.title,
        description=head.description,
        tags=head.tags,
        author=head.author,
        url=head.url or url,
        language=head.language,
        published_at=head.published_at,
        header=header,
    )
    return _finish(document, composition, facts, hashlib.sha256(document.content).hexdigest())


def read_page(document: Document, url: str = "") -> Reading:
    found = trafilatura.bare_extraction(
        document.content, url=url or None, with_metadata=True, include_images=True, include_comments=False
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise unreadable(document.source, "no article was found on the page. Name the page of one article, or its feed")
    header = PictureLink(found.image, "") if found.image else None
    composition = _begin(header)
    compose_tree(found.body, composition)
    facts = Facts(
        title=clean(found.title or ""),
        description=clean(found.description or ""),
        tags=tuple(clean(tag) for tag in found.tags or ()),
        author=clean(found.author or ""),
        url=found.url or url,
        published_at=moment(found.date),
        header=header,
    )
    return _finish(document, composition, facts, "")


def read_entry(document: Document, markup: str, facts: Facts) -> Reading:
    composition = _begin(facts.header)
    compose_fragment(markup, composition)
    return _finish(document, composition, facts, "")


def _begin(header: PictureLink | None) -> Composition:
    composition = Composition()
    if header is not None:
        composition.picture(header.locator, header.alt)
    return composition


def _finish(document: Document, composition: Composition, facts: Facts, digest: str) -> Reading:
    title = facts.title or _first_heading(composition.blocks) or _name(document.location)
    blocks = _without_title(composition.blocks, title)
    prose = " ".join(block.text for block in blocks if block.kind in PROSE)
    if len(re.findall(r"\w", prose)) < FEWEST_LETTERS:
        raise unreadable(document.source, "it holds no text to make anything of. Add the article's text")
    text = composition.text
    article = Article(
        source=document.source,
        digest=digest or hashlib.sha256(f"{facts.url}\n{title}\n{text}".encode()).hexdigest(),
        title=title,
        text=text,
        blocks=tuple(blocks),
        description=facts.description,
        language=facts.language or language_of(prose),
        tags=facts.tags,
        author=facts.author,
        url=facts.url,
        published_at=facts.published_at,
    )
    return Reading(article=article, pictures=tuple(composition.pictures), location=document.location)


def language_of(prose: str) -> str:
    """Guess from the words; too few say nothing, and English is assumed."""
    sample = prose[:JUDGED_LETTERS]
    if len(sample) < LETTERS_TO_GUESS:
        return "en"
    return str(py3langid.classify(sample)[0])


def _first_heading(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")


def _without_title(blocks: Sequence[Block], title: str) -> list[Block]:
    def repeats(block: Block) -> bool:
        return block.kind is BlockKind.HEADING and block.text.casefold() == title.casefold()

    first = next((block for block in blocks if block.kind is not BlockKind.IMAGE), None)
    return [block for block in blocks if not (block is first and repeats(block))]


def _name(location: str) -> str:
    stem = PurePosixPath(location.partition("?")[0]).stem
    words = re.sub(r"^\d{4}-\d\d?-\d\d?-", "", stem).replace("-", " ").replace("_", " ").strip()
    return clean(words[:1].upper() + words[1:]) or "Untitled"
