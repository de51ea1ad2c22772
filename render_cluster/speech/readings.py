"""What stands written and is said otherwise: rules in their order, each with how it is said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from render_cluster.speech.moments import (
    clock,
    numeric_date,
    ordinal,
    said_clock,
    said_date,
    said_numeric_date,
    written_date,
)
from render_cluster.speech.numerals import said_number, said_year
from render_cluster.speech.quantities import quantity, said_quantity
from render_cluster.speech.tongues import Tongue

LONGEST_ENTRY = 60
Saying = Callable[[re.Match[str]], str | None]
_ADDRESS = re.compile(
    r"(?<![\w.@/-])(?:https?://)?(?:www\.)?[A-Za-z0-9_-]+(?:[.@][A-Za-z0-9_-]+)+(?:/[\w./-]*\w)?(?![\w@])", re.ASCII
)
_LETTERED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?")
_VERSION = re.compile(r"(?<![\w.,])v?\d+(?:\.\d+){2,}(?![\w.]*\w)")
_SLASHED = re.compile(r"(?<![\w.,:/])\d+(?:/\d+)+(?![\w/])")
_RATIO = re.compile(r"(?<![\w.,:/])(\d+):(\d)(?![\w:])")
_ENGLISH_ORDINAL = re.compile(r"(?<![\w.,])(\d[\d,]*)(?:st|nd|rd|th)(?!\w)")
_GERMAN_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,3})\.(?= \w)")
_ROMANCE_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,3})(?:[ºª]|er|ère|re|e|ème)(?!\w)")
_DECADE = re.compile(r"(?<![\w.,])(\d{2}|\d{4})(?:s|er)(?= |$|[.,;:!?])")
_ACRONYM = re.compile(r"(?<![\w.-])(?:[A-ZÄÖÜ]{2,5})(?=s?(?![\w.&]))")
_SAID_AS_WORDS = frozenset(
    {"NASA", "NATO", "UNO", "FIFA", "UEFA", "OPEC", "AIDS", "PISA", "PIN", "RAM", "LAN", "SIM", "COVID", "OK", "LASER"}
    | {"OTAN", "ONU", "SIDA", "ESA"}
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Characters `start` to `end` of the text are said so."""

    start: int
    end: int
    said: str


def readings(text: str, tongue: Tongue | None, lexicon: Mapping[str, str]) -> list[Spoken]:
    """In the order of the text; no two overlap, and earlier rules come first."""
    found: list[Spoken] = []
    for pattern, saying in [*_entries(lexicon), *(_rules(tongue) if tongue else ())]:
        for match in pattern.finditer(text):
            if match.end() == match.start() or any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            said = saying(match)
            if said is not None:
                found.append(Spoken(match.start(), match.end(), said))
    return sorted(found, key=lambda spoken: spoken.start)


def _entries(lexicon: Mapping[str, str]) -> Iterator[tuple[re.Pattern[str], Saying]]:
    """Words of a lexicon are taken in any case of their letters, the longest first."""
    for word in sorted(filter(str.strip, lexicon), key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(word.strip())}(?!\w)", re.IGNORECASE)
        yield pattern, partial(_instead, lexicon[word][:LONGEST_ENTRY])


def _instead(said: str, _: re.Match[str]) -> str:
    return " ".join(re.sub(r"[^\w\s.,'’-]", " ", said).split())


@cache
def _rules(tongue: Tongue) -> tuple[tuple[re.Pattern[str], Saying], ...]:
    rules: list[tuple[re.Pattern[str], Saying]] = [
        (_abbreviations(tongue), partial(_abbreviated, tongue)),
        (_VERSION, partial(_version, tongue)),
        (numeric_date, partial(said_numeric_date, tongue=tongue)),
        (written_date(tongue), partial(said_date, tongue=tongue)),
        (clock, partial(said_clock, tongue=tongue)),
        (_ADDRESS, partial(_address, tongue)),
        (re.compile("|".join(map(_fraction, tongue.fractions)) or r"(?!)"), lambda match: tongue.fractions[match[0]]),
        (_SLASHED, partial(_apart, tongue)),
        (_RATIO, lambda match: f"{said_number(match[1], tongue)} {tongue.to} {said_number(match[2], tongue)}"),
        (_DECADE, partial(_decade, tongue)),
        (_ordinals(tongue), partial(_ordinal, tongue)),
        (quantity(tongue), partial(said_quantity, tongue=tongue)),
        (_ACRONYM, partial(_spelt, tongue)),
        (re.compile("|".join(map(re.escape, tongue.signs)) or r"(?!)"), partial(_sign, tongue)),
    ]
    return tuple(rules)


def _abbreviations(tongue: Tongue) -> re.Pattern[str]:
    names = sorted(tongue.words, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _abbreviated(tongue: Tongue, match: re.Match[str]) -> str | None:
    """“No.” is a number before one, and else a word; what ends the text keeps its full stop."""
    if match[0].lower() == "no.":
        return "number" if re.match(r" ?\d", match.string[match.end() :]) else None
    ends = match[0].endswith(".") and not match.string[match.end() :].strip()
    return tongue.words[match[0].lower()] + ("." if ends else "")


def _version(tongue: Tongue, match: re.Match[str]) -> str:
    lead, digits = re.match(r"(v?)(.*)", match[0]).groups()  # type: ignore[union-attr] # it matches anything
    said = f" {tongue.point_word} ".join(said_number(part, tongue) or part for part in digits.split("."))
    return f"{lead} {said}".strip()


def _address(tongue: Tongue, match: re.Match[str]) -> str | None:
    core = re.sub(r"^https?://(www\.)?|^www\.", "", match[0])
    if _LETTERED.fullmatch(core) or not re.search(r"\.[A-Za-z]{2,}$", core.partition("/")[0]):
        return None
    parts = re.split(r"([./@_-]|(?<=\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\d))", core)
    names = {".": tongue.dot, "@": tongue.at}
    said = (
        names.get(part, "") or (said_number(part, tongue) if part.isdigit() else part.strip("/_-")) for part in parts
    )
    return " ".join(part for part in said if part)


def _fraction(written: str) -> str:
    return rf"(?<![\w/.,]){re.escape(written)}(?![\d/])"


def _apart(tongue: Tongue, match: re.Match[str]) -> str:
    return " ".join(said_number(part, tongue) or part for part in match[0].split("/"))


def _decade(tongue: Tongue, match: re.Match[str]) -> str | None:
    """“The 1990s” and “die 1990er”."""
    ending = match[0][len(match[1]) :]
    said = said_year(match[1], tongue) or said_number(match[1], tongue)
    if (tongue.code, ending) == ("de", "er"):
        return f"{said}er"
    if (tongue.code, ending) != ("en", "s") or not match[1].endswith("0") or said is None:
        return None
    return said[:-1] + "ies" if said.endswith("y") else said + "s"


def _ordinal(tongue: Tongue, match: re.Match[str]) -> str:
    said = ordinal(match[1].replace(",", ""), tongue, match.string[: match.start()])
    return re.sub(r"o$", "a", said) if match[0].endswith("ª") else said


def _ordinals(tongue: Tongue) -> re.Pattern[str]:
    own = {"en": _ENGLISH_ORDINAL, "de": _GERMAN_ORDINAL, "es": _ROMANCE_ORDINAL, "fr": _ROMANCE_ORDINAL}
    return own.get(tongue.code, _ROMANCE_ORDINAL if tongue.code == "pt" else re.compile(r"(?!)"))


def _spelt(tongue: Tongue, match: re.Match[str]) -> str | None:
    """Letter by letter, unless it is a word or everything around it is in capitals too."""
    beside = (
        re.findall(r"[^\W\d_]{2,}", match.string[: match.start()])[-1:]
        + re.findall(r"[^\W\d_]{2,}", match.string[match.end() :])[:1]
    )
    shouted = bool(beside) and all(word.isupper() and len(word) > 3 for word in beside)  # noqa: PLR2004 - no acronyms
    if match[0] in _SAID_AS_WORDS or shouted:
        return None
    return tongue.letters_apart.join(match[0]) + ("." if tongue.letters_apart == "." else "")


def _sign(tongue: Tongue, match: re.Match[str]) -> str:
    return tongue.signs[match[0]]
