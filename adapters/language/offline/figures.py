"""Figures in spoken lines: the value with its qualifier, and what it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from adapters.language.offline.sentences import Line
from adapters.language.offline.words import FOREIGN_STOP, NUMBER

_WITH_UNIT = re.compile(
    rf"(?:(?i:more than|fewer than|less than|at least|at most|over|under|nearly|almost|about|around|up to) )?"
    rf"(?P<value>(?:{NUMBER})(?:(?: of| to|–) ?(?:{NUMBER})(?=\s[a-z])"
    rf"| (?:von|bis|de|sur) (?:los |las |les |den )?(?:{NUMBER})(?=\s\w))?"
    rf"(?:\s?%| ?(?:million|billion|percent|GB|MB|ms|Prozent|Millionen)\b)?)"
)
_UNIT = re.compile(
    r"[\w.-]+(?: (?!(?:of|to|and|or|for|with|across|using|used|who|that|started|logged|submitted|have|has|had|in|on|at|"
    r"the|a|an|its|their|our|your|along|around|near|since|under|im|der|die|das|zwischen|ab|nach|vor|seit|entre|todavía|aún|por|en|pour|ainda|encore|"
    r"pro|für|auf|von|und|bei|mit|am|zum|zur|je|by|"
    r"is|was|are|were|from|than|into|per|each|after|before|without|while|because|"
    r"when|then|but)\b)[\w.-]+){0,2}"
)
_NO_UNIT = re.compile(
    r"^(the|a|an|on|that|for|to|and|or(?! more)|than|who|which|is|was|are|were|in|at|by|from|but|with|as)\b.*"
)
_TRAILING = re.compile(r"( \w+ed)?( than| the| a| an| are| is| were| was| per| people who| of| and| to)*$")
_OF = re.compile(r"(?i)\b(?:an?|the) (?!total|number|average)([a-z]+) of $")
_PAID_FOR = re.compile(r" (?:in|for) (?:[a-z]+ )?[a-z]+\b(?= and|[.,]|$)")
_SUBJECT = re.compile(
    r"(?:.*: )?(?:The |Our |An? )?((?!The |In |On |At |By )[A-Za-z][\w’-]*"
    r"(?: (?!is |are |was |were |has |have |in |of |with |for )[\w’-]+){0,2})"
    r"(?: (?:with|of|in|for) [^,]*?)? (?:is|are|was|were|has|have|stands|rose|fell|grew|reached)\b[^,]*$"
)
_MORE = re.compile(r" ?[a-z]")
_CLOCK = re.compile(
    r":\d| ?(?:Uhr|h|heures|horas|o’clock|o'clock|a\.m\.|p\.m\.|[ap]m)(?!\w)| (?:und|bis|and|to|y|a|et|à|e) \d"
)
_LINKS = frozenset({"de", "del", "do", "da", "des"})
_SHARE = re.compile(r" (?:of|von|de|sur) ")
_PARTICIPLE = re.compile(r" ge[a-zäöü]+(?:t|en)$")
_PLAIN_YEAR_OR_DIGIT = re.compile(r"(19|20)\d\d|\d")


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    unit: str
    size: float


def figure_in(lines: Sequence[Line]) -> Figure | None:
    """The largest figure that counts something; years, versions and single digits are none."""
    found = [figure for line in lines for figure in _figures(line.text)]
    return max(found, key=lambda figure: (bool(figure.unit), figure.size), default=None)


def _figures(text: str) -> list[Figure]:
    figures = []
    for match in _WITH_UNIT.finditer(text):
        value, start, end = match["value"].strip(), match.start("value"), match.end("value")
        glued = re.match(r"-?[A-Za-z\d]", text[end : end + 2]) or re.search(r"[\w.-]$", text[:start])
        if _PLAIN_YEAR_OR_DIGIT.fullmatch(value) or glued or _CLOCK.match(text[end:]):
            continue
        shown, unit = (
            match[0].strip(),
            _given(text, match.start()) or _unit(text[end:]) or _counted_before(text, match.start(), text[end:]),
        )
        if unit.startswith("or more"):
            shown, unit = f"{shown} or more", unit.removeprefix("or more").strip()
        figures.append(Figure(shown[:1].upper() + shown[1:], unit, _size(value)))
    return figures


def _unit(after: str) -> str:
    if not re.match(r"\s", after):
        return ""
    if of := re.match(r" of (?:the |all |our |its |their )?([a-z]+)", after):
        return _TRAILING.sub("", f"of {of[1]}")
    found = _UNIT.match(after.strip())
    words = _PARTICIPLE.sub("", _TRAILING.sub("", _NO_UNIT.sub("", found[0] if found else "")).rstrip(".")).split(" ")
    kept = list(takewhile(lambda word: word.lower() not in FOREIGN_STOP - _LINKS, words))
    while kept and kept[-1].lower() in _LINKS:
        kept.pop()
    return " ".join(kept)


def _given(text: str, start: int) -> str:
    found = _OF.search(text[:start]) if text[start : start + 1] in "$€£" else None
    return found[1] if found else ""


def _counted_before(text: str, start: int, after: str) -> str:
    """“A grant of $48,000”, “satisfaction is trending over 95%”: what is counted may stand before the figure."""
    money = re.search(r"[$€£]", text[start : start + 12])
    if money and (paid := _PAID_FOR.match(after)):
        return paid[0].strip()
    subject = _SUBJECT.match(text[:start])
    return subject[1] if subject and not _MORE.match(after) else ""


def _size(value: str) -> float:
    digits = re.sub(r"[^\d.]", "", _SHARE.split(value)[0]).strip(".")
    try:
        number = float(digits)
    except ValueError:
        number = float(re.sub(r"\D", "", digits) or 0)
    if "%" in value or "percent" in value.lower():
        return 1000.0 + number
    return number * (1e6 if "million" in value.lower() else 1e9 if "billion" in value.lower() else 1)
