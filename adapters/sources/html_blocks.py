"""Elements of HTML, or of the tree that the extractor gives, to blocks of clean text."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from adapters.sources.composing import Composition

DEEPEST = 200
_SKIPPED = {"script", "style", "svg", "iframe", "noscript", "template", "figcaption", "form", "nav", "head-meta"}
_LISTS = {"ul", "ol", "list", "dl"}
_INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "hi",
        "i",
        "ins",
        "kbd",
        "label",
        "lb",
    ),
    *(
        "mark",
        "q",
        "ref",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "code",
    ),
}


def compose_fragment(markup: str, into: Composition) -> None:
    """Read a piece of HTML that is all content: no menus, no footers."""
    try:
        root = lxml_html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return
    compose_tree(root, into)


def compose_tree(root: etree._Element, into: Composition) -> None:
    _Walker(into).walk(root, 0)


@dataclass(slots=True)
class _Walker:
    into: Composition

    def walk(self, element: etree._Element, depth: int) -> None:
        loose = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag.lower() in _INLINE and not _holds_picture(child):
                loose.append(_words(child))
            elif isinstance(child.tag, str) and depth < DEEPEST:
                self.into.paragraph("".join(loose))
                loose = []
                self._block(child, depth)
            loose.append(child.tail or "")
        self.into.paragraph("".join(loose))

    def _block(self, element: etree._Element, depth: int) -> None:
        tag = str(element.tag).lower()
        if tag in _SKIPPED:
            return
        if tag == "head" or re.fullmatch("h[1-6]", tag):
            self.into.heading(_words(element), int((element.get("rend") or tag)[-1:] or 2))
        elif tag in _LISTS:
            self._list(element, 1)
        elif tag in ("blockquote", "quote"):
            self.into.quote(_words(element))
        elif tag == "pre" or (tag == "code" and "\n" in "".join(element.itertext())):
            self.into.code("".join(map(str, element.itertext())))
        elif tag == "table":
            rows = [row for row in element.iter("tr", "row") if len(row)]
            self.into.table([[_words(cell) for cell in row if isinstance(cell.tag, str)] for row in rows])
        elif tag in ("img", "graphic"):
            self.into.picture(element.get("src") or element.get("data-src") or "", element.get("alt") or "")
        else:
            self.walk(element, depth + 1)

    def _list(self, element: etree._Element, depth: int) -> None:
        ordered = element.tag == "ol" or element.get("rend") == "ol"
        items: list[str] = []
        for item in element:
            if not isinstance(item.tag, str):
                continue
            items.append(_words(item, without=_LISTS))
            nested = [child for child in item if child.tag in _LISTS]
            if nested and depth < DEEPEST:
                self.into.items(items, ordered=ordered, depth=depth)
                items = []
                for child in nested:
                    self._list(child, depth + 1)
        self.into.items(items, ordered=ordered, depth=depth)
        for picture in element.iter("img", "graphic"):
            self.into.picture(picture.get("src") or "", picture.get("alt") or "")


def _holds_picture(element: etree._Element) -> bool:
    return next(element.iter("img", "graphic"), None) is not None


def _words(element: etree._Element, without: AbstractSet[str] = frozenset()) -> str:
    return "".join(_pieces(element, _SKIPPED | without))


def _pieces(element: etree._Element, without: AbstractSet[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            mark = "`" if child.tag == "code" else " " if child.tag in ("br", "lb", "p", "div", "li", "item") else ""
            yield mark
            yield from _pieces(child, without)
            yield mark
        yield child.tail or ""
