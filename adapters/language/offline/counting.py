"""What the article counts, names or orders, and which kind of article that makes it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from adapters.language.offline.outline import Passage, Section
from adapters.language.offline.study import Study
from adapters.language.offline.words import COUNT_WORD, COUNTS, IMPERATIVE, WEAK_SECTION

_NUMBERED = re.compile(
    r"(?i)(tip|step|part|technique|rule|lesson|way|reason|method|phase|level|mistake|principle|habit|schritt|tipp|grund|regel|"
    r"fehler|regla|consejo|paso|error|razón|règle|conseil|étape|erreur|raison|regra|dica|passo|erro|razão)"
    r"\s*\d|\d+[.)]\s"
)
_GERUND = re.compile(r"[A-Z][a-z]+ing (?!tutorial)\w+")
_COUNTED = re.compile(rf"(?i)(?<![\d.,])\b({COUNT_WORD}|[3-9]|1[0-2]) ((?:\w+ ){{0,2}}\w+)")
_PEOPLE_OR_TIME = re.compile(
    r"people|engineer|person|team|year|month|week|day|hour|minute|percent|times|(?i:uhr|stunden|jahr|monat|woche|tag|"
    r"prozent|menschen|años|meses|semanas|días|horas|personas|heures|jours|mois|semaines|personnes|anos|dias|pessoas)"
)
_ONLY_JOINED = re.compile(r"(?i)(?:of|from|in|for|to|and|von|der|des|aus|und|de|del|du|des|da|do|y|et|e) ")
"""“Part 3 of the chronicle” says nothing without its number."""
_LADDER = re.compile(r"(?i)(if|when|wenn) ")
FEWEST_PARTS = 3
"""Two parts are how an article is cut, not what it counts, if there are steps inside."""
MOST_COUNTED = 12
"""More numbered headings than that are chapters, not points."""


class ArticleType(StrEnum):
    LIST = "list"
    GUIDE = "guide"
    HOWTO = "howto"
    ROUNDUP = "roundup"
    CASE = "case"
    ANNOUNCEMENT = "announcement"
    DATA = "data"
    OPINION = "opinion"
    EXPLAINER = "explainer"


@dataclass(frozen=True, slots=True)
class Unit:
    """One of the things that the article counts: a section or an item of a list."""

    section: Section | None = None
    passage: Passage | None = None

    @property
    def start(self) -> int:
        return self.section.start if self.section else self.passage.start if self.passage else 0

    @property
    def title(self) -> str:
        if self.section:
            return self.section.title
        return (self.passage.label or self.passage.text) if self.passage else ""


@dataclass(frozen=True, slots=True)
class Counting:
    """`kind` says how the units were recognised, empty if there are none."""

    kind: str = ""
    units: tuple[Unit, ...] = ()


def counting(study: Study) -> Counting:
    """The first way that finds units wins."""
    ways: Sequence[Callable[[Study], Counting]] = (
        _numbered_headings,
        _coding_steps,
        _counted,
        _ladder,
        _ordering_headings,
        _ordered_items,
    )
    found = next((found for way in ways if (found := way(study)).units), Counting())
    if found.kind == "numbered" and len(found.units) < FEWEST_PARTS:
        return steps if len((steps := _coding_steps(study)).units) > len(found.units) else found
    return found


def _sections(kind: str, sections: Sequence[Section]) -> Counting:
    return Counting(kind, tuple(Unit(section=section) for section in sections))


def _groups(study: Study) -> list[list[Section]]:
    groups: defaultdict[tuple[int, int], list[Section]] = defaultdict(list)
    for section in study.sections[1:]:
        if not WEAK_SECTION.match(section.title):
            groups[id(section.parent), section.level].append(section)
    return list(groups.values())


def _numbered_headings(study: Study) -> Counting:
    found = [section for section in study.sections[1:] if _NUMBERED.match(section.title)]
    named = sum(bool(plain_heading(section.title)) for section in found)
    return _sections("numbered", found) if 1 < len(found) <= MOST_COUNTED and named == len(found) else Counting()


def _coding_steps(study: Study) -> Counting:
    def has_code(section: Section) -> bool:
        return any(part.code for part in section.family())

    found = [section for section in study.sections[1:] if _GERUND.match(section.title) and has_code(section)]
    steps = [section for section in found if section.parent not in found]
    return _sections("steps", steps[:6]) if len(steps) >= 4 else Counting()


def _counted(study: Study) -> Counting:
    first = " ".join(passage.text for passage in study.sections[0].passages[:4])
    lead = f"{study.title}. {study.article.description} {first}"
    headings = {section.title.lower() for section in study.sections[1:]}
    numbers = [
        _number(word)
        for word, noun in _COUNTED.findall(lead)
        if not _PEOPLE_OR_TIME.search(noun) and not headings & set(_beginnings(noun.lower()))
    ]
    for number in dict.fromkeys(number for number in numbers if number > 2):
        for group in _groups(study):
            if len(group) == number:
                return _sections("counted", group)
        for section in study.sections:
            run = [item for item in section.items if item.depth == 1]
            if len(run) == number and all(item.label for item in run):
                return Counting("items", tuple(Unit(passage=item) for item in run))
    return Counting()


def _beginnings(noun: str) -> Iterator[str]:
    """“Four ingredients” are the lines under the heading “Ingredients”, not four headings."""
    words = noun.split()
    for size in range(1, len(words) + 1):
        yield " ".join(words[:size])


def _number(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word.lower()]


def _ladder(study: Study) -> Counting:
    for group in _groups(study):
        if sum(bool(_LADDER.match(section.title)) for section in group) >= 3:
            return _sections("ladder", group)
    return Counting()


def _ordering_headings(study: Study) -> Counting:
    for group in _groups(study):
        orders = [section for section in group if IMPERATIVE.match(section.title)]
        if len(orders) >= 3:
            return _sections("orders", orders)
    return Counting()


def _ordered_items(study: Study) -> Counting:
    for section in study.sections:
        run = [item for item in section.items if item.ordered and item.depth == 1]
        orders = sum(bool(IMPERATIVE.match(item.text)) for item in run) + 9 * ("how to" in study.title.lower())
        if 3 <= len(run) <= 8 and orders >= len(run) / 2:
            return Counting("steps", tuple(Unit(passage=item) for item in run))
    return Counting()


def plain_heading(text: str) -> str:
    """A heading without its number, its colon and its parentheses."""
    if _NUMBERED.match(text) and not _ONLY_JOINED.match(bare := re.sub(r"^(\w+\s*)?\d+\s*[:.)–-]*\s*", "", text)):
        text = bare
    text = re.sub(r"(?i) as needed$", "", text.strip())
    return re.sub(r"\s*\([^)]*\)", "", text.replace("`", "")).rstrip(":.").strip()
