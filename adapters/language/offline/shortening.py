"""Cuts that keep the truth: nothing that carries a number, a negation or a limit is taken away."""

import re
from collections.abc import Callable

from adapters.language.offline.languages import Language
from adapters.language.offline.words import capitalised, count_words, ended

LIMIT = 22
FEWEST_CUT = 6
_CONDITION = re.compile(r"(?i)(if|when|while|because|since|although|as|whether)\b")
_PHRASE = re.compile(r"(?i)(\w+ing|in|at|on|with|after|before|for|from|during|by|among|to) [^,]*$")
"""What comes before the subject: it keeps its comma."""
_NAMED_EXAMPLE = re.compile(r"For (?:example|instance), (?=(?:[\w’']+ ){0,5}[A-Z][a-z])")
_BARE_LEADS = ("so", "note that", "remember that", "keep in mind that")
_DASH_TAIL = re.compile(r"\s*[—–] ?(?:for example|such as|like|including|whether|even|on activities|see|or the)?[^—]*$")
_COORDINATED = re.compile(r", and (?:these|this|that|they|it) [^,;]*[.!]?$")
_BEFORE_BUT = re.compile(r"[^,;]{20,}, but (?=(there(’|')s|there is|the|a|an|most|many|you) )")
_SO_WHEN = re.compile(r", so when (?:we|i) .*$", re.IGNORECASE)
_LONG_COORDINATED = re.compile(
    r",? (?:and|so that|so when|so|because|since|as|where) "
    r"(?:we|you|they|it|this|that|these|their|there|the \w+|in \w+ \w+) [^,;]*?[.!?]?$"
)
_WITH_DOING = re.compile(r", with [^,;]* \w+ing\b[^,;]*[.!]?$")
_ALSO_DOES = re.compile(
    r",? and (?:helps|allows|ensures|lets|makes|gives|shows|keeps|tells|uses|provides|offers) "
    r"(?:[\w’-]+ ){2,}[^,;]*[.!]?$"
)
_PARTICIPLE = re.compile(r",? (?:rather than|instead of|based on|as|by) \w+ing\b[^,;]*[.!]?$")
_CODE_TAIL = re.compile(r",? (?:by|with|like|using|such as|called|named) [^,.`]*`[^`]*[^\w`][^`]*`.*$")

Cut = Callable[[str, Language, int], str]


def shorten(text: str, language: Language, limit: int = LIMIT) -> str:
    """Languages without clause rules lose parentheses only."""
    cuts = _CUTS if language.code == "en" else _PLAIN_CUTS
    for cut in cuts:
        text = cut(text, language, limit)
    text = re.sub(r"^[\"“](\w+)[\"”]", r"\1", text.replace("`", ""))
    text = re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", re.sub(r"\s+", " ", text)).strip()
    return ended(capitalised(text)) if text else ""


def _parentheses(text: str, _language: Language, _limit: int) -> str:
    text = re.sub(r"\s*\((?:[^()]|\([^()]*\))*\)", "", text)
    text = re.sub(r"^[A-ZÄÖÜ]{3,}[\w ,.]* [—–] (?=[A-Z])", "", text)
    return re.sub(r", (however|though|of course|in fact),", "", text)


def _lead(text: str, language: Language, _limit: int) -> str:
    found = re.match(rf"{language.lead.pattern},? (?!that\b)(?=[\w`])", text)
    if found and ("," in found[0] or found[0].lower().strip() in _BARE_LEADS):
        return capitalised(text[found.end() :])
    return text


def _example(text: str, _language: Language, _limit: int) -> str:
    """An example that names somebody stands by itself."""
    found = _NAMED_EXAMPLE.match(text)
    return capitalised(text[found.end() :]) if found else text


def _factive(text: str, language: Language, _limit: int) -> str:
    found = language.factive.match(text)
    return capitalised(text[found.end() :]) if found else text


def _dash_insert(text: str, language: Language, _limit: int) -> str:
    found = re.search(r" — [^—]*? — ", text)
    if found and count_words(text) > 14 and not language.hedge.search(found[0]):
        comma = "," if _PHRASE.match(text[: found.start()]) else ""
        return f"{text[: found.start()]}{comma} {text[found.end() :]}"
    return text


def _dash_tail(text: str, language: Language, _limit: int) -> str:
    found = _DASH_TAIL.search(text)
    if found is None or count_words(text[: found.start()]) < 7 or count_words(text) <= 14 or _CONDITION.match(text):
        return text
    harmless = "for example" in found[0] or not language.hedge.search(found[0])
    follows = re.match(r"\s*[—–] ?(and|but|not|yet)\b", found[0])
    return ended(text[: found.start()]) if harmless and not follows else text


def _tail(text: str, language: Language, _limit: int) -> str:
    for _ in range(2):
        text = _without(text, language.tail, language, longer_than=16, leaving=6)
    return text


def _semicolon(text: str, _language: Language, _limit: int) -> str:
    found = re.search(r"; [^;]*$", text)
    if found and count_words(text[: found.start()]) >= 6 and count_words(text) > 14:
        return ended(text[: found.start()])
    return text


def _coordinated(text: str, language: Language, _limit: int) -> str:
    """A tail of a few words is no ballast: “…, and they are right” turns the sentence round."""
    found = _COORDINATED.search(text)
    if found is None or count_words(found[0]) < FEWEST_CUT:
        return text
    return _without(text, _COORDINATED, language, longer_than=0, leaving=6)


def _before_but(text: str, _language: Language, _limit: int) -> str:
    found = _BEFORE_BUT.match(text)
    if found and count_words(text[found.end() :]) >= 5 and re.search(r"\b(we|i)\b", found[0].lower()):
        return text if re.search(r"\d", found[0]) else capitalised(text[found.end() :])
    return text


def _long_tails(text: str, language: Language, limit: int) -> str:
    text = _without(text, _LONG_COORDINATED, language, longer_than=limit, leaving=8)
    text = _without(text, _SO_WHEN, language, longer_than=0, leaving=4)
    text = _without(text, _WITH_DOING, language, longer_than=16, leaving=7)
    text = _without(text, _ALSO_DOES, language, longer_than=18, leaving=6)
    return _without(text, _PARTICIPLE, language, longer_than=limit, leaving=8)


def _code_tail(text: str, _language: Language, _limit: int) -> str:
    return re.sub(r"\s*—\s*", ", ", _CODE_TAIL.sub(".", text))


def _without(text: str, clause: re.Pattern[str], language: Language, *, longer_than: int, leaving: int) -> str:
    found = clause.search(text)
    if found is None or count_words(text) <= longer_than or count_words(text[: found.start()]) < leaving:
        return text
    return text if language.hedge.search(found[0]) else ended(text[: found.start()])


_PLAIN_CUTS: tuple[Cut, ...] = (_parentheses,)
_CUTS: tuple[Cut, ...] = (
    _parentheses,
    _lead,
    _example,
    _factive,
    _dash_insert,
    _dash_tail,
    _tail,
    _semicolon,
    _coordinated,
    _before_but,
    _long_tails,
    _code_tail,
)
