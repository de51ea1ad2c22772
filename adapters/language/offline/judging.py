"""Why a sentence may not be spoken: the rules, each with its name."""

import re

from adapters.language.offline.languages import Language
from adapters.language.offline.words import IMPERATIVE, MACHINE, VERB, count_words

SHORTEST = 4
_DEBRIS = re.compile(
    r"https?:|www\.|[{}|<>=#·•]|`[^`]*[^\w`\s][^`]*`|\w/\w+/|\\|\S+@\S+|\b[Ll]ine \d|"
    r"\w\.(yml|sql|env|py|js|md|dmp|sh|json|txt|docx?|xlsx?)\b|(^|\s)\.[a-z]{3}\b(?! domain)|"
    r"\bdocker compose\b.*\bdocker compose\b"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(these|those|such) (\w+ )?\w+s\b|"
    r"\b(all|some|most|many|each|any|both|part) of (these|those|this|them|that)\b|"
    r"\b(of|embodied|with|in) that \w+|\b(of|at|for|in|with) the same \w+|"
    r"^(\w+ ){0,3}(them|it)\b(?! (is|’s|was|can|may|seems|takes)\b)|^(we|you|they) then\b|\b(does|like) this\b|"
    r"^(in|between|on|from|at|by|after|before|since|during) [^,]{3,60}?,? (it|they|he|she) (?!is (hard|easy|clear))|"
    r"\bsa(id|ys) otherwise\b|\b(expect|do|doing|try|repeat|avoid) this\b|\b(do|did|doing) that[,.]|\bas well[:.,]|"
    r"^(?!.*\b\w{3,}s\b)[^,]* (without|with|of|for|to|from|by|about|on) them\.$|"
    r"\bthis (term|approach|person|scenario|change|technique|command|line|block|problem|history|role|list|order)\b|"
    r"\bthe (other|former|latter|first|second|last) (one|line)\b"
)
_HALF = re.compile(r"(?i)(because|if|although|unless|whereas|though|when|while|whether) [^,;:?]*[.!]$")
"""A condition or a reason without what it leads to."""
_QUOTES = (("“", "”"), ("(", ")"), ("«", "»"))
_INGREDIENT = re.compile(r"\d[\d/,.]* ?(kg|g|ml|l|tsp|tbsp|cups?|EL|TL)\b|\w+\.$")
_RELATIVE = re.compile(r"\b(that|which|who|where|designed) [^,.]*")


def faults_of(text: str, language: Language) -> set[str]:
    """`dangling`, `points_back` and `first_person` may be excused by the place; the rest is final."""
    found = {name for name, at_fault in _faults(text, language).items() if at_fault}
    return found if language.code == "en" else found - {"no_verb"}


def _faults(text: str, language: Language) -> dict[str, bool]:
    size = count_words(text)
    dangling = bool(language.dangling.match(text)) and not language.dangling_but_fine.match(text)
    english = language.code == "en"
    return {
        "addresses_machine": bool(MACHINE.search(text)),
        "dangling": dangling,
        "meta": bool(language.meta.search(text)),
        "first_person": bool(language.first_person.search(text)),
        "question": any(mark in text for mark in "?？؟"),
        "list_stem": text.endswith((":", "：")),
        "too_long": size > language.longest,
        "barred": bool(language.barred.search(text)),
        "too_short": size < SHORTEST,
        "unbalanced": any(text.count(left) != text.count(right) for left, right in _QUOTES) or text.count('"') % 2 == 1,
        "half": english and bool(_HALF.match(text)),
        "debris": bool(_DEBRIS.search(text)),
        "no_verb": not VERB.search(text) and not IMPERATIVE.match(text),
        "points_back": bool((_POINTS_BACK if english else language.points_back).search(text)),
    }


def faults_of_item(text: str, language: Language) -> set[str]:
    """An item of a list is a sentence only if it orders something, or has a verb outside its relative clauses."""
    faults = faults_of(text, language)
    verbless = not IMPERATIVE.match(text) and not VERB.search(_RELATIVE.sub("", text))
    if _INGREDIENT.match(text) or (language.code == "en" and verbless):
        faults.add("no_verb")
    return faults
