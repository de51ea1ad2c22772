"""The shot list: which scenes a kind of article gets, before it is known how many fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from adapters.language.offline.counting import ArticleType, Counting, Unit, plain_heading
from adapters.language.offline.hooks import Hook
from adapters.language.offline.joining import join_label, join_list, listed, small
from adapters.language.offline.news import favour_news, names
from adapters.language.offline.outline import Passage, Section
from adapters.language.offline.rows import complete
from adapters.language.offline.sentences import Line, Sentence
from adapters.language.offline.shortening import shorten
from adapters.language.offline.study import Study
from adapters.language.offline.words import IMPERATIVE, WEAK_SECTION, capitalised, count_words, ended
from application.contracts.article import BlockKind
from domain.scripts.scene import Beat

MOST_UNITS = 8
MOST_PARAGRAPHS = 12
COUNTING_TYPES = frozenset(
    {
        ArticleType.LIST,
        ArticleType.HOWTO,
        ArticleType.GUIDE,
        ArticleType.ROUNDUP,
        ArticleType.ANNOUNCEMENT,
        ArticleType.CASE,
        ArticleType.OPINION,
    }
)
MOST_ROWS = 6
_LAUNCH = re.compile(r" (launch|release) (with|of|by) .*")


class Role(StrEnum):
    PLAIN = "plain"
    CONTEXT = "context"
    RESULT = "result"


@dataclass(slots=True, eq=False)
class Slot:
    """A scene to be: `head` is spoken first, then what is chosen from the `pool`. `unit` counts from 1."""

    beat: Beat
    title: str
    head: list[Line] = field(default_factory=list)
    pool: list[Sentence] = field(default_factory=list)
    chosen: list[Sentence] = field(default_factory=list)
    section: Section | None = None
    unit: int = 0
    items: tuple[str, ...] = ()
    optional: bool = False
    role: Role = Role.PLAIN
    value: float = 0.0
    keep: float = 0.0
    name: str = ""

    @property
    def lines(self) -> list[Line]:
        """What `name` stands for is said first, unless the words say it themselves."""
        lines = [*self.head, *(sentence.line for sentence in self.chosen)]
        if self.name and lines and not names(lines[0].text, self.name):
            lines[0] = replace(lines[0], text=f"{self.name}: {small(lines[0].text)}")
        return lines

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> int:
        return sum(line.size for line in self.lines)

    def would_dangle(self, sentence: Sentence) -> bool:
        """Put before a chosen sentence that leans on its own predecessor, it would be what that one points to."""
        later = next((chosen for chosen in self.chosen if chosen.order > sentence.order), None)
        return later is not None and bool(later.faults & {"dangling", "points_back"})


def slots_of(study: Study, counted: Counting, kind: ArticleType, hook: Hook) -> list[Slot]:
    opening = Slot(Beat.HOOK, study.title, [hook.line, *([hook.then] if hook.then else [])], section=study.sections[0])
    if counted.units and kind in COUNTING_TYPES:
        return [opening, *_counted_slots(study, counted, kind)]
    return [opening, *_section_slots(study)]


def _content(study: Study) -> list[Section]:
    return [section for section in study.sections[1:] if not WEAK_SECTION.match(section.title)]


def _plain(study: Study, section: Section, pool: Sequence[Sentence], **more: object) -> Slot:
    title = study.title if section.level == 1 else plain_heading(section.title)
    slot = Slot(Beat.BEAT, title, pool=list(pool), section=section, optional=True)
    for name, value in more.items():
        setattr(slot, name, value)
    return slot


def _counted_slots(study: Study, counted: Counting, kind: ArticleType) -> Iterator[Slot]:
    first, last = counted.units[0].start, counted.units[-1].start
    own = {unit.section for unit in counted.units} | {unit.passage for unit in counted.units}
    root = study.sections[0]
    if kind is ArticleType.CASE:
        yield _plain(study, root, study.of_section(root), role=Role.CONTEXT)
        for section in _content(study):
            if section.start < first and section not in own:
                yield _plain(study, section, study.of_section(section))
    else:
        lead = [s for s in study.sentences if s.line.start < first and s.passage not in own]
        intro = [s for s in lead if s.section is root]
        pool = intro if sum(s.speakable() for s in intro) > 2 else lead
        yield _plain(study, root, pool, role=Role.CONTEXT)
    for number, unit in enumerate(counted.units[:MOST_UNITS], start=1):
        yield _unit_slot(study, unit, number, counted.kind, kind)
    after = [
        sentence
        for sentence in study.sentences
        if sentence.line.start > last and not {sentence.section, sentence.section.parent, sentence.passage} & own
    ]
    closing = [s for s in after if _may_close(s, after[-1].section)]
    yield Slot(Beat.BEAT, study.title, pool=closing, optional=True, role=Role.RESULT)


def _may_close(sentence: Sentence, last: Section) -> bool:
    """What stands under a small heading of its own, and an order, is about that heading only."""
    section = sentence.section
    whole = section.level <= 2 or section is last or bool(WEAK_SECTION.match(section.title))
    return whole and (bool(WEAK_SECTION.match(section.title)) or not IMPERATIVE.match(sentence.text))


def _unit_slot(study: Study, unit: Unit, number: int, counted_by: str, kind: ArticleType) -> Slot:
    title = plain_heading(unit.title)
    if unit.passage:
        pool = study.of_passage(unit.passage)
    else:
        parts = unit.section.family() if unit.section else []
        pool = [sentence for part in parts for sentence in study.of_section(part)]
    slot = Slot(Beat.BEAT, title, pool=pool, section=unit.section, unit=number)
    if kind is ArticleType.ROUNDUP:
        slot.title = slot.name = _LAUNCH.sub("", title)
        favour_news(pool, slot.name)
    else:
        slot.head = _head(study, unit, number, counted_by, title)
    return slot


def _head(study: Study, unit: Unit, number: int, counted_by: str, title: str) -> list[Line]:
    start, end = unit.start, unit.start + len(unit.title)
    joined = join_label(unit.passage, study.language) if unit.passage else None
    if joined:
        return [joined]
    if counted_by == "ladder":
        text = re.sub(r"\bthe above options\b", "those options", title)
        return [Line(shorten(ended(text), study.language, 24), start, end)]
    if IMPERATIVE.match(title) or (counted_by == "steps" and unit.passage):
        return [Line(ended(capitalised(title)), start, end)]
    if count_words(title) <= 7 and number <= len(study.language.ordinals):
        shown = title if study.language.keeps_capitals else small(title)
        return [Line(ended(f"{study.language.ordinals[number - 1]}: {shown}"), start, end)]
    return []


def _section_slots(study: Study) -> Iterator[Slot]:
    root, content = study.sections[0], _content(study)
    intro = study.of_section(root)[:12]
    if len(content) < 4:
        paragraphs = [p for s in study.sections for p in s.passages if p.kind is BlockKind.PARAGRAPH]
        rest = [p for p in paragraphs if p in root.passages or not content][1:MOST_PARAGRAPHS]
        yield _plain(study, root, [s for s in intro if s.passage not in rest], role=Role.CONTEXT)
        for passage in rest:
            yield _plain(study, root, study.of_passage(passage))
    else:
        yield _plain(study, root, intro, role=Role.CONTEXT, keep=-1.5)
    for section in content:
        if slot := _section_slot(study, section):
            yield slot


def _section_slot(study: Study, section: Section) -> Slot | None:
    pool = study.of_section(section)
    found = listed(section)
    joined = join_list(*found, study.language) if found else None
    if joined and found:
        return _plain(study, section, pool, head=[joined], items=_items(found[1]))
    return _plain(study, section, pool) if pool else None


def _items(passages: Sequence[Passage]) -> tuple[str, ...]:
    """All items or none: a list that breaks off is worse than no list."""
    rows = tuple(complete(item.label or item.text) for item in passages)
    return rows if len(rows) <= MOST_ROWS and all(rows) else ()
