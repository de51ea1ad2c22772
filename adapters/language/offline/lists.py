"""Cards of lines: what the narration reads, names or passes through. A line that is not complete is no line."""

import re
from collections.abc import Iterator, Sequence

from adapters.language.offline.enumerations import enumerated
from adapters.language.offline.on_screen import clipped, on_screen
from adapters.language.offline.option import Option
from adapters.language.offline.outline import Passage
from adapters.language.offline.rows import complete
from adapters.language.offline.slots import Role, Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import WEAK_SECTION, capitalised, count_words
from domain.scripts.scene import Beat, Layout, Visual

FEWEST, MOST_LINES = 3, 8
MOST_WORDS, MOST_LETTERS = 9, 60
MOST_LABELS = 6


def list_options(study: Study, slots: Sequence[Slot], slot: Slot, title: str) -> Iterator[Option]:
    if slot.items:
        yield Option(6.6, _list(title, slot.items, "The narration reads this list."))
    if (own := _named(study, slot)) is not None:
        yield Option(5.8, _list(own[0], own[1], "The list that the narration speaks of."))
    if named := enumerated(slot.text):
        yield Option(5.6, _list(title, named, "The narration names these."))
    if slot.beat is not Beat.BEAT:
        return
    if (series := _series(study, slots, slot)) is not None:
        rows, active = series
        yield Option(5.2, _list(_series_title(study), rows, "A step in the article's own list.", active))
    ahead = _rows(study, [other for other in slots if other.unit]) if slot.role is Role.CONTEXT else ()
    if FEWEST <= len(ahead) <= MOST_LINES and all(ahead):
        yield Option(3.9, _list(_series_title(study), ahead, "What comes, before it is told."))
    labels = tuple(item.label for item in (slot.section.items if slot.section else ()) if _is_label(item))
    if FEWEST <= len(labels) <= MOST_LABELS:
        yield Option(5.0, _list(title, labels, "The list of this section."))
    if (chapters := _chapters(slots, slot)) is not None:
        rows, active = chapters
        yield Option(3.7, _list(_series_title(study), rows, "Where in the article this stands.", active))


def _list(headline: str, items: Sequence[str], reason: str, active: int = 0) -> Visual:
    return Visual(layout=Layout.LIST, headline=headline, items=tuple(items), active=active, reason=reason)


def _named(study: Study, slot: Slot) -> tuple[str, tuple[str, ...]] | None:
    """A section that is a list and nothing else, where its heading is spoken: the ingredients, the tools."""
    for section in study.sections[1:]:
        bare = len(section.items) == len(section.passages) and FEWEST <= len(section.items) <= MOST_LABELS
        if bare and re.search(rf"(?i)\b{re.escape(section.title)}\b", slot.text):
            rows = tuple(complete(item.text) for item in section.items)
            return (section.title, rows) if all(rows) else None
    return None


def _series(study: Study, slots: Sequence[Slot], slot: Slot) -> tuple[tuple[str, ...], int] | None:
    series = [other for other in slots if other.unit]
    if not slot.unit or not FEWEST <= len(series) <= MOST_LINES:
        return None
    rows = _rows(study, series)
    whole = all(rows) and len(set(rows)) == len(rows)
    return (rows, series.index(slot) + 1) if whole else None


def _rows(study: Study, series: Sequence[Slot]) -> tuple[str, ...]:
    return tuple(_row(other.title) or _row(on_screen(study, other)) for other in series)


def _chapters(slots: Sequence[Slot], slot: Slot) -> tuple[tuple[str, ...], int] | None:
    """The parts of an article that counts nothing, in its own order."""
    parts = [other for other in slots if other.section and other.section.level > 1 and not other.unit]
    opens = slot.role is Role.CONTEXT
    if not (slot in parts or opens) or not FEWEST <= len(parts) <= MOST_LINES:
        return None
    rows = tuple(_row(other.title) for other in parts)
    whole = all(rows) and len(set(rows)) == len(rows)
    return (rows, 0 if opens else parts.index(slot) + 1) if whole else None


def recap(study: Study, told: Sequence[str], on_screen_text: str) -> Option | None:
    """What was shown so far, for a scene that the article gives no picture to."""
    rows = tuple(dict.fromkeys(row for row in [*told[-2:], on_screen_text] if row != study.title))
    if len(rows) < FEWEST:
        return None
    return Option(2.0, _list(_series_title(study), rows, "The key words so far.", len(rows)))


def _row(title: str) -> str:
    title = title.partition(": ")[0] if count_words(title) > MOST_WORDS - 1 else title
    fits = count_words(title) <= MOST_WORDS and len(title) <= MOST_LETTERS and not WEAK_SECTION.match(title)
    return capitalised(title) if fits else ""


def _is_label(item: Passage) -> bool:
    return bool(item.label) and count_words(item.label) <= 5 and not re.search(r"(?i)[?]|what this|why and", item.label)


def _series_title(study: Study) -> str:
    title = study.title.partition(": ")[0]
    return title if count_words(title) <= 10 and len(title) <= 64 else clipped(title)
