"""The style guide as the fields of a form, and back."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from domain.tenancy.channel import Channel
from domain.tenancy.style import Narrator, Person
from entrypoints.portal.views.settings import parts

SPOKEN_AS = "="
NARRATORS = (
    (Narrator.OWN, "Ours: “we” may be said"),
    (Narrator.REPORT, "Somebody else’s: we report on it, “we” is not said"),
)
PERSONS = (
    (Person.ANY, "Whoever fits"),
    (Person.YOU, "You"),
    (Person.WE, "We"),
    (Person.THIRD, "Neither: he, she, they, it"),
)
SENTENCES = {
    "tone_words": "Up to 20 words, each of 1 to 60 letters.",
    "required_words": "Up to 20 words, each of 1 to 60 letters.",
    "calls_to_action": "Up to 20 lines, each of 1 to 200 letters.",
    "sample_lines": "Up to 20 lines, each of 1 to 200 letters.",
    "reading_level": "Between 3 and 18.",
    "sentence_words": "Between 8 and 40.",
    "lexicon": "Each line is a word, “=” and how it is spoken, as SQL = sequel.",
}


def style_fields(channel: Channel) -> dict[str, Any]:
    style = channel.brand.style
    return {
        "narrator": style.narrator,
        "person": style.person,
        "tone_words": "\n".join(style.tone_words),
        "required_words": "\n".join(style.required_words),
        "calls_to_action": "\n".join(style.calls_to_action),
        "reading_level": style.reading_level,
        "sentence_words": style.sentence_words,
        "lexicon": "\n".join(f"{word} {SPOKEN_AS} {spoken}" for word, spoken in style.lexicon.items()),
        "sample_lines": "\n".join(style.sample_lines),
    }


def lexicon_of(text: str) -> dict[str, str]:
    """A line without its other half becomes an empty entry, which no lexicon takes."""
    pairs = (line.partition(SPOKEN_AS) for line in parts(text))
    return {word.strip(): spoken.strip() for word, _, spoken in pairs}


def problems(error: ValidationError) -> Mapping[str, str]:
    """One sentence a field."""
    names = (next((str(part) for part in row["loc"] if part in SENTENCES), "") for row in error.errors())
    return {name: SENTENCES[name] for name in names if name}
