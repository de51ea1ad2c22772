"""When written words were said, by what was heard."""

from uuid import UUID

from adapters.speech.hearing import times_of
from adapters.speech.openai_asking import spoken
from application.ports.speech import SpeechOrder
from domain.shared.ids import TenantId
from render_cluster.speech.tokens import tokens_of

TEXT = "Refunds of $90 reached 140,803 people — in one year."
HEARD = [
    ("Refunds", 0.1),
    ("of", 0.6),
    ("ninety", 0.8),
    ("dollars", 1.1),
    ("reached", 1.5),
    ("one", 2.0),
    ("hundred", 2.2),
    ("people", 3.0),
    ("in", 3.5),
    ("one", 3.7),
    ("year", 4.0),
]


def test_what_is_written_is_kept_and_timed_by_what_was_heard() -> None:
    words = times_of(tokens_of(TEXT), TEXT, HEARD, 4.5)

    assert words is not None
    assert [word.text for word in words] == TEXT.split()
    starts = {word.text: word.start_sec for word in words}
    assert (starts["reached"], starts["people"], starts["year."]) == (1.5, 3.0, 4.0)
    assert 0.6 < starts["$90"] < 1.5
    assert words[-1].end_sec == 4.5


def test_times_never_go_back() -> None:
    shuffled = [(word, 4.4 - start) for word, start in HEARD]
    words = times_of(tokens_of(TEXT), TEXT, shuffled, 4.5) or ()

    assert [word.start_sec for word in words] == sorted(word.start_sec for word in words)


def test_a_transcription_of_something_else_is_not_believed() -> None:
    assert times_of(tokens_of(TEXT), TEXT, [("Buy", 0.1), ("our", 0.4), ("people", 0.8)], 4.5) is None
    assert times_of(tokens_of(TEXT), TEXT, [], 4.5) is None


def test_times_outside_the_sound_are_left_out() -> None:
    late = [(word, start + 100) for word, start in HEARD]

    assert times_of(tokens_of(TEXT), TEXT, late, 4.5) is None


def test_the_brands_words_are_sent_as_they_are_said() -> None:
    order = SpeechOrder(
        tenant_id=TenantId(UUID(int=1)), text="SQL and NoSQL: use SQL.", language="en", lexicon=(("SQL", "sequel\\1"),)
    )

    assert spoken(order) == "sequel\\1 and NoSQL: use sequel\\1."


def test_a_word_of_the_lexicon_is_said_in_any_case_the_longest_first_and_only_once() -> None:
    lexicon = (("Bergen", "Mountains"), ("bergen opera", "the house"), ("mountains", "hills"))
    text, tenant = "BERGEN has the Bergen Opera.", TenantId(UUID(int=1))
    order = SpeechOrder(tenant_id=tenant, text=text, language="en", lexicon=lexicon)

    assert spoken(order) == "Mountains has the the house."
