"""Cards leave room for captions of every style, script and format: no caption lies on what a card says."""

import pytest

from render_cluster.caption.room import room
from render_cluster.captions import draw, look_for, room_for
from render_cluster.look.frames import FRAMES, Frame, frame_for
from render_cluster.look.tokens import load_template, template_names
from render_cluster.plan import CaptionState
from render_cluster.spec import Brand, Canvas, Captions, CaptionStyleName, Card, SceneSpec, SpokenWord, VideoSpec

LATIN = "Bread Ågren that (is) never quietly"
SAID = {
    "en": LATIN,
    "ar": "ينتقل أكثر من شخص كل ليلة",
    "hi": "हम हर रात चौदह सौ रोटियाँ",
    "ja": "毎晩 千四百個の パンを 焼いて",
    "th": "ปั๊ม น้ำ ที่ นี่",
}
STYLES: tuple[CaptionStyleName, ...] = ("template", "karaoke", "pop", "clean")


def a_spec(template: str, style: CaptionStyleName, canvas: Canvas, said: str, language: str = "en") -> VideoSpec:
    words = tuple(SpokenWord(text=word, start_sec=0, end_sec=1) for word in said.split())
    scene = SceneSpec(scene_id="a", visual=Card(layout="headline", headline="x"), duration_sec=1, words=words)
    brand, captions = Brand(template=template), Captions(style=style)
    return VideoSpec(scenes=(scene,), canvas=canvas, brand=brand, captions=captions, language=language)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width}x{frame.height}")
@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("template", template_names())
def test_no_caption_reaches_into_a_card_s_body(
    template: str, style: CaptionStyleName, language: str, frame: Frame
) -> None:
    canvas = Canvas(width=frame.width, height=frame.height)
    spec = a_spec(template, style, canvas, SAID[language], language)
    words = tuple(SAID[language].split())
    look = look_for(spec, next(iter(load_template(template).grounds)))
    shown = words if look.manner.lines == 2 else words[:1]
    picture = draw(look, CaptionState(first=0, end=9, words=shown, active=0))

    assert picture.ink[1] >= frame_for(frame.width, frame.height, caption=room_for(spec)).body.bottom


def test_the_usual_style_needs_no_more_room_than_formats_keep() -> None:
    for template in template_names():
        spec = a_spec(template, "template", Canvas(), LATIN)

        assert all(room_for(spec) <= frame.caption for frame in FRAMES)


def test_captions_that_are_off_need_none() -> None:
    assert room_for(a_spec("placard", "none", Canvas(), LATIN)) == 0
    assert room(look_for(a_spec("placard", "karaoke", Canvas(), LATIN), ""), []) == 0
