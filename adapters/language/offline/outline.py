"""An article as sections of passages: what stands under which heading, and beside which picture."""

import re
from dataclasses import dataclass, field

from adapters.language.offline.words import BOILERPLATE, MACHINE, SKIPPED_SECTION, count_words
from application.contracts.article import Article, ArticleImage, Block, BlockKind

LONGEST_LABEL = 8
_LABEL = re.compile(
    r"(?P<label>[A-Z0-9`“\"][^.:—–]{2,60}?)(?:\s*:\s+|\s+[—–]\s+|\s+-\s+)(?=\S)"
    r"|(?P<short>[A-Z][\w’ -]{3,30})\. (?=[A-Z])"
)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, an item of a list or a quote. Of “Cost: it …” `label` is the first part and `body` the rest."""

    kind: BlockKind
    text: str
    start: int
    label: str = ""
    body: str = ""
    body_start: int = 0
    ordered: bool = False
    depth: int = 0
    run: int = 0


@dataclass(slots=True, eq=False)
class Section:
    title: str
    level: int
    start: int
    parent: "Section | None" = None
    children: list["Section"] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    code: list[Block] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)
    images: list[ArticleImage] = field(default_factory=list)

    @property
    def items(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind is BlockKind.LIST]

    def family(self) -> list["Section"]:
        return [self, *self.children]


def outline(article: Article) -> list[Section]:
    """The first section is the article itself, before any heading. Sections of links and thanks are left out."""
    root = Section(article.title, 1, 0)
    sections, current, skipping = [root], root, 0
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING and sections == [root] and block.text == article.title:
            continue
        if block.kind is BlockKind.HEADING:
            skipping = _skipping(block, skipping)
            if not skipping:
                current = _open(block, current)
                sections.append(current)
        elif not skipping:
            _put(block, number, article, current)
    return sections


def _skipping(heading: Block, level: int) -> int:
    if level and heading.level > level:
        return level
    return heading.level if SKIPPED_SECTION.match(heading.text) or MACHINE.search(heading.text) else 0


def _open(heading: Block, current: Section) -> Section:
    parent = current
    while parent.parent is not None and parent.level >= max(heading.level, 2):
        parent = parent.parent
    section = Section(heading.text, max(heading.level, 2), heading.start, parent)
    parent.children.append(section)
    return section


def _put(block: Block, number: int, article: Article, section: Section) -> None:
    if block.kind is BlockKind.CODE:
        section.code.append(block)
    elif block.kind is BlockKind.TABLE:
        section.tables.append(block)
    elif block.kind is BlockKind.IMAGE:
        if 0 <= block.image < len(article.images):
            section.images.append(article.images[block.image])
    elif block.kind is BlockKind.LIST:
        at = block.start
        for item in block.items:
            if not BOILERPLATE.search(item):
                section.passages.append(_passage(block, item, at, number))
            at += len(item) + 1
    elif not BOILERPLATE.search(block.text):
        section.passages.append(_passage(block, block.text, block.start, number))


def _passage(block: Block, text: str, start: int, number: int) -> Passage:
    label, body = _label(text) if block.kind is BlockKind.LIST else ("", 0)
    return Passage(
        kind=block.kind,
        text=text,
        start=start,
        label=label,
        body=text[body:] if label else "",
        body_start=start + body,
        ordered=block.ordered,
        depth=block.level,
        run=number,
    )


def _label(text: str) -> tuple[str, int]:
    found = _LABEL.match(text)
    if found is None:
        return "", 0
    label = re.sub(r"\s*\([^)]*\)$", "", found["label"] or found["short"]).strip('`“”" ')
    if count_words(label) > LONGEST_LABEL or len(text) - found.end() < LONGEST_LABEL:
        return "", 0
    return label, found.end()
