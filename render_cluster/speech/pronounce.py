"""How a written word is said where the engine would stumble: numbers, signs, addresses, abbreviations, file names."""

import re
import unicodedata
from collections.abc import Sequence

from render_cluster.speech.numerals import MAGNITUDES, said_currency, said_number, said_sign
from render_cluster.speech.tokens import Token

_EDGES = re.compile(r"^(\W*?)([-−+~≈]?[$€£¥]?[\w@#].*?)([^\w%€$£¥×+#]*)$", re.DOTALL)
_RANGE = re.compile(r"(\d[\d.,]*)[–—-](\d[\d.,]*)(%?)")
_DOTTED = re.compile(r"[\w-]+(\.[\w-]+)+")
_ORDINAL = re.compile(r"\d{1,2}\.")
_TO = {"en": "to", "de": "bis", "fr": "à", "es": "a", "it": "a", "nl": "tot", "pt": "a"}
_POINT = {"en": "point", "de": "Punkt"}
_DOT = {"en": "dot", "de": "Punkt", "fr": "point", "es": "punto", "it": "punto", "nl": "punt", "pt": "ponto"}
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pt": "e"}
_WORDS = {
    "en": {"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "vs": "versus", "etc.": "et cetera", "w/": "with"}
    | {"c#": "C sharp", "c++": "C plus plus", "approx.": "approximately", "&": "and", "+": "plus", "=": "equals"}
    | {"→": "to", "≥": "at least", "≤": "at most", "%": "percent", "@": "at"},
    "de": {"z.b.": "zum Beispiel", "d.h.": "das heißt", "bzw.": "beziehungsweise", "usw.": "und so weiter"}
    | {"ca.": "circa", "u.a.": "unter anderem", "&": "und", "+": "plus", "=": "gleich"},
}


def pronounced(tokens: Sequence[Token], language: str) -> tuple[str, ...]:
    """Return what is said for each written token; nothing for signs that are only seen."""
    base = language.lower().partition("-")[0].partition("_")[0]
    said = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1].text if index else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        said.append(_said(token.text, before, after, base))
    return tuple(said)


def _said(word: str, before: str, after: str, language: str) -> str:
    word = re.sub(r"[*_`<>|\\]+", " ", word).strip()
    known = _WORDS.get(language, {}).get(word.lower()) or said_sign(word, language)
    if known:
        return known
    edges = _EDGES.match(word)
    if not edges:
        return ""
    opening, core, closing = edges.groups()
    if language == "de" and after and _ORDINAL.fullmatch(word):
        return word
    if core.lower() in MAGNITUDES and (money := said_currency(_core(before), language)):
        return f"{core} {money}{_pauses(closing)}"
    text = said_number(core, language, _core(after).lower() in MAGNITUDES) or _spelled(core, language)
    return f"{_pauses(opening)}{_speakable(text)}{_pauses(closing)}"


def _core(word: str) -> str:
    edges = _EDGES.match(word)
    return edges.group(2) if edges else ""


def _spelled(core: str, language: str) -> str:
    span = _RANGE.fullmatch(core)
    if span and language in _TO:
        first, last = (said_number(part, language) or part for part in (span[1], span[2] + span[3]))
        return f"{first} {_TO[language]} {last}"
    core = re.sub(r"^https?://(www\.)?", "", core)
    if "/" in core:
        return " ".join(said_number(part, language) or _spelled(part, language) for part in core.split("/"))
    if _DOTTED.fullmatch(core) and language in _DOT and not re.fullmatch(r"([A-Za-z]\.)+[A-Za-z]?", core):
        dot = _POINT.get(language, "point") if core.lstrip("v").replace(".", "").isdigit() else _DOT[language]
        return f" {dot} ".join(said_number(part, language) or part for part in core.split("."))
    core = core.replace("&", f" {_AND.get(language, '&')} ")
    return re.sub(r"(?<=\w)_(?=\w)", " ", core)


def _speakable(text: str) -> str:
    """Leave out pictograms and signs that the engine would name."""
    kept = (char if unicodedata.category(char) not in {"So", "Sk", "Cn", "Co", "Cs", "Cf"} else " " for char in text)
    return " ".join("".join(kept).split())


def _pauses(signs: str) -> str:
    return "".join(sign for sign in signs if sign in ".,;:!?…。，、；：！？")
