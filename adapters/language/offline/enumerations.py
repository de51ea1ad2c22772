"""What a spoken sentence names one by one: “roles, practices, and norms” is three lines of a card."""

import re
import statistics

from adapters.language.offline.words import IMPERATIVE, STOP, capitalised, count_words, words

FEWEST, MOST, LONGEST_ITEM, LONGEST_LETTERS = 3, 5, 5, 34
WIDER = 2
"""As many words more than the others may the last item have, before it is more than an item."""
_SERIES = re.compile(r"[^,;:.!?]+(?:, [^,;:.!?]+)+,? (?:and|or|und|oder) [^,;:.!?]+")
_LAST = re.compile(r",? (?:and|or|und|oder) (?=[^,]*$)")
_TAIL = re.compile(
    r" (?:to|for|in|at|on|that|which|who|whose|when|while|so|because|by|with|without|from|before|after|during|at|is|"
    r"are|can|will|as|if|into|until|under|over|across|like|than|then)\b.*$"
)
_ADJECTIVE = re.compile(r"(?i)\w{2,}(al|ic|ive|ous|able|ible|ful|less|ary|ent|ant|er|est|y|ed)$")
_PRONOUN = re.compile(
    r"(?i)\b(it|its|they|them|their|this|that|these|those|he|she|we|you|your|our|etc|there|is|are|was)\b"
)
_JOINT = frozenset("of to for in on with and or at by from as are is into about across between than like".split())


def enumerated(text: str) -> tuple[str, ...]:
    """Three to five short items, each complete as it stands; none if the series cannot be cut out cleanly."""
    for found in _SERIES.finditer(text):
        parts = [part.strip() for part in _LAST.sub(", ", found[0]).split(",") if part.strip()]
        if FEWEST <= len(parts) <= MOST and (items := _items(parts)):
            return items
    return ()


def _items(parts: list[str]) -> tuple[str, ...]:
    middle = parts[1:-1]
    usual = max(1, round(statistics.median(map(count_words, middle))))
    last = _TAIL.sub("", parts[-1]) if count_words(parts[-1]) > usual else parts[-1]
    items = [_first(parts[0], middle[0], usual), *middle, last]
    if count_words(last) > usual + WIDER or _is_order(items[0]) is not _is_order(items[1]):
        return ()
    bare = [re.sub(r"(?i)^(?:the|an?|some|both) ", "", item).strip() for item in items]
    if len({item.lower() for item in bare}) < len(bare) or not all(map(_stands_alone, bare)):
        return ()
    if any(count_words(item) == 1 and _ADJECTIVE.match(item) for item in bare[:-1]) and count_words(bare[-1]) > 1:
        return ()
    return tuple(capitalised(item) for item in bare)


def _first(part: str, second: str, size: int) -> str:
    """The series begins somewhere inside its first part: behind a joint, or as many words back as the next item has."""
    said = part.split()
    if _is_order(second) and not _is_order(part):
        at = next((k for k in range(len(said) - 1, -1, -1) if IMPERATIVE.match(said[k] + " ")), None)
        return " ".join(said[at:]) if at is not None else ""
    for back in range(len(said) - 1, max(len(said) - LONGEST_ITEM - 1, 0) - 1, -1):
        if said[back].lower() in _JOINT:
            return " ".join(said[back + 1 :])
    return " ".join(said[-size:])


def _is_order(item: str) -> bool:
    return bool(IMPERATIVE.match(item + " "))


def _stands_alone(item: str) -> bool:
    size = count_words(item)
    if not 1 <= size <= LONGEST_ITEM or len(item) > LONGEST_LETTERS or _PRONOUN.search(item):
        return False
    first, last = words(item)[0].lower(), words(item)[-1].lower()
    return last not in STOP and first not in STOP and bool(re.search(r"[^\W\d_]{2,}", item))
