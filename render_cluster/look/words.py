"""Words of a text that is to be set: what sticks together, where it may break, what is stressed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pyphen

LONGEST_TEXT = 600
_LONG_WORD, _ENDLESS_WORD, _CHUNK = 13, 26, 10
_MARKS_PER_SIGN = 2
_FUNCTION_WORDS = """
a an the of to in on at by for from with and or but as is are was were that its our your their his her you it when if
this these those not no how what why who
der die das den dem des ein eine einen einem einer und oder von zu im am für mit auf aus bei ist sind nicht
le la les un une du de et ou à en el los las y o por para con il lo gli i di e da che
"""
WEAK = frozenset(_FUNCTION_WORDS.split())
"""Lines do not end on these."""
_LITTLE = """
before after about into than while where when which without every more most between during just enough only also
anything something nothing everything anyone someone nobody everybody
"""
SAYS_LITTLE = WEAK | frozenset(_LITTLE.split())
"""Nobody stresses these either."""
_UNIT = (
    r"(?:million|billion|trillion|thousand|percent|per cent|Millionen|Milliarden|Mio\.|Mrd\.|Prozent|[kMGT]B|%|€|\$|£|"
    r"(?:second|minute|hour|day|week|month|year|degree|euro|dollar)s?|Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|"
    r"Monaten?|Jahren?|Grad|Euro|ms|km|kg|cm|mm|kWh)\b"
)
_GLUE = (
    (re.compile(rf"(\d[\d.,]*) ({_UNIT})"), "\\1\u00a0\\2"),
    (re.compile(r"\b([A-Z][a-z]+) (\d{1,2})\b(?!\S)"), "\\1\u00a0\\2"),
    (re.compile(r" ([—–])(?= )"), "\u00a0\\1"),
    (re.compile(r"\b([Aa]n?) (?=\w)"), "\\1\u00a0"),
)
HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\u3000-\u303f\uff00-\uff60]")
_SIGNS = re.compile(
    r"[（《「『“]*(?:[A-Za-z0-9][A-Za-z0-9.,:%]{0,11}(?<![.,:])|.)[、，。！？；：）》」』”…,.!?:;)]*", re.DOTALL
)

_HUMP = re.compile(r"[A-Z]?[^A-Z]+|[A-Z]+(?![^A-Z])")
"""Parts of a name like ClimateCorps.gov."""


class Seam(StrEnum):
    """What stands between a word and the one before it."""

    SPACE = "space"
    HYPHEN = "hyphen"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    seam: Seam = Seam.SPACE
    stressed: bool = False


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """One line of composed characters, without control signs or towers of accents."""
    kept, marks = [], 0
    for char in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= _MARKS_PER_SIGN and (unicodedata.category(char) not in {"Cc", "Cs", "Co"} or char.isspace()):
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"


def words_of(text: str, *, upper: bool = False, loose: bool = False, language: str = "") -> list[Word]:
    """`loose` words stick to nothing."""
    for pattern, glued in () if loose else _GLUE:
        text = pattern.sub(glued, text)
    parts = (part for raw in text.split(" ") if raw for part in _parts(raw, language))
    return [replace(part, text=part.text.upper()) if upper else part for part in parts]


def stress(words: Sequence[Word]) -> list[Word]:
    """Mark the one word that tells most: a figure, else the longest that carries meaning."""
    whole = [i for i, word in enumerate(words) if word.seam is Seam.SPACE]
    if len(whole) < 2 or len(whole) > 14:  # noqa: PLR2004 - one word is stressed as it is, a paragraph has no one word
        return list(words)

    spans = [range(start, end) for start, end in zip(whole, [*whole[1:], len(words)], strict=True)]

    def weight(span: range) -> tuple[int, int, int]:
        letters = re.sub(r"\W", "", "".join(words[i].text for i in span))
        figure = any(char.isdigit() for char in letters)
        return (0 if letters.lower() in SAYS_LITTLE else 1, 99 if figure else len(letters), span.start)

    best = max(spans, key=weight)
    return [replace(word, stressed=i in best) for i, word in enumerate(words)]


def joined(line: Sequence[Word], following: Word | None = None) -> str:
    """Return a line as it is drawn, with a hyphen if the next one goes on with the same word."""
    text = "".join((" " if i and word.seam is Seam.SPACE else "") + word.text for i, word in enumerate(line))
    return text + ("-" if following and following.seam is Seam.HYPHEN else "")


def _parts(raw: str, language: str) -> Iterator[Word]:
    if HAN.search(raw):
        for i, part in enumerate(_SIGNS.findall(raw)):
            yield Word(part, Seam.NOTHING if i else Seam.SPACE)
        return
    for i, piece in enumerate(raw.split("\u00ad")):
        first = Seam.HYPHEN if i else Seam.SPACE
        for k, (text, seam) in enumerate(_syllables(piece, language)):
            yield Word(text, seam if k else first)


def _syllables(word: str, language: str) -> Iterator[tuple[str, Seam]]:
    letters = re.sub(r"^\W+|\W+$", "", word)
    if len(letters) < _LONG_WORD:
        yield word, Seam.SPACE
        return
    if len(humps := _HUMP.findall(word)) > 1:
        yield from ((hump, Seam.NOTHING) for hump in humps)
        return
    if "-" in letters or "/" in letters:
        for piece in re.findall(r"[^-/]+[-/]*|[-/]+", word):
            for start in range(0, len(piece), _ENDLESS_WORD):
                yield piece[start : start + _ENDLESS_WORD], Seam.NOTHING
        return
    places = [at for at in _dictionary(word, language).positions(word) if 4 < at < len(word) - 4]  # noqa: PLR2004 - no stumps
    if places and letters.isalpha():
        for start, end in zip([0, *places], [*places, len(word)], strict=True):
            yield word[start:end], Seam.HYPHEN
    elif len(word) > _ENDLESS_WORD:
        for start in range(0, len(word), _CHUNK):
            yield word[start : start + _CHUNK], Seam.NOTHING
    else:
        yield word, Seam.SPACE


def _dictionary(word: str, language: str) -> pyphen.Pyphen:
    guess = "de_DE" if re.search("[äöüß]|ung|keit|schaft", word.lower()) else "en_US"
    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=known or guess)
