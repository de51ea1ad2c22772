"""How much a sentence carries: named features with weights that were set by reading the results."""

import math
import re
from collections.abc import Mapping

from adapters.language.offline.languages import Language
from adapters.language.offline.sentences import Sentence
from adapters.language.offline.words import CONTRAST, IMPERATIVE, NUMBER, terms
from application.contracts.article import BlockKind

BEST_SIZE, LONG = 13, 18
_DEFINITION = re.compile(r"[\"“]?(?:An? |The )?([\w -]{2,40})[\"”]? (refers to|is|are) (a|an|the|software|like)\b")
WEIGHTS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (0.7, re.compile(rf"(?<![\w.-])(?:{NUMBER})(?!\w)")),
    (0.5, IMPERATIVE),
    (0.4, re.compile(r"\b(you|your)\b")),
    (0.5, re.compile(r"^.{0,52}\b(is|are|refers to) (a|an|the|software|like)\b")),
    (0.5, re.compile(r"(?i)\b(most|best|worst|never|every|only|simplest|no replacement|not .* but|neither)\b")),
    (-0.4, re.compile(r"(?i)\b(may|might|could|some|various|etc)\b")),
    (-0.4, re.compile(r"^(The|Our) (?!most)[a-z]")),
    (-0.8, re.compile(r"^(Imagine|Think of|One example|Now that|Exit|Give|Click|Now|By default)")),
    (-1.5, re.compile(r"\b[A-Z]\d\b")),
    (-1.0, re.compile(r"^(You(’|')ve |Returning|Building on|Looking|When we think|Over the (past|last))")),
    (-0.6, re.compile(r"!$")),
    (0.9, re.compile(rf"\bfrom (?:{NUMBER})\S*(?: \w+)? to (?:{NUMBER})")),
    (0.8, re.compile(r"million|billion|\d ?%|\d,\d{3}")),
    (
        -1.5,
        re.compile(
            r"(?i)\babuzz\b|\bin today[’']s\b|\bin recent years\b|more and more|no secret|change the game|"
            r"as we all know|game.changer|ever.changing|\bcutting.edge\b"
        ),
    ),
    (-0.5, re.compile(r"\balso\b")),
    (-3.5, re.compile(r"(?i)\b(we|you)[’'](re| are) (now )?ready\b|ready to start")),
    (-0.7, re.compile(r"^(We|When we|As we)\b")),
    (-0.8, re.compile(r"^We(’|')?(ll| will)\b")),
)
ABSTRACT = 4.0
_ABSTRACT = re.compile(r"\b\w{3,}(?:tions?|ments?|ness|it(?:y|ies)|ances?|ences?|isms?|ships?)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
SUMMARY = re.compile(r"(?i)(in conclusion|in short|to sum up|the (result|goal|key))")
SUBORDINATE = re.compile(r"(?i)^(while|although|though|since|as|when|if) ")


def score_of(sentence: Sentence, weights: Mapping[str, float], title: str, language: Language) -> float:
    words = set(terms(sentence.text))
    carried = sum(weights.get(word, 0) for word in words) / math.sqrt(len(words) + 3)
    features = sum(weight for weight, pattern in WEIGHTS if pattern.search(sentence.text))
    return carried + features + _place(sentence, words) + _form(sentence, title, language)


def _place(sentence: Sentence, words: set[str]) -> float:
    first, opens = sentence.position == 0, sentence.passage_position == 0
    item = sentence.passage.kind is BlockKind.LIST
    value = 0.5 * first + 0.5 * opens + 0.4 * (first and opens)
    value += 0.4 * bool(set(terms(sentence.section.title)) & words)
    value -= 0.5 * (item and sentence.section.level > 1)
    value -= 1.5 * (item and bool(sentence.passage.label) and sentence.section.level > 2 and sentence.size < 22)
    return value


def _form(sentence: Sentence, title: str, language: Language) -> float:
    text = sentence.text
    value = -0.35 * abs(sentence.size - BEST_SIZE) / 6 - 0.08 * max(sentence.size - LONG, 0)
    value += 2.0 * bool(SUMMARY.match(sentence.full)) + 1.0 * bool(language.factive.match(sentence.full))
    value += 1.0 * _defines_title(text, title) + 0.8 * bool(CONTRAST.match(sentence.following))
    value -= 0.6 * ("first_person" in sentence.faults) + 0.25 * len(re.findall(r"\b[A-Z]{2,}\b", text))
    value += 0.25 * min(len(_NAME.findall(text)), 2) - ABSTRACT * len(_ABSTRACT.findall(text)) / max(sentence.size, 1)
    value -= 0.4 * text.count(",") / 3 + 0.5 * (bool(SUBORDINATE.match(text)) and sentence.size > 20)
    return value


def _defines_title(text: str, title: str) -> bool:
    if not _DEFINITION.match(text):
        return False
    acronym = re.match(r"[\"“]?([A-Z]{2,5})\b", text)
    return bool(set(terms(text[:30])) & set(terms(title))) or (acronym is not None and acronym[1] in title)
