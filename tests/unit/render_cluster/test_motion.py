"""When the layers of cards come in, and what goes on moving: numbers only, no picture is laid down."""

from functools import lru_cache
from itertools import pairwise, product

import pytest

from render_cluster.look.drawing import layered
from render_cluster.look.layers import LayeredCard
from render_cluster.look.motion import FIRST, LAST, LATEST_SHARE, LEADS, MOST_HOLDS, Cue, Timing, cues
from render_cluster.look.order import LAYOUTS, CardContent, CardOrder
from render_cluster.look.poses import AT_REST, Pose
from render_cluster.look.tokens import load_template, template_names
from render_cluster.plan import CaptionState, CardPlan, ScenePlan
from render_cluster.spec import Card
from render_cluster.spoken import when_spoken
from tests.support.pictures import a_photograph, png

FRAMES = 150
READABLE = 0.9


@lru_cache
def a_card(template: str, layout: str, *, picture: bool = False) -> LayeredCard:
    content = CardContent(
        layout=layout,
        headline="Content design for action and flexibility",
        items=("Format | Size", "First step | 12 KB", "Second step | 7 KB", "Third step | 1 KB"),
        figure="90M",
        unit="dollars",
        attribution="Source: 18F",
        points=(("2023", 3.0), ("2024", 5.0), ("2025", 9.0)),
    )
    return layered(
        CardOrder(
            content=content,
            template=template,
            wordmark="18F",
            index=2,
            total=9,
            picture=png(a_photograph(1200, 900)) if picture else b"",
        )
    )


def told(card: LayeredCard, **timing: object) -> list[tuple[str, Cue]]:
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES, **timing))  # type: ignore[arg-type]
    return [(layer.name, cue) for layer, cue in zip(card.layers, found, strict=True)]


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), LAYOUTS)))
def test_all_layers_come_in_early_and_come_to_rest(template: str, layout: str) -> None:
    for name, cue in told(a_card(template, layout)):
        assert not cue.entrance or FIRST <= cue.first < cue.end <= LAST, name
        if cue.hold is None and cue.step < 0:
            assert cue.pose(LAST) == AT_REST, name


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), LAYOUTS)))
def test_the_first_frame_of_a_video_can_be_read(template: str, layout: str) -> None:
    card = a_card(template, layout)
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES, opens=True))
    poses = {
        layer.line: cue.pose(0)
        for layer, cue in zip(card.layers, found, strict=True)
        if layer.name in LEADS and layer.step < 0
    }

    for pose in poses.values():
        assert pose is not None
        assert pose.opacity * pose.shown >= READABLE
        assert abs(pose.dx) < 4


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), LAYOUTS)))
def test_two_things_move_at_most_while_a_card_is_read_and_its_progress(template: str, layout: str) -> None:
    for picture in (False, True):
        moves = {cue.hold.move for _, cue in told(a_card(template, layout, picture=picture)) if cue.hold}

        assert "fill" in moves
        assert len(moves - {"fill"}) <= MOST_HOLDS


@pytest.mark.parametrize("template", template_names())
def test_no_picture_grows_faster_than_the_eye_forgives(template: str) -> None:
    card = a_card(template, "photo", picture=True)

    for frames in (30, 60, 600):
        for cue in cues(card.template.motion, card.layers, Timing(frames=frames)):
            views = [pose.view for k in range(frames) if (pose := cue.pose(k)) and pose.view]
            zooms = [view[0] for view in views]
            assert all(0 <= after - before <= 0.004 + 1e-9 for before, after in pairwise(zooms))


def test_lines_rise_slide_and_land_as_their_template_does() -> None:
    first = {name: told(a_card(name, "list"))[_title(name)][1] for name in template_names()}

    rising = [first["gazette"].pose(k) for k in range(FIRST, LAST)]
    sliding = [first["schema"].pose(k) for k in range(FIRST, LAST)]
    landing = [first["placard"].pose(k) for k in range(FIRST, LAST)]
    assert [_seen(pose).shown for pose in rising] == sorted(_seen(pose).shown for pose in rising)
    assert _seen(rising[0]).side == "top"
    assert -64 < _seen(sliding[0]).dx < _seen(sliding[4]).dx < _seen(sliding[-1]).dx == 0
    assert 1 < _seen(landing[0]).scale < 1.3
    assert min(_seen(pose).scale for pose in landing) < 1
    assert _seen(landing[-1]).scale == 1


def _title(template: str) -> int:
    return [layer.name for layer in a_card(template, "list").layers].index("title")


def _seen(pose: Pose | None) -> Pose:
    assert pose is not None
    return pose


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), LAYOUTS)))
def test_words_never_leave_the_frame_on_their_way_in(template: str, layout: str) -> None:
    card = a_card(template, layout)
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES))
    for layer, cue in zip(card.layers, found, strict=True):
        poses = [pose for k in range(LAST) if (pose := cue.pose(k)) and layer.name in {*card.template.roles, "marker"}]
        for pose in poses:
            out = layer.image.width * (pose.scale - 1) / 2
            assert layer.x + pose.dx - out >= 0, layer.name
            assert layer.right + pose.dx + out <= card.frame.width, layer.name


def test_each_line_of_a_title_comes_after_the_one_above() -> None:
    for template in template_names():
        card = a_card(template, "list")
        found = cues(card.template.motion, card.layers, Timing(frames=FRAMES))
        firsts = [cue.first for layer, cue in zip(card.layers, found, strict=True) if layer.name == "title"]

        assert firsts == sorted(set(firsts))


def test_items_come_when_they_are_told_but_not_in_the_last_part_of_the_scene() -> None:
    card = a_card("gazette", "list")
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES, spoken=(0, 40, 70, 149)))
    firsts = {layer.row: cue.first for layer, cue in zip(card.layers, found, strict=True) if layer.name == "item"}

    assert firsts[0] < 20
    assert (firsts[1], firsts[2]) == (40, 70)
    assert firsts[3] == FRAMES * LATEST_SHARE


@pytest.mark.parametrize("spoken", [(), tuple(range(0, 110, 10))])
def test_all_items_of_a_long_list_are_shown_each_page_in_the_place_of_the_one_before(spoken: tuple[float, ...]) -> None:
    for template in template_names():
        content = CardContent(layout="list", headline="Eleven", items=tuple(f"Item {n}" for n in range(11)))
        card = layered(CardOrder(content=content, template=template, index=2, total=9))
        found = cues(card.template.motion, card.layers, Timing(frames=FRAMES, spoken=spoken))
        seen = [
            {layer.row for layer, cue in zip(card.layers, found, strict=True) if layer.row >= 0 and cue.pose(at)}
            for at in range(FRAMES)
        ]

        assert set.union(*seen) == set(range(11))
        assert seen[-1] == set(range(6, 11))
        assert not any(rows & set(range(6)) and rows & set(range(6, 11)) for rows in seen)
        title = next(cue for layer, cue in zip(card.layers, found, strict=True) if layer.group == "title")
        assert title.pose(FRAMES - 1)


def test_a_list_that_stands_still_shows_its_first_page_only() -> None:
    content = CardContent(layout="list", headline="Eleven", items=tuple(f"Item {n}" for n in range(11)))
    order = CardOrder(content=content, template="placard", index=2, total=9)

    assert {layer.page for layer in layered(order).layers} == {0, 1}
    assert layered(order).flat().tobytes() == layered(order, density=1.0).flat().tobytes()


def test_a_number_is_counted_up_to_what_stays() -> None:
    card = a_card("schema", "number")
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES))
    seen = [
        [layer.step for layer, cue in zip(card.layers, found, strict=True) if layer.name == "numeral" and cue.pose(k)]
        for k in range(FIRST, LAST)
    ]

    assert all(len(steps) == 1 for steps in seen)
    assert [steps[0] for steps in seen[:24:2]] == list(range(12))
    assert seen[-1] == [-1]


def test_every_template_names_moves_for_the_kinds_that_its_cards_have() -> None:
    for name in template_names():
        motion = load_template(name).motion
        kinds = [kind for entrance in motion.entrances.values() for kind in entrance.of]

        assert len(kinds) == len(set(kinds))
        assert not set(kinds) & set(motion.still)


def test_items_are_found_by_their_words_in_the_captions() -> None:
    words = ("first", "collect", "the", "input", "then", "perform", "work", "and", "deliver")
    states = tuple(
        CaptionState(first=10 * i, end=10 * i + 10, words=words, active=i, spoken=10 * i + 10)
        for i in range(len(words))
    )

    assert when_spoken(("Collect input", "Perform work", "Deliver results"), _scene(states)) == [10, 50, 80]


def test_items_without_words_are_spread_over_the_voice() -> None:
    found = when_spoken(("One", "Two", "Three"), _scene(()))

    assert found == sorted(found)
    assert found[-1] < 100 * LATEST_SHARE


def _scene(states: tuple[CaptionState, ...]) -> ScenePlan:
    return ScenePlan(
        scene_id="s",
        label="",
        visual=CardPlan(card=Card(layout="list")),
        voice=None,
        first=0,
        frames=110,
        voice_first=3,
        voice_frames=100,
        states=states,
    )
