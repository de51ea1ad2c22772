"""A brand's style guide as it is shown and changed."""

from dataclasses import asdict, replace
from typing import Annotated, Self

from pydantic import Field, StringConstraints

from application.contracts.base import Payload
from domain.tenancy.style import Narrator, Person, StyleGuide

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Grade = Annotated[int, Field(ge=3, le=18)]
SentenceWords = Annotated[int, Field(ge=8, le=40)]


class StylePayload(Payload):
    """`lexicon` says how a word is spoken; `reading_level` is the highest school grade of a script."""

    narrator: Narrator = Narrator.OWN
    person: Person = Person.ANY
    tone_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    calls_to_action: tuple[str, ...] = ()
    reading_level: int = 12
    sentence_words: int = 28
    lexicon: dict[str, str] = Field(default_factory=dict)
    sample_lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, style: StyleGuide) -> Self:
        return cls.model_validate(asdict(style))


class StyleEdit(Payload):
    """A field that is None stays as it is."""

    narrator: Narrator | None = None
    person: Person | None = None
    tone_words: tuple[Word, ...] | None = Field(default=None, max_length=20)
    required_words: tuple[Word, ...] | None = Field(default=None, max_length=20)
    calls_to_action: tuple[Sentence, ...] | None = Field(default=None, max_length=20)
    reading_level: Grade | None = None
    sentence_words: SentenceWords | None = None
    lexicon: dict[Word, Sentence] | None = Field(default=None, max_length=500)
    sample_lines: tuple[Sentence, ...] | None = Field(default=None, max_length=20)

    def applied_to(self, style: StyleGuide) -> StyleGuide:
        return replace(style, **self.model_dump(exclude_none=True))
