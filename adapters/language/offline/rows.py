"""An item of a list as a line of a card: complete, or not shown."""

import re

from adapters.language.offline.words import capitalised, count_words

LONGEST_ROW = 8
_CLAUSE_END = re.compile(r" [—–] |: |; |, (?:which|who|so|because|and then|including|such as|where|like)\b| \(|\. ")


def complete(text: str) -> str:
    """The item, or its first clause if that is whole; empty if it cannot be told in a line."""
    text = text.replace("`", "").strip().rstrip(".;,")
    if count_words(text) > LONGEST_ROW:
        text = _CLAUSE_END.split(text)[0].rstrip(".;, ")
    return capitalised(text) if 0 < count_words(text) <= LONGEST_ROW else ""
