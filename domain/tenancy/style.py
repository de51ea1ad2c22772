"""A brand's style guide: how its scripts speak, as data that writers follow and checks hold them to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Narrator(StrEnum):
    """Whose article it is: the channel's `own`, in which “we” is right, or someone else's that it reports on."""

    OWN = "own"
    REPORT = "report"


class Person(StrEnum):
    """Whom the narration speaks of: whoever fits, “you”, “we”, or neither."""

    ANY = "any"
    YOU = "you"
    WE = "we"
    THIRD = "third"


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleGuide:
    """`reading_level` is the highest school grade of a script, `sentence_words` the longest sentence.

    `lexicon` says how the voice speaks a word of the captions, in any case of its letters. `sample_lines` are lines
    in the brand's tone, shown to a model; nothing of them is copied.
    """

    narrator: Narrator = Narrator.OWN
    person: Person = Person.ANY
    tone_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    calls_to_action: tuple[str, ...] = ()
    reading_level: int = 12
    sentence_words: int = 28
    lexicon: Mapping[str, str] = field(default_factory=dict)
    sample_lines: tuple[str, ...] = ()
