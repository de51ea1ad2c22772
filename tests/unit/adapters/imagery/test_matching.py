"""Which picture fits which words, and that none is shown twice."""

from adapters.imagery.matching import Described, assigned, chosen, scores

SHELF = {
    "harbour": Described("Ships in the harbour of Hamburg at dawn", ("port", "sea")),
    "trees": Described("A row of trees along a street in summer", ("shade", "city")),
    "bread": Described("Fresh bread on a wooden table", ("baking", "kitchen")),
    "meeting": Described("People at a meeting, looking at slides", ("office",)),
}


def best(query: str) -> str:
    return max(scores(query, SHELF).items(), key=lambda each: each[1])[0]


def test_words_and_tags_find_their_picture() -> None:
    assert best("Trees give shade to the city") == "trees"
    assert best("Five minutes of baking a day") == "bread"
    assert best("The port was quiet") == "harbour"


def test_forms_of_a_word_count_as_the_word() -> None:
    assert best("Meetings without a slide") == "meeting"


def test_a_picture_of_something_else_scores_nothing() -> None:
    assert scores("Quarterly revenue grew", SHELF) == dict.fromkeys(SHELF, 0.0)


def test_scores_are_between_nothing_and_everything() -> None:
    for query in ("", "trees", "trees trees trees", "A row of trees along a street in summer shade city"):
        assert all(0 <= score <= 1 for score in scores(query, SHELF).values())


def test_no_picture_is_given_to_two_scenes_and_the_better_fit_wins() -> None:
    wishes = [{"a": 0.6, "b": 0.5}, {"a": 0.9}, {"a": 0.7}]

    assert assigned(wishes, least=0.3) == ["b", "a", None]


def test_a_picture_that_fits_too_little_is_given_to_nobody() -> None:
    assert assigned([{"a": 0.2}, {}], least=0.3) == [None, None]


def test_every_scene_alone_finds_what_all_of_them_find() -> None:
    wishes = [scores(query, SHELF) for query in ("trees in the street", "a city street with trees", "bread")]
    alone = [chosen(wishes, place, least=0.1) for place in range(3)]

    assert alone == assigned(wishes, least=0.1)
    assert alone[2] == "bread"


def test_another_take_is_another_picture_as_long_as_there_is_one() -> None:
    wishes = [{"a": 0.9, "b": 0.5}, {"c": 0.8}]

    assert [chosen(wishes, 0, least=0.3, take=take) for take in (1, 2, 3)] == ["a", "b", None]
