"""Templates as data: those that come along hold what is asked of all; faults are told by file and key."""

import json
from pathlib import Path
from typing import Any

import pytest

from render_cluster.caption.style import style_of
from render_cluster.look.colour import READABLE, contrast
from render_cluster.look.drawing import compose, tidy
from render_cluster.look.order import LAYOUTS, CardContent, CardOrder
from render_cluster.look.outro import outro
from render_cluster.look.template_files import (
    FOLDER,
    TemplateRefusedError,
    own_template,
    own_templates,
    template_names,
)
from render_cluster.look.tokens import TemplateUnknownError, load_template
from render_cluster.spec import Brand


def saved(folder: Path, name: str = "acme.json", **keys: Any) -> Path:
    place = folder / name
    place.write_text(json.dumps({"name": "acme", "skin": "schema", **keys}), encoding="utf-8")
    return place


@pytest.mark.parametrize("name", template_names())
def test_what_comes_along_is_whole_and_readable(name: str) -> None:
    template = load_template(name)

    assert {*LAYOUTS, "thumbnail", "figure"} <= set(template.rotation)
    assert {"photo", "code"} <= set(template.grounds)
    assert set(template.captions.styles) == {"template", "karaoke", "pop", "clean"}


@pytest.mark.parametrize("name", template_names())
@pytest.mark.parametrize("accent", ["#ffff00", "#000000", "#ffffff", "#1e6fff", "#7f7f7f"])
def test_no_brand_colour_makes_a_template_unreadable(name: str, accent: str) -> None:
    for ground in load_template(name, accent).grounds.values():
        assert contrast(ground.accent, ground.bg) >= READABLE
        assert contrast(ground.on, ground.accent) >= READABLE
        assert contrast(ground.panel_em or ground.accent, ground.panel) >= READABLE


def test_a_template_of_ones_own_changes_only_what_it_names(tmp_path: Path) -> None:
    text = own_template(saved(tmp_path, grounds={"navy": {"accent": "#7CF5C4"}}, hairline=4))
    own, skin = load_template(text), load_template("schema")

    assert (own.name, own.skin, own.hairline) == ("acme", "schema", 4)
    assert own.grounds["navy"].accent == "#7CF5C4"
    assert own.grounds["navy"].bg == skin.grounds["navy"].bg
    assert own.roles == skin.roles


def test_a_template_of_ones_own_is_drawn_wherever_its_text_comes(tmp_path: Path) -> None:
    text = own_template(saved(tmp_path, grounds={"navy": {"bg": "#102010"}}))
    order = CardOrder(content=CardContent(layout="list", items=("One", "Two")), template=text, width=540, height=960)

    assert compose(tidy(order), None).canvas.image.getpixel((1079, 3)) == (0x10, 0x20, 0x10)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"skin": "baroque"}, r"skin: Input should be 'gazette', 'schema' or 'placard'"),
        ({"hairlines": 3}, r"hairlines: Extra inputs are not permitted"),
        ({"grounds": {"navy": {"fg": "blue"}}}, r"grounds\.navy\.fg: String should match"),
        ({"grounds": {"navy": {"fg": "#101010"}}}, r"grounds\.navy\.fg: #101010 on bg #080E2C has a contrast of 1\.0"),
        ({"grounds": {"night": {"bg": "#000000"}}}, r"grounds\.night\.fg: Field required"),
        ({"rotation": {"list": ["night"]}}, r"rotation\.list: there is no ground 'night', use one of cobalt, code"),
        ({"rotation": {"list": []}}, r"rotation\.list: Tuple should have at least 1 item"),
        ({"type": {"title": {"largest": 40}}}, r"type\.title: smallest \(58\) is more than largest \(40\)"),
        ({"type": {"title": {"face": "comic"}}}, r"type\.title\.face: there is no face 'comic'"),
        ({"faces": {"text": {"family": "comic-sans"}}}, r"faces\.text\.family: there are no font files of the family"),
        ({"captions": {"over": "sky"}}, r"captions\.over: there is no ground 'sky'"),
    ],
)
def test_faults_are_told_by_file_and_key(tmp_path: Path, keys: dict[str, Any], told: str) -> None:
    with pytest.raises(TemplateRefusedError, match=r"^acme\.json: .*" + told):
        own_template(saved(tmp_path, **keys))


@pytest.mark.parametrize("content", ["{", "[1]", '"text"', "{" * 5000, '{"a":' * 5000, "\ufeff\x00"])
def test_what_is_no_template_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    place = tmp_path / "broken.json"
    place.write_text(content, encoding="utf-8")

    with pytest.raises(TemplateRefusedError, match=r"^broken\.json: "):
        own_template(place)


def test_a_folder_gives_its_templates_by_name_and_none_twice(tmp_path: Path) -> None:
    saved(tmp_path)
    assert list(own_templates(tmp_path)) == ["acme"]

    saved(tmp_path, "again.json")
    with pytest.raises(TemplateRefusedError, match=r"^again\.json: name: there is already a template 'acme'"):
        own_templates(tmp_path)


def test_names_are_never_paths() -> None:
    for name in ("../templates/gazette", str(FOLDER / "gazette.json"), "gazette.json", ""):
        with pytest.raises(TemplateUnknownError):
            load_template(name)


def test_captions_follow_a_template_of_ones_own(tmp_path: Path) -> None:
    text = own_template(saved(tmp_path, captions={"styles": {"template": {"size": 70}}}))

    assert style_of(text).manners["template"].size == 70
    assert style_of(text).manners["pop"] == style_of("schema").manners["pop"]


def test_an_outro_stands_as_long_as_its_template_says(tmp_path: Path) -> None:
    text = own_template(saved(tmp_path, outro={"seconds": 4.0}))

    assert outro(Brand(template=text), "Read on", "Link below", "example.org").duration_sec == 4.0
    assert outro(Brand(), "Read on").duration_sec == 2.8
