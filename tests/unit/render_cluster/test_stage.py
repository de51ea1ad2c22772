"""Cards as frames: what is laid down is what was drawn, in any order, on any canvas, and never dead."""

from itertools import product

import numpy as np
import pytest
from PIL import Image

from render_cluster import planes
from render_cluster.look.drawing import layered
from render_cluster.look.layers import LayeredCard
from render_cluster.look.motion import Timing, cues
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.poses import Pose
from render_cluster.look.tokens import template_names
from render_cluster.panes import Pane
from render_cluster.pieces import ground_on, piece_of, place_on
from render_cluster.planes import Planes, from_rgb
from render_cluster.sprites import MARGIN, lay, sprite_of
from render_cluster.stage import Stage
from tests.support.pictures import a_photograph, png

FRAMES = 150
SMALL = (270, 480)


def a_card(template: str, layout: str, picture: bytes = b"") -> LayeredCard:
    content = CardContent(
        layout=layout,
        headline="Content design for action",
        items=("First | 1", "Second | 2", "Third | 3"),
        figure="90",
        points=(("a", 1.0), ("b", 2.0)),
    )
    order = CardOrder(content=content, template=template, wordmark="18F", index=2, total=9, picture=picture)
    return layered(order)


def a_stage(card: LayeredCard, size: tuple[int, int] = SMALL, **timing: object) -> Stage:
    place = place_on(card, *size)
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES, **timing))  # type: ignore[arg-type]
    pieces = [piece_of(layer, cue, place) for layer, cue in zip(card.layers, found, strict=True)]
    return Stage(ground_on(card, place, *size), pieces)


def frame(stage: Stage, k: int, size: tuple[int, int] = SMALL) -> Planes:
    out = planes.empty(*size)
    for plane in out:
        plane[:] = 77
    stage.draw(k, out)
    return out


def differ(one: Planes, other: Planes) -> float:
    return max(float(np.abs(a.astype(int) - b.astype(int)).max()) for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("template", template_names())
def test_a_card_at_rest_is_the_card_as_it_was_drawn(template: str) -> None:
    card = a_card(template, "list")
    found = cues(card.template.motion, card.layers, Timing(frames=FRAMES))
    calm = [layer for layer, cue in zip(card.layers, found, strict=True) if cue.hold is None]
    still = LayeredCard(template=card.template, frame=card.frame, ground=card.ground, layers=tuple(calm))
    size = card.frame.width, card.frame.height

    drawn, expected = frame(a_stage(still, size), 60, size), from_rgb(np.asarray(still.flat()))

    luma = np.abs(drawn[0].astype(int) - expected[0])
    assert luma.max() <= 4
    assert luma.mean() < 0.1
    chroma = np.abs(drawn[1].astype(int) - expected[1])
    assert (chroma > 12).mean() < 0.01


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), ("list", "headline", "photo"))))
def test_frames_are_the_same_in_any_order_and_beyond_the_scene(template: str, layout: str) -> None:
    card = a_card(template, layout, png(a_photograph(900, 1200)) if layout != "list" else b"")
    one, other = a_stage(card), a_stage(card)
    forwards = {k: frame(one, k) for k in (0, 5, 12, 40, 100, 149, 170)}

    for k in sorted(forwards, reverse=True):
        assert differ(frame(other, k), forwards[k]) == 0


@pytest.mark.parametrize(
    ("template", "layout"), list(product(template_names(), ("list", "headline", "number", "photo", "end")))
)
def test_something_moves_in_every_second_of_a_card(template: str, layout: str) -> None:
    size = (540, 960)
    stage = a_stage(a_card(template, layout, png(a_photograph(900, 1200)) if layout == "photo" else b""), size)
    begin = frame(stage, 40, size)

    for k in range(40, FRAMES - 30, 30):
        assert any(differ(frame(stage, after, size), begin) > 8 for after in range(k + 6, k + 31, 6))
        begin = frame(stage, k + 30, size)


@pytest.mark.parametrize("template", template_names())
def test_the_first_frame_of_a_video_shows_its_headline(template: str) -> None:
    card = a_card(template, "headline")
    opens, later = frame(a_stage(card, opens=True), 0), frame(a_stage(card), 0)
    settled = frame(a_stage(card), 100)
    words = next(layer for layer in card.layers if layer.name == "headline")
    rows = slice(words.y // 4, words.bottom // 4)

    ink = np.abs(settled[0][rows].astype(int) - later[0][rows]).sum()
    missing = np.abs(settled[0][rows].astype(int) - opens[0][rows]).sum()
    assert missing < 0.25 * ink


def test_items_stay_away_until_they_are_told() -> None:
    card = a_card("schema", "list")
    stage = a_stage(card, spoken=(0, 60, 80))
    second = next(layer for layer in card.layers if layer.name == "item" and layer.row == 1)
    box = (slice(second.y // 4, second.bottom // 4), slice(second.x // 4, second.right // 4))

    before, after = frame(stage, 55)[0][box].astype(int), frame(stage, 80)[0][box].astype(int)
    assert np.abs(after - before).max() > 60


@pytest.mark.parametrize("size", [(1080, 1080), (1920, 1080), (720, 1280), (1080, 1350), (180, 320)])
def test_any_canvas_is_filled(size: tuple[int, int]) -> None:
    order = CardOrder(
        content=CardContent(layout="list", headline="Title", items=("a", "b")), width=size[0], height=size[1], index=1
    )
    drawn = frame(a_stage(layered(order), size), 60, size)

    assert all(not (plane == 77).all(axis=0).any() for plane in drawn)


def test_a_sprite_lies_as_pillow_would_lay_it_at_odd_places_and_over_edges() -> None:
    image = Image.new("RGBA", (31, 17), (200, 40, 90, 0))
    image.putalpha(Image.linear_gradient("L").resize((31, 17)))
    for x, y in ((7, 5), (-9, 3), (50, 40), (-200, 0)):
        ground = Image.new("RGB", (64, 48), "#336699")
        out = from_rgb(np.asarray(ground))
        lay(sprite_of(image, x, y), Pose(), out)
        ground.paste(image, (x, y), image)

        assert np.abs(out[0].astype(int) - from_rgb(np.asarray(ground))[0]).max() <= 3


def test_a_fine_shift_of_two_pixels_is_exact_and_less_lies_between() -> None:
    image = Image.new("RGBA", (20, 20), "#ffffff")
    sprite = sprite_of(image, 20, 20, MARGIN)
    shifted = {dx: from_rgb(np.zeros((64, 64, 3), np.uint8)) for dx in (0.0, 0.5, 1.0, 2.0, -3.0)}
    for dx, out in shifted.items():
        lay(sprite, Pose(dx=dx, fine=True), out)

    assert np.array_equal(shifted[2.0][0][:, 2:], shifted[0.0][0][:, :-2])
    assert np.array_equal(shifted[1.0][0][:, 1:], shifted[0.0][0][:, :-1])
    assert np.array_equal(shifted[-3.0][0][:, :-3], shifted[0.0][0][:, 3:])
    assert 100 < shifted[0.5][0][30, 20] < 150


def test_what_is_uncovered_or_faded_shows_so_much() -> None:
    sprite = sprite_of(Image.new("RGBA", (40, 40), "#ffffff"), 0, 0)
    for pose, rows, columns in (
        (Pose(shown=0.5), slice(0, 40), slice(0, 20)),
        (Pose(shown=0.5, side="foot"), slice(20, 40), slice(0, 40)),
        (Pose(shown=0.5, side="top"), slice(20, 40), slice(0, 40)),
    ):
        out = from_rgb(np.zeros((40, 40, 3), np.uint8))
        lay(sprite, pose, out)
        assert (out[0][rows, columns] == 235).all()
        assert (out[0] == 235).sum() == 800
    out = from_rgb(np.zeros((40, 40, 3), np.uint8))
    lay(sprite, Pose(opacity=0.5), out)
    assert abs(int(out[0][20, 20]) - 125) <= 1


def test_a_pane_shows_its_picture_whole_nearer_and_farther_on() -> None:
    source = a_photograph(280, 560)
    pane = Pane(Image.new("RGBA", (200, 200), "#000000"), source, 0, 0)
    out = planes.empty(200, 200)
    pane.draw((1.0, 0.5, 0.0), out)
    top = float(out[0].mean())
    pane.draw((1.0, 0.5, 1.0), out)

    assert abs(float(out[0].mean()) - float(from_rgb(np.asarray(source.crop((0, 280, 280, 560))))[0].mean())) < 1
    assert float(out[0].mean()) > top + 40
