"""Lower thirds: above the captions, inside the safe box, in and out in their time."""

import numpy as np
import pytest
from PIL import Image

from render_cluster.look.frames import frame_for
from render_cluster.look.lower_third import ABOVE_CAPTIONS, IN_FRAMES, OUT_FRAMES, draw, pose
from render_cluster.look.tokens import template_names
from render_cluster.spec import Canvas

NAMES = [
    ("Tina Glauner", "Editor"),
    ("W" * 90, "Bundesbeauftragte für den Datenschutz " * 3),
    ("محمد", ""),
    ("", "Berlin"),
]
SHADOW = 40


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("size", [(1080, 1920), (1080, 1080), (1920, 1080), (540, 960)])
@pytest.mark.parametrize(("name", "role"), NAMES)
def test_it_stands_above_the_captions_and_inside_the_safe_box(
    template: str, size: tuple[int, int], name: str, role: str
) -> None:
    image, x, y = draw(template, "", Canvas(width=size[0], height=size[1]), name, role, "en")
    frame = frame_for(*size)
    scale = size[0] / frame.width
    alpha = np.asarray(image.getchannel("A"))
    rows, columns = np.nonzero(alpha > 150)

    assert (x % 2, y % 2, image.width % 2, image.height % 2) == (0, 0, 0, 0)
    assert y + rows.max() <= (frame.body.bottom - ABOVE_CAPTIONS) * scale + 2
    assert x + columns.min() >= (frame.safe.x - 2) * scale - 2
    assert x + columns.max() <= frame.safe.right * scale + SHADOW * scale


def test_without_words_there_is_nothing() -> None:
    assert draw("gazette", "", Canvas(), " ", "", "en")[0].size == (0, 0)


@pytest.mark.parametrize("skin", ["gazette", "schema", "placard"])
def test_it_comes_in_stays_and_goes_out(skin: str) -> None:
    poses = [pose(k, 60, skin) for k in range(-1, 61)]  # type: ignore[arg-type] # the names of all skins

    assert poses[0] is None
    assert poses[-1] is None
    shown = poses[1:-1]
    still = [each for each in shown if each and each.opacity == 1 and each.shown == 1 and abs(each.dx) < 0.5]
    assert len(still) >= 60 - IN_FRAMES - OUT_FRAMES
    assert shown[0] not in still
    fading = [each.opacity for each in shown[-OUT_FRAMES:] if each]
    assert fading == sorted(fading, reverse=True)


def test_a_moment_is_enough_for_both_ways() -> None:
    assert all(pose(k, 3) for k in range(3))


def test_a_brand_colour_is_its_accent() -> None:
    plain, green = (draw("gazette", accent, Canvas(), "Tina", "Editor", "en")[0] for accent in ("", "#00aa55"))

    assert isinstance(plain, Image.Image)
    assert plain.tobytes() != green.tobytes()
