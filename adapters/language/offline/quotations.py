"""Direct speech: who said it goes before the words, and nobody's words are spoken without a name."""

import re
from dataclasses import dataclass

from adapters.language.offline.words import count_words, ended

LONGEST, SHORTEST = 24, 5
_SAYING = r"(?P<{verb}>said|says|explained|explains|added|adds|wrote|writes|told us|recalls|recalled)"
_NAME = r"(?P<{name}>[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*[\w’']|van|von|de|der|bin|al))*)"
_ROLE = r"(?:, (?P<{role}>[^“”\".]{{3,70}}))?"
_SPEECH = re.compile(
    rf"^[“\"](?P<words>[^“”\"]+)[”\"] "
    rf"(?:{_SAYING.format(verb='verb')} {_NAME.format(name='name')}{_ROLE.format(role='role')}"
    rf"|{_NAME.format(name='name2')}{_ROLE.format(role='role2')},? {_SAYING.format(verb='verb2')})\.?$"
)
_WHOLLY_QUOTED = re.compile(r"^[“\"][^“”\"]+[”\"]?$|^[^“”\"]+[”\"]$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """`by` is the name with what the text says of it; `spoken` is one sentence that begins with the name."""

    words: str
    by: str
    spoken: str


def quotation_in(text: str) -> Quotation | None:
    found = _SPEECH.match(text)
    if found is None:
        return None
    name, role = found["name"] or found["name2"], found["role"] or found["role2"] or ""
    words = ended(found["words"].strip().rstrip(","))
    if not SHORTEST <= count_words(words) <= LONGEST:
        return None
    verb = found["verb"] or found["verb2"]
    by = f"{name}, {role}" if role and not role.startswith("who ") else name
    return Quotation(words, by, f"{name} {verb}: “{words}”")


def unattributed(text: str) -> bool:
    """Words of somebody whose name stands in another sentence."""
    return bool(_WHOLLY_QUOTED.match(text))
