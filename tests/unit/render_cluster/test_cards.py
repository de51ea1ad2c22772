"""Cards of every layout and template, with ordinary and awkward content: drawn, readable, inside the safe box."""

import io
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from PIL import Image

from render_cluster.look.drawing import compose, draw_card, tidy
from render_cluster.look.frames import FRAMES, Frame
from render_cluster.look.layouts.bars import figure
from render_cluster.look.layouts.listing import page
from render_cluster.look.order import LAYOUTS, CardContent, CardOrder
from render_cluster.look.pictures import open_picture
from render_cluster.look.tokens import TemplateUnknownError, template_names
from tests.support.pictures import a_chart, a_photograph, png

TEXTS = {
    "nothing": "",
    "one word": "Yes",
    "german": "Datenschutzgrundverordnung für Webanwendungsentwicklerinnen und Geschwindigkeitsbegrenzungen",
    "no space": "A" * 300,
    "very long": "Content design for action and flexibility, tested with users at every phase. " * 12,
    "emoji": "Ship it 🚀👍🏽 today 🙂👨\u200d👩\u200d👧",
    "arabic": "العودة إلى الأساسيات في عصر الذكاء الاصطناعي AI 2026",
    "chinese": "人工智能时代，回归基本功。技术不是中立的。" * 3,
    "hindi": "हिन्दी में एक लंबा शीर्षक जो कई पंक्तियों में जाता है",
    "markup": "<b>bold</b> {{ title }} %s \\n \x00\x07 *stars* & `code`",
    "unknown": "ᚠᚢᚦ \ue000",
}
DESCENT = 48
SLACK = 6


def content(layout: str, text: str) -> CardContent:
    return CardContent(
        layout=layout,
        headline=text,
        items=tuple(
            f"{text} | {text} {i}" if layout in {"comparison", "table"} else f"{i} {text}" for i in range(1, 13)
        ),
        active=9,
        figure=text[:40] or "7",
        unit=text[:30],
        attribution=text[:150],
        points=tuple((f"{text} {i}", value) for i, value in enumerate((3.3e6, 42, 0, -7, float("nan"), 1e300))),
        series=((text, (1.0, float("inf"), -2e6, 3.0)), (text, (1.0,)), (text, (5.0, 5.0, 5.0))),
        alt=text,
    )


def an_order(layout: str, text: str, template: str, picture: bytes = b"") -> CardOrder:
    return CardOrder(
        content=content(layout, text),
        template=template,
        wordmark="T. Glauner Content Factory of Quality",
        section="Quality of life",
        index=5,
        total=9,
        picture=picture,
    )


@pytest.mark.parametrize(("template", "layout"), list(product(template_names(), LAYOUTS)))
def test_all_text_stays_in_the_safe_box_and_out_of_the_captions(template: str, layout: str) -> None:
    for name, text in TEXTS.items():
        skin = compose(tidy(an_order(layout, text, template)), None)

        safe, body = skin.frame.safe, skin.frame.body
        for placed in skin.canvas.placed:
            where = (name, placed)
            assert placed.box.x >= safe.x - SLACK, where
            assert placed.box.right <= safe.right + SLACK, where
            assert placed.box.y >= safe.y - SLACK, where
            assert placed.box.bottom <= body.bottom + DESCENT, where


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width}x{frame.height}")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_formats_keep_their_text_inside_too(frame: Frame, layout: str) -> None:
    for template in template_names():
        order = an_order(layout, "Content design for action and flexibility", template)
        skin = compose(tidy(replace(order, width=frame.width, height=frame.height)), None)

        for placed in skin.canvas.placed:
            assert placed.box.x >= skin.frame.safe.x - SLACK, placed
            assert placed.box.right <= skin.frame.safe.right + SLACK, placed
            assert placed.box.bottom <= skin.frame.body.bottom + DESCENT, placed


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("layout", ["photo", "headline"])
@pytest.mark.parametrize("size", [(1600, 1200), (320, 200), (3000, 400), (300, 2400), (1, 1)])
def test_pictures_of_every_shape_make_a_card(template: str, layout: str, size: tuple[int, int]) -> None:
    for picture in (a_photograph(*size), a_chart(*size)):
        for text in ("", "A title over a picture that is rather long"):
            order = an_order(layout, text, template, png(picture))
            skin = compose(tidy(order), open_picture(order.picture))

            assert all(placed.box.bottom <= skin.frame.body.bottom + DESCENT for placed in skin.canvas.placed)
            assert all(placed.box.right <= skin.frame.safe.right + SLACK for placed in skin.canvas.placed)


def test_a_photograph_fills_the_card_and_a_chart_is_shown_whole() -> None:
    photo = draw_card(an_order("photo", "Title", "gazette", png(a_photograph(1600, 1200))))
    chart = draw_card(an_order("photo", "Title", "gazette", png(a_chart(1600, 1200))))

    assert (photo.photo, chart.photo) == (True, False)


def test_the_same_order_gives_the_same_bytes() -> None:
    for template, layout in product(template_names(), LAYOUTS):
        order = replace(an_order(layout, "Same again", template, png(a_photograph(400, 300))), width=540, height=960)

        assert draw_card(order) == draw_card(order)


@pytest.mark.parametrize("size", [(1080, 1920), (720, 1280), (1080, 1080), (1920, 1080), (100, 101)])
def test_the_png_has_the_asked_size(size: tuple[int, int]) -> None:
    drawn = draw_card(CardOrder(content=CardContent(layout="end", headline="Bye"), width=size[0], height=size[1]))

    assert Image.open(io.BytesIO(drawn.png)).size == size


def test_a_broken_picture_makes_a_card_without_it_and_says_why() -> None:
    drawn = draw_card(an_order("photo", "Title", "schema", b"no picture at all"))

    assert "cannot be read" in drawn.refused
    assert not drawn.photo


def test_characters_that_cannot_be_drawn_are_named() -> None:
    assert draw_card(an_order("headline", TEXTS["unknown"], "schema")).missing.startswith("ᚠᚢᚦ")


def test_an_unknown_template_is_refused_with_those_there_are() -> None:
    with pytest.raises(TemplateUnknownError, match="gazette, placard, schema"):
        draw_card(CardOrder(content=CardContent(layout="end"), template="../../etc/passwd"))


def test_a_list_in_pages_shows_the_page_of_the_active_item() -> None:
    items = [str(i) for i in range(1, 13)]

    assert page(items, 9, 6) == (7, items[6:])
    assert page(items[:7], 0, 6) == (1, items[:4])
    assert page(items[:7], 99, 6) == (5, items[4:7])


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [(3.3e6, "", "3.3M"), (140803, "", "140,803"), (12.5, "%", "12.5%"), (0.31, "x", "0.31x"), (90e6, "$", "$90M")],
)
def test_a_value_is_written_as_short_as_it_can_be_said(value: float, unit: str, expected: str) -> None:
    assert figure(value, unit) == expected


def test_a_brand_colour_is_seen_but_only_where_it_can_be_read() -> None:
    plain = draw_card(an_order("list", "Colour", "gazette"))
    blue = draw_card(replace(an_order("list", "Colour", "gazette"), accent="#1E6FFF"))
    yellow = draw_card(replace(an_order("list", "Colour", "gazette"), accent="#FFFF66"))

    assert len({plain.png, blue.png, yellow.png}) == 3
    pixels = np.asarray(Image.open(io.BytesIO(yellow.png)))
    assert not (pixels == (0xFF, 0xFF, 0x66)).all(axis=2).any()
