"""Sentences made of a label and its rest, or of a stem and its list: joined, never invented."""

import re
from collections.abc import Sequence

from adapters.language.offline.judging import faults_of
from adapters.language.offline.languages import Language
from adapters.language.offline.outline import Passage, Section
from adapters.language.offline.sentences import Line, split
from adapters.language.offline.shortening import shorten
from adapters.language.offline.words import IMPERATIVE, SPEAKING_VERB, VERB, capitalised, count_words, ended
from application.contracts.article import BlockKind

LONGEST_JOINED = 30
_EACH = re.compile(
    r"(Helps|Forces|Leads|Prevents|Allows|Gets|Frees|Shows|Gives|Makes|Saves|Keeps|Reduces|Improves|"
    r"\w+s (you|teams|new)\b)"
)
_ARTICLE = re.compile(r"(a|an|the|eine?|der|die|das) ")
_TAKES_A_LIST = re.compile(r"(?i)\b(involve|include|are|is|to|in|on|with)s?$")


def small(text: str) -> str:
    """A capital at the start goes, unless the word is a name or an acronym."""
    first = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or first in ("A", "I") else text


def join_label(passage: Passage, language: Language) -> Line | None:
    """“Risk tracker: helps …” becomes “The risk tracker helps …”, “Cost: the price …” becomes “Cost is the price …”."""
    if not passage.label or language.code != "en":
        return None
    first = next(split(passage.body, passage.body_start, language), None)
    if first is None:
        return None
    end = first.end
    if SPEAKING_VERB.match(first.text):
        spoken = shorten(first.text, language, 20)
        return Line(f"The {small(passage.label)} {small(spoken)}", passage.start, end)
    if _ARTICLE.match(first.text) and not VERB.search(first.text.split(",")[0]):
        return Line(f"{capitalised(passage.label)} is {small(shorten(first.text, language))}", passage.start, end)
    return None


def listed(section: Section) -> tuple[Passage, list[Passage]] | None:
    """A paragraph that ends with a colon, and the items right behind it."""
    for place, passage in enumerate(section.passages[:-1]):
        if passage.kind is BlockKind.PARAGRAPH and passage.text.endswith(":"):
            run = section.passages[place + 1].run
            items = [item for item in section.passages[place + 1 :] if item.run == run]
            if items and items[0].kind is BlockKind.LIST:
                return passage, items
    return None


def join_list(stem: Passage, items: Sequence[Passage], language: Language) -> Line | None:
    """One sentence of stem and items, if it stays short. A part of a list is told only if each item is true alone."""
    if language.code != "en":
        return None
    *_, last = split(stem.text, stem.start, language)
    lead = last.text.rstrip(":").strip()
    joined = _each(lead, items) or _whole(lead, items, language)
    if joined is None:
        return None
    spoken = ended(re.sub(r"\s*\([^)]*\)", "", joined.replace("`", "")))
    if faults_of(spoken, language) - {"dangling", "first_person", "too_long"} or count_words(spoken) > LONGEST_JOINED:
        return None
    return Line(spoken, last.start, items[-1].start + len(items[-1].text))


def _each(lead: str, items: Sequence[Passage]) -> str | None:
    parts = [_bare(item) for item in items if _EACH.match(item.text) and count_words(item.text) <= 9][:3]
    if len(parts) < 3 or VERB.search(lead) or count_words(lead) >= 5:
        return None
    first, second, third = map(small, parts)
    return f"{lead} {first}, {second}, and {third}"


def _whole(lead: str, items: Sequence[Passage], language: Language) -> str | None:
    if not 2 <= len(items) <= 5 or language.meta.search(lead):
        return None
    if any(count_words(item.text) > 8 or item.text.endswith("?") for item in items):
        return None
    parts = [small(_bare(item)) for item in items]
    if IMPERATIVE.match(parts[0]) and not lead.endswith(" to"):
        return None
    comma = "," if len(parts) > 2 else ""
    link = " " if _TAKES_A_LIST.search(lead) else ": "
    return f"{lead}{link}{', '.join(parts[:-1])}{comma} and {parts[-1]}"


def _bare(item: Passage) -> str:
    return item.text.rstrip(".;,")
