"""`tgcf template`: designs are listed, checked and shown with one's own words."""

import json
from pathlib import Path

from PIL import Image

from tests.support.command import Command
from tests.support.render_material import SMALL, a_photo

OWN = {"name": "mine", "skin": "schema", "mood": "quiet"}


def own_template(folder: Path, **changes: object) -> Path:
    path = folder / "mine.json"
    path.write_text(json.dumps(OWN | changes))
    return path


def test_the_list_has_those_that_come_along_and_ones_own(tgcf: Command, tmp_path: Path) -> None:
    own_template(tmp_path)
    answer = tgcf("template", "list", "--templates", tmp_path)

    assert answer.code == 0
    assert [line.split()[0] for line in answer.out.splitlines()] == ["gazette", "placard", "schema", "mine"]
    assert "built on schema" in answer.out


def test_a_good_template_of_ones_own_is_called_good(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("template", "check", own_template(tmp_path))

    assert (answer.code, answer.err) == (0, "")
    assert "is good" in answer.out


def test_what_is_wrong_with_a_template_is_told_with_file_and_key(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("template", "check", own_template(tmp_path, type={"title": {"largest": 3}}, hairlines=2))

    assert answer.code == 2
    assert answer.sentence.startswith("mine.json: ")
    assert "type.title.largest: " in answer.sentence
    assert "hairlines: " in answer.sentence


def test_a_sheet_is_drawn_of_ones_own_words_and_picture(tgcf: Command, tmp_path: Path) -> None:
    photo, sheet = tmp_path / "photo.any", tmp_path / "sheet.jpg"
    photo.write_bytes(a_photo(SMALL))
    words = "Night bakery\nWe bake 1,400 loaves a day.\nNothing is thrown away."
    order = ("template", "preview", own_template(tmp_path), "--text", "-", "--picture", photo, "-o", sheet)
    answer = tgcf(*order, "--accent", "#1b36d8", stdin=words)

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.strip() == str(sheet)
    with Image.open(sheet) as image:
        assert image.size > (2000, 3000)
    assert {path.name for path in tmp_path.iterdir()} == {"mine.json", "photo.any", "sheet.jpg"}


def test_a_picture_that_is_none_is_refused_by_its_name(tgcf: Command, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_text("#!/bin/sh\necho no picture\n")
    answer = tgcf("template", "preview", "gazette", "x", "--picture", picture, "-o", tmp_path / "sheet.png")

    assert answer.code == 2
    assert str(picture) in answer.sentence
    assert not (tmp_path / "sheet.png").exists()
