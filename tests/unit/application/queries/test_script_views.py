"""A script beside its earlier version, and beside its article."""

from application.contracts.payloads import ScriptPayload
from application.queries.script_changes import changes_between, compared
from application.queries.script_sources import AROUND, beside
from domain.scripts.scene import Scene, SourceSpan
from tests.support.builders import a_scene, a_script

TEXT = "A first paragraph.\n\nVera sold 1,400 cups. Rain fell.\n\nA last paragraph."


def script_of(*scenes: Scene) -> ScriptPayload:
    return ScriptPayload.of(a_script(scenes=scenes))


def at(text: str, kind: str) -> SourceSpan:
    start = TEXT.index(text)
    return SourceSpan(kind=kind, text=text, start=start, end=start + len(text))


def test_two_versions_are_compared_word_by_word() -> None:
    old = script_of(a_scene(narration="One two three", on_screen_text=""))
    new = script_of(a_scene(narration="One four three", on_screen_text=""), a_scene(scene_id="s2"))
    first, second = compared(old, new)

    assert [(run.kind, run.text) for run in first.before] == [("same", "One"), ("cut", "two"), ("same", "three")]
    assert [(run.kind, run.text) for run in first.after] == [("same", "One"), ("new", "four"), ("same", "three")]
    assert (second.before, second.changed) == ((), True)


def test_scenes_that_are_the_same_are_left_out() -> None:
    old = script_of(a_scene(narration="One two."), a_scene(scene_id="s2"))
    new = script_of(a_scene(narration="One."), a_scene(scene_id="s2"))

    assert [change.scene_id for change in changes_between(old, new).scenes] == ["s1"]


def test_a_figure_is_told_from_the_sentence_in_which_it_stands() -> None:
    spans = (at("Vera sold 1,400 cups.", "sentence"), at("1,400", "number"))
    (scene,) = beside(script_of(a_scene(sources=spans)), TEXT)

    assert [(run.kind, run.text) for run in scene.passages[0]] == [
        ("sentence", "Vera sold "),
        ("number", "1,400"),
        ("sentence", " cups."),
        ("plain", " Rain fell."),
    ]


def test_places_apart_are_passages_of_their_own() -> None:
    spans = (at("A last paragraph.", "sentence"), at("A first paragraph.", "sentence"))
    (scene,) = beside(script_of(a_scene(sources=spans)), TEXT)

    assert [passage[0].text for passage in scene.passages] == ["A first paragraph.", "A last paragraph."]


def test_a_long_paragraph_is_shown_around_the_place_only() -> None:
    text = "word " * 200 + "HERE" + " word" * 200
    start = text.index("HERE")
    span = SourceSpan(kind="name", text="HERE", start=start, end=start + 4)
    (scene,) = beside(script_of(a_scene(sources=(span,))), text)

    assert sum(len(run.text) for run in scene.passages[0]) <= 2 * AROUND + 4


def test_a_scene_without_a_place_has_no_passage_and_places_of_another_text_are_none() -> None:
    beyond = SourceSpan(kind="sentence", text="x", start=10_000, end=10_001)
    first, second = beside(script_of(a_scene(), a_scene(scene_id="s2", sources=(beyond,))), TEXT)

    assert (first.passages, second.passages) == ((), ())
