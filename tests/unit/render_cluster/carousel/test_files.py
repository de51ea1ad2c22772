"""The files of a carousel, as other programs read them."""

import io
from pathlib import Path

from PIL import Image

from render_cluster.carousel.files import write_pdf, write_picture


def a_slide(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1080, 1350), colour).save(file, "PNG")
    return file.getvalue()


def test_the_pdf_has_a_page_for_each_slide_its_size_and_the_title(tmp_path: Path) -> None:
    write_pdf([a_slide("#aa0000"), a_slide("#00aa00")], "Twice (safe)\x00 \\ Zweimal für alle", tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()

    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert content.count(b"/Type /Page\n") == 2
    assert content.count(b"/MediaBox [ 0 0 540.0 675.0 ]") == 2
    assert content.count(b"/ColorSpace /DeviceRGB") == 2
    assert "Zweimal für alle".encode("utf-16-be") in content


def test_the_same_slides_give_the_same_pdf(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdf([a_slide("#aa0000")], "Title", tmp_path / name)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_jpeg_keeps_size_and_colour(tmp_path: Path) -> None:
    write_picture(a_slide("#1b36d8"), tmp_path / "a.jpg", "jpg")

    with Image.open(tmp_path / "a.jpg") as image:
        assert (image.format, image.size) == ("JPEG", (1080, 1350))
        pixel = image.getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert all(abs(a - b) < 4 for a, b in zip(pixel, (0x1B, 0x36, 0xD8), strict=True))
