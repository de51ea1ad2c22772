"""Markdown, with Liquid tags and raw HTML in it, to blocks of clean text."""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from adapters.sources.composing import Composition
from adapters.sources.html_blocks import compose_fragment

_LEAD = re.compile(r"^\*\*(?P<lead>[^*]{3,80}?)(?:[:.]\*\*|\*\*[:.])\s+(?=\S)")
_DROPPED = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"<(style|script|iframe|svg)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE), ""),
    (re.compile(r"\{%-?\s*image\s+\"([^\"]+)\"(?:\s+\"([^\"]*)\")?.*?%\}", re.DOTALL), r"![\2](\1)"),
    (re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}"), ""),
    (re.compile(r"\{%.*?%\}", re.DOTALL), ""),
    (re.compile(r"\{\{\s*[\"']([^\"']*)[\"'][^}]*\}\}"), r"\1"),
    (re.compile(r"\{\{.*?\}\}", re.DOTALL), ""),
    (re.compile(r"^\[\^[^\]]+\]:.*(?:\n[ \t]+\S.*)*", re.MULTILINE), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
)
_FENCED = re.compile(r"^(```|~~~).*?^\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_BLOCK_HTML = re.compile(r"<(table|figure|details)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def compose_markdown(text: str, into: Composition) -> None:
    """Read the body of a Markdown file, front matter taken off, into the composition."""
    text = _BLOCK_HTML.sub(lambda found: re.sub(r"\n\s*\n", "\n", found[0]), _outside_code(text))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    _Reader(into).read(tokens)


def _outside_code(text: str) -> str:
    parts, last = [], 0
    for fence in _FENCED.finditer(text):
        parts += [_without_debris(text[last : fence.start()]), fence[0]]
        last = fence.end()
    return "".join([*parts, _without_debris(text[last:])])


def _without_debris(text: str) -> str:
    for pattern, instead in _DROPPED:
        text = pattern.sub(instead, text)
    return text


@dataclass(slots=True)
class _Reader:
    """Walks the tokens; `lists` are the open lists, each with the items read so far."""

    into: Composition
    lists: list[tuple[bool, list[str]]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    quoted: list[str] | None = None
    item_open: bool = False

    def read(self, tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            step = getattr(self, f"_{token.type}", None)
            if step is not None:
                step(token, tokens[at - 1] if at else token)

    def _fence(self, token: Token, _before: Token) -> None:
        self._flush()
        self.into.code(token.content, token.info.strip().split(" ")[0])

    _code_block = _fence

    def _html_block(self, token: Token, _before: Token) -> None:
        self._flush()
        compose_fragment(token.content, self.into)

    def _bullet_list_open(self, token: Token, _before: Token) -> None:
        self._flush()
        self.lists.append((token.type.startswith("ordered"), []))

    _ordered_list_open = _bullet_list_open

    def _bullet_list_close(self, _token: Token, _before: Token) -> None:
        self._flush()
        self.lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _token: Token, _before: Token) -> None:
        self.item_open = False

    def _blockquote_open(self, _token: Token, _before: Token) -> None:
        self._flush()
        self.quoted = []

    def _blockquote_close(self, _token: Token, _before: Token) -> None:
        self.into.quote(" ".join(self.quoted or ()))
        self.quoted = None

    def _tr_open(self, _token: Token, _before: Token) -> None:
        self.rows.append([])

    def _table_close(self, _token: Token, _before: Token) -> None:
        self.into.table(self.rows)
        self.rows = []

    def _inline(self, token: Token, before: Token) -> None:
        words = self._words(token)
        if before.type == "heading_open":
            self.into.heading(words, int(before.tag[1]))
        elif before.type in ("th_open", "td_open"):
            self.rows[-1].append(words)
        elif self.quoted is not None:
            self.quoted.append(words)
        elif self.lists:
            self._item(words)
        else:
            self._paragraph(token.content, words)

    def _item(self, words: str) -> None:
        items = self.lists[-1][1]
        if self.item_open and items:
            items[-1] = f"{items[-1]} {words}"
        elif words.strip():
            items.append(words)
        self.item_open = True

    def _paragraph(self, source: str, words: str) -> None:
        lead = _LEAD.match(source)
        if lead and words.startswith(lead["lead"]):
            self.into.heading(lead["lead"].rstrip(":."), 6)
            words = words[len(lead["lead"]) :].lstrip(":. ")
        self.into.paragraph(words)

    def _words(self, token: Token) -> str:
        out = []
        for child in token.children or ():
            if child.type == "text":
                out.append(child.content)
            elif child.type == "code_inline":
                out.append(f"`{child.content}`")
            elif child.type in ("softbreak", "hardbreak"):
                out.append(" ")
            elif child.type == "image":
                self.into.picture(str(child.attrs.get("src", "")), child.content)
            elif child.type == "html_inline" and child.content.lower().startswith(("<img", "<br")):
                compose_fragment(child.content, self.into)
                out.append(" ")
        return re.sub(r"https?://\S+", "", "".join(out))

    def _flush(self) -> None:
        if self.lists and self.lists[-1][1]:
            ordered, items = self.lists[-1]
            self.into.items(items, ordered=ordered, depth=len(self.lists))
            items.clear()
