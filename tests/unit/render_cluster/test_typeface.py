"""Characters find a typeface that has them."""

from pathlib import Path

import pytest

from render_cluster import font_files, typeface
from render_cluster.typeface import Face, missing_glyphs, open_face, split_runs

SERIF = Face("newsreader", 600)


def test_no_text_is_lost_but_invisible_characters() -> None:
    text = "Straße „Łódź“ naïve Ω Ж soft\u00adhyphen"

    assert "".join(run.text for run in split_runs(text, SERIF, 40)) == text.replace("\u00ad", "")


@pytest.mark.parametrize("text", ["e\u0301", "👍🏽", "👨\u200d👩", "❤\ufe0f", "1\ufe0f\u20e3", "🇩🇪", "क्षत्रि"])
def test_what_combines_stays_in_one_run(text: str) -> None:
    assert [run.text for run in split_runs(text, SERIF, 40)] == [text]


def test_an_accent_typed_apart_is_drawn_in_the_face_that_has_the_letter_with_it() -> None:
    assert _family("e\u0301") == _family("\u00e9") == "Newsreader"


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "🏳\ufe0f\u200d🌈", "👩🏽\u200d💻", "1\ufe0f\u20e3", "🇯🇵"])
def test_a_joined_emoji_is_one_picture(text: str) -> None:
    (run,) = split_runs(text, SERIF, 40)

    assert run.font.getlength(text) < 1.5 * run.font.size


def test_signs_that_ask_for_a_picture_get_one_and_others_stay_text() -> None:
    assert "Emoji" in _family("❤\ufe0f")
    assert "Emoji" in _family("1\ufe0f\u20e3")
    assert _family("1") == "Newsreader"


def test_a_mark_that_the_face_lacks_takes_its_letter_to_a_face_that_has_it() -> None:
    assert _family("q\u0303\u0331") == "Roboto"


def test_the_fingerprint_follows_what_the_files_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fetched = font_files.fingerprint()
    with monkeypatch.context() as patch:
        patch.setattr(font_files, "FONTS", tmp_path)
        typeface.forget()
        bare = font_files.fingerprint()
        (tmp_path / "anton-latin-400-normal.woff2").write_bytes(b"other bytes")
        typeface.forget()
        changed = font_files.fingerprint()
    typeface.forget()

    assert len({fetched, bare, changed}) == 3


def test_characters_without_a_typeface_are_named_once() -> None:
    assert missing_glyphs("aᚠᚠb\ue000", SERIF) == "ᚠ\ue000"
    assert "".join(run.text for run in split_runs("aᚠb", SERIF, 40)) == "ab"


def test_a_space_after_an_emoji_is_as_wide_as_any() -> None:
    runs = split_runs("a 🥖 b", SERIF, 40)

    assert [run.text for run in runs] == ["a ", "🥖", " b"]


def test_an_unknown_family_is_drawn_in_roboto() -> None:
    assert open_face("no-such-family", 700, 30).getname()[0] == "Roboto"


def test_without_fetched_typefaces_latin_greek_and_cyrillic_are_still_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(font_files, "FONTS", tmp_path)
        typeface.forget()

        assert missing_glyphs("Größe Łódź Ω Ж", SERIF) == ""
        for family in ("newsreader", "ibm-plex-sans", "anton"):
            assert open_face(family, 600, 30).getname()[0] == "Roboto"
    typeface.forget()


def _family(text: str) -> str:
    (run,) = split_runs(text, SERIF, 40)
    return str(run.font.getname()[0]).split(" 1")[0]
