"""Captions as they are drawn."""

import numpy as np
import pytest

from render_cluster.caption_style import STYLES, contrast, ground_near, inks_for, rgb, safe_area, style_of
from render_cluster.captions import Look, draw, fits
from render_cluster.plan import CaptionState
from render_cluster.spec import Canvas

SIZES = [Canvas(), Canvas(width=1080, height=1080), Canvas(width=1920, height=1080), Canvas(width=180, height=320)]
WORDS = ("Oracle", "waits", "for", "nobody,")


@pytest.mark.parametrize("canvas", SIZES, ids=lambda canvas: f"{canvas.width}x{canvas.height}")
@pytest.mark.parametrize("template", STYLES)
@pytest.mark.parametrize("ground", ["", "first"])
@pytest.mark.parametrize("words", [WORDS[:2], ("Donaudampfschifffahrtsgesellschaftskapitän",), ("مرحبا", "بالعالم")])
def test_captions_stay_in_the_safe_area(canvas: Canvas, template: str, ground: str, words: tuple[str, ...]) -> None:
    name = next(iter(style_of(template).grounds)) if ground else ""
    area = safe_area(canvas)
    for active in range(len(words)):
        left, top, right, bottom = draw(_look(template, name, canvas), _state(words, active)).ink

        assert area.left <= left < right <= area.right
        assert area.top <= top < bottom <= area.bottom


def test_corners_and_sizes_are_even_as_chroma_has_half_the_resolution() -> None:
    picture = draw(_look("schema"), _state(WORDS, 1))

    assert [n % 2 for n in (picture.x, picture.y, picture.image.width, picture.image.height)] == [0, 0, 0, 0]


def test_a_full_stop_stands_at_the_left_end_of_a_word_that_is_read_from_the_right() -> None:
    look = Look(template="gazette", accent="", language="ar", ground="", canvas=Canvas())
    bare, stopped = (
        np.asarray(draw(look, _state((word,), 0)).image.convert("L")).astype(int) for word in ("ليلة", "ليلة.")
    )

    assert stopped.shape[1] > bare.shape[1]
    assert np.abs(stopped[:, -60:] - bare[:, -60:]).mean() < np.abs(stopped[:, :60] - bare[:, :60]).mean()


@pytest.mark.parametrize("template", STYLES)
def test_only_the_mark_moves_from_word_to_word(template: str) -> None:
    look = _look(template)
    one, other = (draw(look, _state(WORDS[:3], active)) for active in (0, 2))

    assert (one.x, one.y, one.image.size) == (other.x, other.y, other.image.size)
    assert np.any(np.asarray(one.image) != np.asarray(other.image))


def test_the_active_word_of_a_placard_has_the_accent_s_ink() -> None:
    look = _look("placard", "violet")
    picture = np.asarray(draw(look, _state(("one", "two"), 0)).image)
    accent = np.all(picture[..., :3] == rgb("#FFC52E"), axis=2) & (picture[..., 3] == 255)

    assert accent[:, : picture.shape[1] // 2].sum() > 500
    assert accent[:, picture.shape[1] // 2 :].sum() == 0


@pytest.mark.parametrize("template", STYLES)
def test_all_inks_can_be_read(template: str) -> None:
    style = style_of(template)
    for inks in (style.over, *style.grounds.values()):
        assert contrast(inks.text, inks.ground) >= 4.5
        assert contrast(inks.accent, inks.ground) >= 4.5
        assert contrast(inks.on, inks.accent) >= 4.5


def test_a_brand_s_accent_is_taken_only_where_it_can_be_read() -> None:
    style = style_of("gazette")

    assert inks_for(style, "paper", "#0B4FD0").accent == "#0B4FD0"
    assert inks_for(style, "paper", "#FFEE99").accent == "#A8123A"


def test_a_ground_is_known_by_its_colour() -> None:
    assert ground_near(style_of("gazette"), (62, 12, 32)) == "wine"
    assert ground_near(style_of("gazette"), (0, 255, 0)) == ""


def test_too_many_words_do_not_fit_one_line() -> None:
    assert fits(_look("gazette"), WORDS)
    assert not fits(_look("gazette"), ("extraordinarily", "complicated", "circumstances"))


def _look(template: str, ground: str = "", canvas: Canvas | None = None) -> Look:
    return Look(template=template, accent="", language="en", ground=ground, canvas=canvas or Canvas())


def _state(words: tuple[str, ...], active: int) -> CaptionState:
    return CaptionState(first=0, end=1, words=words, active=active)
