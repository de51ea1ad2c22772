"""Captions as they are drawn."""

import numpy as np
import pytest

from render_cluster.caption.areas import safe_area
from render_cluster.caption.style import ground_near, inks_for, style_of
from render_cluster.captions import Look, draw, fits, states, unknown_signs
from render_cluster.look.colour import contrast, rgb
from render_cluster.look.tokens import TemplateUnknownError, template_names
from render_cluster.plan import CaptionState
from render_cluster.spec import Canvas, CaptionStyleName, SafeArea, SpokenWord

SIZES = [
    Canvas(),
    Canvas(width=1080, height=1350),
    Canvas(width=1080, height=1080),
    Canvas(width=1920, height=1080),
    Canvas(width=180, height=320),
]
STYLES: tuple[CaptionStyleName, ...] = ("template", "karaoke", "pop", "clean")
AREAS: tuple[SafeArea, ...] = ("organic", "meta_reels_ads", "youtube_ads")
WORDS = ("Oracle", "waits", "for", "nobody,")
PAGES = [
    WORDS[:2],
    ("Donaudampfschifffahrtsgesellschaftskapitän",),
    ("مرحبا", "بالعالم"),
    ("👩🏽\u200d💻", "น้ำใจ", "夜間"),
]


@pytest.mark.parametrize("canvas", SIZES, ids=lambda canvas: f"{canvas.width}x{canvas.height}")
@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("style", STYLES)
def test_captions_stay_in_the_safe_area_of_every_platform(
    canvas: Canvas, template: str, style: CaptionStyleName
) -> None:
    for kind in AREAS:
        area = safe_area(canvas, kind)
        for ground in ("", next(iter(style_of(template).grounds))):
            for words in PAGES:
                language = "ar" if words == PAGES[2] else "en"
                look = _look(template, ground, canvas, style=style, language=language, safe_area=kind)
                left, top, right, bottom = draw(look, _state(words, len(words) - 1)).ink

                assert area.left <= left < right <= area.right
                assert area.top <= top < bottom <= area.bottom


def test_corners_and_sizes_are_even_as_chroma_has_half_the_resolution() -> None:
    for style in STYLES:
        picture = draw(_look("schema", style=style), _state(WORDS, 1))

        assert [n % 2 for n in (picture.x, picture.y, picture.image.width, picture.image.height)] == [0, 0, 0, 0]


def test_advertisements_lift_captions_over_their_buttons() -> None:
    bottoms = {kind: draw(_look("gazette", safe_area=kind), _state(WORDS, 0)).ink[3] for kind in AREAS}

    assert bottoms == {"organic": 1460, "meta_reels_ads": 1248, "youtube_ads": 1248}


@pytest.mark.parametrize("template", template_names())
def test_only_the_mark_moves_from_word_to_word(template: str) -> None:
    one, other = (draw(_look(template), _state(WORDS[:3], active)) for active in (0, 2))

    assert (one.x, one.y, one.image.size) == (other.x, other.y, other.image.size)
    assert np.any(np.asarray(one.image) != np.asarray(other.image))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("template", template_names())
def test_pages_hang_from_the_same_line_whatever_their_letters(template: str, style: CaptionStyleName) -> None:
    look = _look(template, style=style)
    pages = [draw(look, _state((word,), -1)) for word in ("ace", "Äjgqy", "Hill")]

    assert len({(page.y, page.image.height) for page in pages}) == 1


def test_a_full_stop_stands_at_the_left_end_of_a_word_that_is_read_from_the_right() -> None:
    look = _look("gazette", language="ar")
    bare, stopped = (
        np.asarray(draw(look, _state((word,), 0)).image.convert("L")).astype(int) for word in ("ليلة", "ليلة.")
    )

    assert stopped.shape[1] > bare.shape[1]
    assert np.abs(stopped[:, -60:] - bare[:, -60:]).mean() < np.abs(stopped[:, :60] - bare[:, :60]).mean()


def test_the_active_word_of_a_placard_has_the_accent_s_ink() -> None:
    picture = np.asarray(draw(_look("placard", "violet"), _state(("one", "two"), 0)).image)
    accent = np.all(picture[..., :3] == rgb("#FFC52E"), axis=2) & (picture[..., 3] == 255)

    assert accent[:, : picture.shape[1] // 2].sum() > 500
    assert accent[:, picture.shape[1] // 2 :].sum() == 0


def test_a_block_leaves_signs_alone_that_stand_close_to_its_word() -> None:
    words = ("夜間", "バッチ")
    picture = np.asarray(draw(_look("schema", language="ja"), _state(words, 0)).image)
    columns = np.flatnonzero(np.all(picture[..., :3] == rgb("#FFD84A"), axis=2).any(axis=0))
    lit = np.asarray(draw(_look("schema", language="ja"), _state(words, 1)).image)
    others = np.flatnonzero(np.all(lit[..., :3] == rgb("#FFD84A"), axis=2).any(axis=0))

    assert columns.max() <= others.min() + 1


@pytest.mark.parametrize("template", template_names())
def test_all_inks_can_be_read(template: str) -> None:
    for inks in style_of(template).grounds.values():
        assert contrast(inks.text, inks.ground) >= 4.5
        assert contrast(inks.accent, inks.ground) >= 4.5
        assert contrast(inks.on, inks.accent) >= 4.5


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("accent", ["#FFEE99", "#0B4FD0", "#808080", "#FF0000"])
def test_a_brand_s_accent_is_moved_until_it_can_be_read_over_any_picture(template: str, accent: str) -> None:
    inks = inks_for(template, "", accent)

    assert contrast(inks.accent, inks.ground) >= 4.5
    assert contrast(inks.on, inks.accent) >= 4.5


def test_a_brand_s_accent_is_taken_as_it_is_where_it_can_be_read() -> None:
    assert inks_for("gazette", "paper", "#0b4fd0").accent == "#0b4fd0"


def test_a_ground_is_known_by_its_colour() -> None:
    assert ground_near(style_of("gazette"), (62, 12, 32)) == "wine"
    assert ground_near(style_of("gazette"), (0, 255, 0)) == ""


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(TemplateUnknownError):
        style_of("no-such-template")


def test_too_many_words_do_not_fit_one_line_and_two_hold_more() -> None:
    words = ("extraordinarily", "complicated", "circumstances")

    assert fits(_look("gazette"), WORDS)
    assert not fits(_look("gazette"), words)
    assert fits(_look("gazette", style="clean"), words)


def test_signs_without_a_typeface_are_named_and_their_words_left_out() -> None:
    look, said = _look("gazette"), _said("fine ᚠ\ue000 \u202eright\u202c c\u0007tl")

    assert unknown_signs([word.text for word in said], look) == "ᚠ"
    assert states(look, said, 0, 200, 30)[0].words == ("fine", "right", "ctl")


def test_without_captions_nothing_is_shown_and_nothing_missed() -> None:
    look = _look("gazette", style="none")

    assert states(look, _said("fine ᚠ"), 0, 200, 30) == ()
    assert unknown_signs(["ᚠ"], look) == ""


@pytest.mark.parametrize("template", template_names())
def test_styles_page_as_they_promise(template: str) -> None:
    said = _said("The new release of the engine shows it clearly, and nobody who has seen it wants the old one back.")
    shown = {style: states(_look(template, style=style), said, 0, 900, 30) for style in STYLES}

    assert all(1 <= len(state.words) <= 3 for state in shown["pop"])
    assert all(len(state.words) <= 4 for state in shown["template"])
    assert max(len(state.words) for state in shown["karaoke"]) > 4
    assert [state.active for state in shown["clean"]] == [0] * len(shown["clean"])


def _look(  # noqa: PLR0913 - one for each that varies
    template: str,
    ground: str = "",
    canvas: Canvas | None = None,
    *,
    style: CaptionStyleName = "template",
    language: str = "en",
    safe_area: SafeArea = "organic",
) -> Look:
    canvas = canvas or Canvas()
    return Look(
        template=template, accent="", language=language, ground=ground, canvas=canvas, style=style, safe_area=safe_area
    )


def _state(words: tuple[str, ...], active: int) -> CaptionState:
    return CaptionState(first=0, end=10, words=words, active=active, spoken=8)


def _said(text: str) -> list[SpokenWord]:
    return [SpokenWord(text=word, start_sec=i * 0.3, end_sec=i * 0.3 + 0.25) for i, word in enumerate(text.split())]
