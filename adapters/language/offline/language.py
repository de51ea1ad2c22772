"""What differs from language to language: words that dangle, lead in, or speak of the page itself."""

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")


def any_of(words: str, *, whole: bool = True) -> re.Pattern[str]:
    pattern = "|".join(words.split("|"))
    return re.compile(rf"(?i)({pattern})\b" if whole else rf"(?i)({pattern})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """`factive` frames may go as they claim what follows; `tail` are clauses that may; `hedge` words may never.

    `keeps_capitals`: a heading behind “First:” stays as it is. `barred` is what a brand does not say, `longest` how
    many words a sentence may have.
    """

    code: str
    abbreviations: frozenset[str]
    dangling: re.Pattern[str] = NEVER
    dangling_but_fine: re.Pattern[str] = NEVER
    points_back: re.Pattern[str] = NEVER
    meta: re.Pattern[str] = NEVER
    first_person: re.Pattern[str] = NEVER
    lead: re.Pattern[str] = NEVER
    factive: re.Pattern[str] = NEVER
    tail: re.Pattern[str] = NEVER
    hedge: re.Pattern[str] = NEVER
    barred: re.Pattern[str] = NEVER
    longest: int = 28
    keeps_capitals: bool = False
    ordinals: tuple[str, ...] = ()
    close: str = ""
    more: str = ""
