"""A style guide's edits: what they leave out stays, and what makes no sense is refused."""

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from application.contracts.style import StyleEdit, StylePayload
from domain.tenancy.channel import BrandStyle
from domain.tenancy.style import Narrator, Person, StyleGuide


def test_an_edit_changes_what_it_names_and_keeps_the_rest() -> None:
    before = StyleGuide(tone_words=("warm",), lexicon={"SQL": "sequel"})
    after = StyleEdit(person=Person.YOU, sentence_words=18).applied_to(before)

    assert (after.person, after.sentence_words) == (Person.YOU, 18)
    assert (after.tone_words, after.lexicon) == (("warm",), {"SQL": "sequel"})


@pytest.mark.parametrize(
    "given",
    [
        {"lexicon": {"SQL": ""}},
        {"lexicon": {" ": "nothing"}},
        {"tone_words": ["  "]},
        {"reading_level": 2},
        {"sentence_words": 100},
        {"calls_to_action": ["x" * 201]},
    ],
)
def test_what_no_writer_could_follow_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        StyleEdit.model_validate(given)


def test_a_brand_kept_before_there_were_style_guides_gets_the_usual_one() -> None:
    kept = {"id": "6f1b9a8e-0000-4000-8000-000000000001", "name": "Ours", "updated_at": "2026-01-01T12:00:00Z"}
    brand = TypeAdapter(BrandStyle).validate_python(kept)

    assert brand.style == StyleGuide()


def test_a_style_guide_is_the_same_after_it_was_kept() -> None:
    style = StyleGuide(narrator=Narrator.REPORT, lexicon={"SQL": "sequel"}, sample_lines=("Plain is kind.",))

    assert TypeAdapter(StyleGuide).validate_python(to_jsonable_python(style)) == style
    assert StylePayload.of(style).lexicon == {"SQL": "sequel"}
