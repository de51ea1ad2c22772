"""Characters find a typeface that has them."""

from pathlib import Path

import pytest

from render_cluster import typeface
from render_cluster.typeface import Face, missing_glyphs, open_face, split_runs

SERIF = Face("newsreader", 600)


def test_no_text_is_lost_but_invisible_characters() -> None:
    text = "Straße „Łódź“ naïve Ω Ж soft\u00adhyphen"

    assert "".join(run.text for run in split_runs(text, SERIF, 40)) == text.replace("\u00ad", "")


@pytest.mark.parametrize("text", ["e\u0301", "👍🏽", "👨\u200d👩", "❤\ufe0f"])
def test_what_combines_stays_in_one_run(text: str) -> None:
    assert len(split_runs(text, SERIF, 40)) == 1


def test_characters_without_a_typeface_are_named_once() -> None:
    assert missing_glyphs("aᚠᚠb\ue000", SERIF) == "ᚠ\ue000"
    assert "".join(run.text for run in split_runs("aᚠb", SERIF, 40)) == "ab"


def test_an_unknown_family_is_drawn_in_roboto() -> None:
    assert open_face("no-such-family", 700, 30).getname()[0] == "Roboto"


def test_without_fetched_typefaces_latin_greek_and_cyrillic_are_still_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(typeface, "FONTS", tmp_path)
        typeface.forget()

        assert missing_glyphs("Größe Łódź Ω Ж", SERIF) == ""
        for family in ("newsreader", "ibm-plex-sans", "anton"):
            assert open_face(family, 600, 30).getname()[0] == "Roboto"
    typeface.forget()
