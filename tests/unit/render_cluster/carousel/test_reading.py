"""What is spoken in a video is written on a slide, and nothing is shown twice."""

from render_cluster.carousel.reading import to_read
from render_cluster.look.order import CardContent
from render_cluster.spec import Card, SceneSpec, Still

ITEMS = ("Name the inputs", "Write comments")


def a_scene(visual: Card | Still, narration: str = "") -> SceneSpec:
    return SceneSpec(scene_id="s", visual=visual, narration=narration, duration_sec=1)


def read(*scenes: SceneSpec) -> list[CardContent]:
    return [shown.content for shown in to_read([(scene, None) for scene in scenes])]


def test_a_list_that_a_video_comes_back_to_is_one_slide_and_its_rows_are_told() -> None:
    def pointing(active: int, said: str) -> SceneSpec:
        return a_scene(Card(layout="list", headline="Ways", items=ITEMS, active=active), said)

    found = read(pointing(1, "Name the inputs. Then all can read them."), pointing(2, "They help others."))

    assert found == [
        CardContent(layout="list", headline="Ways", items=ITEMS),
        CardContent(layout="headline", headline=ITEMS[0], attribution="Then all can read them."),
        CardContent(layout="headline", headline=ITEMS[1], attribution="They help others."),
    ]


def test_a_headline_gets_what_is_said_and_not_what_it_says_itself() -> None:
    scene = a_scene(Card(layout="headline", headline="Clarify code"), "Comments clarify code. They are for others.")

    assert [each.attribution for each in read(scene)] == ["They are for others."]


def test_the_decks_own_words_are_kept() -> None:
    scene = a_scene(Card(layout="headline", headline="Title", attribution="Deck"), "Something else is said.")

    assert [each.attribution for each in read(scene)] == ["Deck"]


def test_too_long_a_sentence_is_left_out_whole() -> None:
    scene = a_scene(Card(layout="headline", headline="Title"), f"Short one. {'And a very long one ' * 20}.")

    assert [each.attribution for each in read(scene)] == ["Short one."]


def test_a_picture_says_the_first_sentence_spoken_over_it() -> None:
    found = read(a_scene(Still(picture="x"), "It burns from 2 a.m. on. Nobody sleeps."))

    assert found == [CardContent(layout="photo", headline="It burns from 2 a.m. on. Nobody sleeps.")]


def test_a_silent_picture_stands_alone() -> None:
    assert read(a_scene(Still(picture="x"))) == [CardContent(layout="photo")]
