"""What a scene shows: the first kind of picture for which the article gives evidence, and not the last one again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from adapters.language.offline.chart_options import chart_options
from adapters.language.offline.figures import figure_in
from adapters.language.offline.on_screen import clipped
from adapters.language.offline.outline import Passage
from adapters.language.offline.slots import Role, Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import capitalised, count_words
from application.contracts.article import ArticleImage, Block, BlockKind
from domain.scripts.scene import Beat, Layout, Visual

SMALLEST_PICTURE = 320
LONGEST_CODE, WIDEST_CODE = 9, 46
MOST_ITEMS = 8
LONGEST_QUOTE = 34
_QUOTED = re.compile(r"[“\"]([^”\"]{12,120})[”\"]")
_BY = re.compile(r"\s*[—–]\s*([^—–.]{3,60})$")
_ABOUT_CODE = re.compile(r"(?i)code|formula|command|run|use|database|data|function|script|query|prompt")


@dataclass(slots=True)
class Showing:
    """Knows what was shown already: no picture twice, no layout twice in a row."""

    study: Study
    slots: Sequence[Slot]
    shown: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    last: Layout | None = None

    def visual(self, slot: Slot, on_screen: str) -> Visual:
        options = list(self._options(slot, on_screen))
        chosen = next((option for option in options if option.layout is not self.last), options[-1])
        self.last = chosen.layout
        self.shown |= {chosen.picture_key, "|".join(chosen.items) if chosen.layout is Layout.CODE else ""} - {""}
        return chosen

    def _options(self, slot: Slot, on_screen: str) -> Iterator[Visual]:
        if slot.beat is Beat.CLOSE:
            host = re.sub(r"^https?://(www\.)?|[/:?#].*$", "", self.study.article.url)
            yield Visual(
                layout=Layout.END,
                headline=clipped(self.study.title),
                items=(on_screen, *([host] if host else [])),
                reason="The call to action closes.",
            )
            return
        if slot.beat is Beat.BEAT:
            yield from self._quoted(slot, own=True)
            yield from chart_options(slot, self.study, _title(slot, self.study))
        yield from self._picture(slot, on_screen)
        if slot.beat is Beat.BEAT:
            yield from self._figure(slot, on_screen)
            yield from self._code(slot, on_screen)
            yield from self._quoted(slot, own=False)
            yield from self._list(slot)
        yield Visual(layout=Layout.HEADLINE, headline=on_screen, reason="The key words in large type.")

    def _figure(self, slot: Slot, on_screen: str) -> Iterator[Visual]:
        figure = figure_in(slot.lines)
        if figure and figure.unit:
            headline = on_screen if not on_screen.startswith(figure.value) else _title(slot, self.study)
            yield Visual(
                layout=Layout.NUMBER,
                headline=headline,
                figure=figure.value,
                unit=figure.unit,
                reason="The narration states this figure.",
            )

    def _picture(self, slot: Slot, on_screen: str) -> Iterator[Visual]:
        section = slot.section
        if section is None or slot.role is not Role.PLAIN or (section.level == 1 and slot.beat is Beat.BEAT):
            return
        images = section.images if slot.beat is Beat.HOOK else [i for part in section.family() for i in part.images]
        for image in images:
            if usable(image) and image.key not in self.shown:
                yield Visual(
                    layout=Layout.PHOTO,
                    headline=on_screen,
                    picture_key=image.key,
                    alt=image.alt or f"Picture of the article “{self.study.title}”",
                    reason="The article's own picture, from the same section.",
                )
                return

    def _quoted(self, slot: Slot, *, own: bool) -> Iterator[Visual]:
        """`own`: a sentence of a quotation is spoken, so that it must be seen as one."""
        spoken = [s.passage for s in slot.chosen if s.passage.kind is BlockKind.QUOTE]
        beside = [p for p in (slot.section.passages if slot.section else ()) if p.kind is BlockKind.QUOTE]
        for passage in spoken if own else beside if slot.section and slot.section.level > 1 else ():
            quote, by = _quote(passage)
            if own or count_words(quote) <= LONGEST_QUOTE:
                yield Visual(layout=Layout.QUOTE, headline=quote, attribution=by, reason="Quoted in the article.")
        found = None if own else _QUOTED.search(slot.text)
        if found and count_words(found[1]) > 3:
            yield Visual(layout=Layout.QUOTE, headline=found[1], reason="Quoted in the article.")

    def _code(self, slot: Slot, on_screen: str) -> Iterator[Visual]:
        names = re.findall(r"\b[A-Z]{3,}\b", slot.title)
        for part in slot.section.family() if slot.section and slot.unit else ():
            for block in part.code:
                fits = _short_code(block) and all(name in block.text for name in names)
                if fits and _ABOUT_CODE.search(slot.text) and block.text.replace("\n", "|") not in self.shown:
                    rows = tuple(row[:WIDEST_CODE] for row in block.text.split("\n"))
                    reason = "Short code of the same section."
                    yield Visual(layout=Layout.CODE, headline=on_screen, items=rows, reason=reason)
                    return

    def _list(self, slot: Slot) -> Iterator[Visual]:
        title = _title(slot, self.study)
        if slot.items:
            yield Visual(layout=Layout.LIST, headline=title, items=slot.items, reason="The narration reads this list.")
        series = [other for other in self.slots if other.unit]
        if slot.unit and 2 < len(series) <= MOST_ITEMS:
            items = tuple(_short_title(other) for other in series)
            active = series.index(slot) + 1
            if all(items):
                headline = _series_title(self.study)
                reason = "A step in the article's own list."
                yield Visual(layout=Layout.LIST, headline=headline, items=items, active=active, reason=reason)
        labels = [item.label for item in (slot.section.items if slot.section else ()) if _is_label(item)]
        if 3 <= len(labels) <= 6:
            yield Visual(layout=Layout.LIST, headline=title, items=tuple(labels), reason="The list of this section.")


def usable(image: ArticleImage) -> bool:
    """Drawings in SVG stay with the article: cards show raster pictures."""
    return bool(image.key) and image.media_type != "image/svg+xml" and image.width >= SMALLEST_PICTURE


def _quote(passage: Passage) -> tuple[str, str]:
    by = _BY.search(passage.text)
    text = passage.text[: by.start()] if by else passage.text
    return text.strip('“”" '), by[1].strip() if by else ""


def _short_code(block: Block) -> bool:
    rows = block.text.split("\n")
    return 2 <= len(rows) <= LONGEST_CODE and bool(block.items) and all(len(row) <= WIDEST_CODE for row in rows)


def _is_label(item: Passage) -> bool:
    return bool(item.label) and count_words(item.label) <= 5 and not re.search(r"(?i)[?]|what this|why and", item.label)


def _short_title(slot: Slot) -> str:
    title = slot.title.partition(": ")[0] if count_words(slot.title) > 8 else slot.title
    return capitalised(title) if count_words(title) <= 9 and len(title) <= 60 else ""


def _title(slot: Slot, study: Study) -> str:
    title = slot.title or study.title
    return title if count_words(title) <= 8 else title.partition(": ")[0][:60]


def _series_title(study: Study) -> str:
    title = study.title.partition(": ")[0]
    return title if count_words(title) <= 10 and len(title) <= 64 else clipped(title)
