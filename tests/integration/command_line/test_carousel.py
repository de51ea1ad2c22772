"""`tgcf carousel`: one order gives slides, a PDF and a slideshow, of every kind of scene."""

from pathlib import Path

import av
from PIL import Image

from render_cluster.carousel.pages import LEAST_SEC
from tests.support.command import Command
from tests.support.specifications import EVERYTHING, a_small_one, written

SLIDES = ["slide-01", "slide-02", "slide-03"]


def test_slides_a_pdf_and_a_silent_video_are_made_of_cards_stills_and_clips(tgcf: Command, tmp_path: Path) -> None:
    fields = {**EVERYTHING, "canvas": {"width": 144, "height": 180, "fps": 24}}
    fields.pop("music")
    out = tmp_path / "out"
    out.mkdir()
    (out / "slide-09.png").write_bytes(b"of an earlier one")
    (out / "slide-background.png").write_bytes(b"not ours")
    answer = tgcf("carousel", written(tmp_path, fields), "-o", out, "--format", "jpg")

    assert answer.code == 0, answer.err
    names = sorted(path.name for path in out.iterdir())
    assert names == ["carousel.mp4", "carousel.pdf", *(f"{name}.jpg" for name in SLIDES), "slide-background.png"]
    assert answer.out.splitlines()[0] == str(out / "carousel.pdf")
    for name in SLIDES:
        with Image.open(out / f"{name}.jpg") as image:
            assert (image.size, image.format) == ((1080, 1350), "JPEG")
    assert (out / "carousel.pdf").read_bytes().count(b"/Type /Page\n") == len(SLIDES)
    with av.open(out / "carousel.mp4") as file:
        picture = file.streams.video[0]
        assert (picture.width, picture.height) == (144, 180)
        assert picture.frames >= round(len(SLIDES) * LEAST_SEC * 24)
        assert file.streams.audio


def test_without_a_video_there_are_pictures_and_the_pdf(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("carousel", written(tmp_path, a_small_one()), "-o", tmp_path / "out", "--no-video")

    assert answer.code == 0, answer.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["carousel.pdf", "slide-01.png"]


def test_what_cannot_be_shown_is_told_by_its_own_name_and_nothing_is_written(tgcf: Command, tmp_path: Path) -> None:
    fields = a_small_one({"scene_id": "a", "visual": {"kind": "still", "picture": "media/bad.png"}, "duration_sec": 1})
    specification = written(tmp_path, fields)
    (tmp_path / "media" / "bad.png").write_text("no picture")
    answer = tgcf("carousel", specification, "-o", tmp_path / "out")

    assert answer.code == 1
    assert "Scene 1 (a): media/bad.png: " in answer.sentence
    assert list((tmp_path / "out").iterdir()) == []


def test_an_unknown_format_is_refused_at_once(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("carousel", tmp_path / "spec.json", "-o", tmp_path, "--format", "gif")

    assert answer.code == 2
    assert "png or jpg" in answer.sentence
