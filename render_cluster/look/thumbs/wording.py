"""The few words of a thumbnail: an unfinished claim, the figure that surprises, the word that carries most."""

import re
from dataclasses import dataclass

from render_cluster.look.order import CardContent
from render_cluster.look.words import HAN, SAYS_LITTLE, WEAK

SHORTEST_CLAIM, LONGEST_CLAIM = 2, 6
_WHOLE = 7
"""A title of so many words is left whole."""
_LONGEST_HAN, _LONGEST_UNIT, _LONGEST_KEY = 14, 14, 14
_SIGNS = (": ", " — ", " – ", " - ", "? ", ". ", "：", "——", "？", "。", "，")
_COUNTS = {
    word: str(number)
    for numbers in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for number, word in enumerate(numbers.split(), 1)
    if number > 1
}
_AMOUNT = r"[$€£¥]?\d[\d.,]*\d|[$€£¥]?\d"
_SCALE = r"\s?(?:%|‰|x\b|×|°|k\b|K\b|M\b|bn\b|million\b|billion\b|Millionen\b|Milliarden\b|Mio\b\.?|Mrd\b\.?)"
_FIGURE = re.compile(rf"(?<![\w.,-])(?P<value>(?:{_AMOUNT})(?:{_SCALE})?)(?![\w-])(?: (?P<unit>[^\W\d_]+))?")
_CHANGE = re.compile(
    rf"(?i)\bfrom (?:{_AMOUNT})(?:{_SCALE})?(?: (?P<unit>[^\W\d_]+))? to (?P<value>(?:{_AMOUNT})(?:{_SCALE})?)"
)
_COUNT = re.compile(rf"(?i)\b(?P<value>{'|'.join(_COUNTS)}) (?P<unit>[^\W\d_]+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL_WORDS = """
in on at for from with of to by during without für von mit aus bei im am de en dans par con
"""
_BEFORE = frozenset(_SMALL_WORDS.split())
"""A claim may break off before these."""
_FEWEST_FOR_KEY = 4
"""A shorter claim is large enough as a whole."""
_EDGES = " ,;:.–—-…，。、；："


@dataclass(frozen=True, slots=True)
class Wording:
    """`beside` is what stands with the figure (or, without one, with the key word) to make its sense."""

    claim: str
    figure: str = ""
    unit: str = ""
    beside: str = ""
    key: str = ""


def wording(content: CardContent) -> Wording:
    title = content.headline
    said = claim(title)
    key = key_of(said)
    if content.figure:
        return Wording(said, content.figure, content.unit, said, key)
    found = _CHANGE.search(title) or _COUNT.search(title) or _figure(title)
    if found is None:
        return Wording(said, beside=said if key else "", key=key)
    value, unit = found["value"], found["unit"] or ""
    whole = found[0] if _is_unit(unit) else found[0].removesuffix(unit)
    before, after = title[: found.start()], title[found.start() + len(whole) :]
    beside = claim(max(_ended(before.split()), after.strip(_EDGES), key=len))
    figure, _, scale = _COUNTS.get(value.lower(), value).partition(" ")
    return Wording(said, figure, scale or (unit if _is_unit(unit) else ""), beside, key)


def claim(title: str) -> str:
    """What stands before a colon or dash, if that says something, else the first words, cut where it may break off."""
    long = len(title.split()) > _WHOLE
    for sign in _SIGNS:
        head, found, rest = title.partition(sign)
        told = (head + (sign.strip() if sign.strip() in {"?", "？"} else ""), *([rest] if long else []))
        for part in told if found else ():
            if _says_something(part):
                return part.strip(_EDGES)
    if HAN.search(title) and " " not in title.strip():
        return title if len(title) <= _LONGEST_HAN else title[:_LONGEST_HAN]
    if not long:
        return title.strip()
    words = title.split()
    kept = words[:LONGEST_CLAIM]
    if _FIGURE.search(" ".join([*kept[-1:], words[LONGEST_CLAIM]])) and re.fullmatch(
        _SCALE, f" {words[LONGEST_CLAIM]}"
    ):
        kept.append(words[LONGEST_CLAIM])
    at = max((i for i, word in enumerate(kept) if word.lower() in _BEFORE), default=0)
    return _ended(kept[:at] if at > SHORTEST_CLAIM else kept)


def key_of(text: str) -> str:
    """The longest word that carries meaning and can be set large."""
    if HAN.search(text) or len(text.split()) < _FEWEST_FOR_KEY:
        return ""
    bare = [word.strip(_EDGES + "“”„«»\"'()") for word in text.split()]
    able = [word for word in bare if len(word) <= _LONGEST_KEY and word.lower() not in SAYS_LITTLE]
    return max(reversed(able), key=len, default="")


def _ended(words: list[str]) -> str:
    kept = list(words)
    while len(kept) > SHORTEST_CLAIM and kept[-1].strip(_EDGES).lower() in SAYS_LITTLE:
        kept.pop()
    return " ".join(kept).strip(_EDGES)


def _says_something(part: str) -> bool:
    if HAN.search(part) and " " not in part.strip():
        return SHORTEST_CLAIM <= len(part.strip()) <= _LONGEST_HAN
    return SHORTEST_CLAIM <= len(part.split()) <= LONGEST_CLAIM


def _figure(title: str) -> re.Match[str] | None:
    """The first figure that is no year."""
    return next((found for found in _FIGURE.finditer(title) if not _YEAR.fullmatch(found["value"])), None)


def _is_unit(word: str) -> bool:
    return bool(word) and word.lower() not in WEAK and len(word) <= _LONGEST_UNIT
