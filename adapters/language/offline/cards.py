"""Every card that the article has evidence for, with how well it carries the words of a scene."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from adapters.language.offline.chart_options import chart_options
from adapters.language.offline.contrasts import contrast_in
from adapters.language.offline.figures import figure_in
from adapters.language.offline.lists import list_options
from adapters.language.offline.on_screen import clipped
from adapters.language.offline.option import Option
from adapters.language.offline.outline import Passage
from adapters.language.offline.pulled import pulled_quote
from adapters.language.offline.slots import Role, Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import count_words
from application.contracts.article import ArticleImage, Block, BlockKind
from domain.scripts.scene import Beat, Layout, Visual

SMALLEST_PICTURE = 320
FEWEST_ROWS, LONGEST_CODE, WIDEST_CODE = 2, 9, 46
LONGEST_QUOTE = 34
_QUOTED = re.compile(r"[“\"]([^”\"]{12,120})[”\"]")
_BY = re.compile(r"\s*[—–]\s*([^—–.]{3,60})$")
_NAME = re.compile(r"[^\W\d_][\w’'.]*(?: [\w’'.-]+){1,3}")
"""A person's name, not the short name of an account."""
_CODE_SIGN = re.compile(r"[=(){};<>\[\]$]|^\s*(?:#|//|--)")
_ABOUT_CODE = re.compile(r"(?i)code|formula|command|run|use|database|data|function|script|query|prompt")


@dataclass(frozen=True, slots=True)
class Cards:
    study: Study
    slots: Sequence[Slot]
    shown: AbstractSet[str]

    def options(self, slot: Slot, on_screen: str) -> Iterator[Option]:
        if slot.beat is Beat.CLOSE:
            yield self._end(on_screen)
            return
        yield from self._picture(slot, on_screen)
        yield from self._figure(slot, on_screen)
        if slot.beat is Beat.BEAT:
            yield from self._quoted(slot)
            yield from (Option(9, visual) for visual in chart_options(slot, self.study, card_title(slot, self.study)))
            yield from self._code(slot, on_screen)
            yield from self._contrast(slot)
            yield from self._pulled(slot)
        yield from list_options(self.study, self.slots, slot, card_title(slot, self.study))
        yield Option(4.2, Visual(layout=Layout.HEADLINE, headline=on_screen, reason="The key words in large type."))

    def _end(self, on_screen: str) -> Option:
        host = re.sub(r"^https?://(www\.)?|[/:?#].*$", "", self.study.article.url)
        items = (on_screen, *([host] if host else []))
        headline = clipped(self.study.title)
        reason = "The call to action closes."
        return Option(10, Visual(layout=Layout.END, headline=headline, items=items, reason=reason))

    def _figure(self, slot: Slot, on_screen: str) -> Iterator[Option]:
        figure = figure_in(slot.lines)
        if figure and figure.unit:
            plain = on_screen.startswith(figure.value)
            headline = card_title(slot, self.study) if plain else on_screen
            reason = "The narration states this figure."
            card = Visual(layout=Layout.NUMBER, headline=headline, figure=figure.value, unit=figure.unit, reason=reason)
            yield Option(7.6, card)

    def _picture(self, slot: Slot, on_screen: str) -> Iterator[Option]:
        section = slot.section
        if section is None or slot.role is not Role.PLAIN or (section.level == 1 and slot.beat is Beat.BEAT):
            return
        images = section.images if slot.beat is Beat.HOOK else [i for part in section.family() for i in part.images]
        fresh = (image for image in images if usable(image) and image.key not in self.shown)
        if (image := next(fresh, None)) is not None:
            alt = image.alt or f"Picture of the article “{self.study.title}”"
            reason = "The article's own picture, from the same section."
            card = Visual(layout=Layout.PHOTO, headline=on_screen, picture_key=image.key, alt=alt, reason=reason)
            yield Option(8, card)

    def _quoted(self, slot: Slot) -> Iterator[Option]:
        """A quotation that is spoken must be seen as one; one that stands beside the words may be."""
        reason = "Quoted in the article."
        for sentence in slot.chosen:
            if sentence.quotation:
                said = sentence.quotation
                yield Option(12, Visual(layout=Layout.QUOTE, headline=said.words, attribution=said.by, reason=reason))
            elif sentence.passage.kind is BlockKind.QUOTE:
                quote, by = _quote(sentence.passage)
                yield Option(12, Visual(layout=Layout.QUOTE, headline=quote, attribution=by, reason=reason))
        beside = slot.section.passages if slot.section and slot.section.level > 1 else ()
        for passage in beside:
            quote, by = _quote(passage)
            if passage.kind is BlockKind.QUOTE and count_words(quote) <= LONGEST_QUOTE:
                yield Option(6.5, Visual(layout=Layout.QUOTE, headline=quote, attribution=by, reason=reason))
        found = _QUOTED.search(slot.text)
        if found and count_words(found[1]) > 3:
            yield Option(6, Visual(layout=Layout.QUOTE, headline=found[1], reason=reason))

    def _pulled(self, slot: Slot) -> Iterator[Option]:
        said = [line.text for other in self.slots for line in other.lines]
        if quote := pulled_quote(self.study, slot, said):
            author = self.study.article.author if _NAME.fullmatch(self.study.article.author) else ""
            reason = "A sentence of the same part, word for word, that is not spoken."
            yield Option(4.6, Visual(layout=Layout.QUOTE, headline=quote, attribution=author, reason=reason))

    def _contrast(self, slot: Slot) -> Iterator[Option]:
        if rows := contrast_in(self.study, slot):
            title = card_title(slot, self.study)
            reason = "The article sets the two against each other."
            yield Option(7, Visual(layout=Layout.COMPARISON, headline=title, items=rows, reason=reason))

    def _code(self, slot: Slot, on_screen: str) -> Iterator[Option]:
        names = re.findall(r"\b[A-Z]{3,}\b", slot.title)
        for part in slot.section.family() if slot.section and slot.unit else ():
            for block in part.code:
                rows = _excerpt(block)
                named = all(name in block.text for name in names) and _ABOUT_CODE.search(slot.text)
                if rows and named and "|".join(rows) not in self.shown:
                    reason = "Short code of the same section."
                    yield Option(7, Visual(layout=Layout.CODE, headline=on_screen, items=rows, reason=reason))
                    return


def usable(image: ArticleImage) -> bool:
    """Drawings in SVG stay with the article: cards show raster pictures."""
    return bool(image.key) and image.media_type != "image/svg+xml" and image.width >= SMALLEST_PICTURE


def card_title(slot: Slot, study: Study) -> str:
    title = slot.title or study.title
    if count_words(title) <= 8:
        return title
    head = title.partition(": ")[0]
    return head if count_words(head) <= 10 and len(head) <= 64 else clipped(head)


def _quote(passage: Passage) -> tuple[str, str]:
    by = _BY.search(passage.text)
    text = passage.text[: by.start()] if by else passage.text
    return text.strip('“”" '), by[1].strip() if by else ""


def _excerpt(block: Block) -> tuple[str, ...]:
    """The code, or its first rows and a mark that there is more; nothing if it is no code or too wide to be read."""
    rows = [row for row in block.text.split("\n") if row.strip()]
    signs = sum(bool(_CODE_SIGN.search(row)) for row in rows)
    if len(rows) < FEWEST_ROWS or not (block.items or signs > len(rows) / 2):
        return ()
    kept = rows if len(rows) <= LONGEST_CODE else [*rows[: LONGEST_CODE - 1], "…"]
    return tuple(kept) if all(len(row) <= WIDEST_CODE for row in kept) else ()
