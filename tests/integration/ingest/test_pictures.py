"""Any picture of an article becomes plain RGB, or is refused with a reason; no decoder runs in this process."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from render_cluster.errors import MediaMissingError, MediaRefusedError
from render_cluster.ingest.pictures import drawn, picture
from render_cluster.ingest.upright import LONGEST_SIDE
from render_cluster.look.pictures import Kind, kind_of
from render_cluster.media import save
from tests.support.ingested import KEY, Ingest
from tests.support.pictures import a_chart, a_photograph, encoded, png

SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">
<rect width="20" height="20" fill="#ff0000"/>{more}</svg>"""


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_usual_formats_are_read(ingest: Ingest, kind: str) -> None:
    image = ingest.picture(encoded(a_photograph(60, 40), kind))

    assert (image.mode, image.size) == ("RGB", (60, 40))


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "AVIF", "PPM", "ICO", "PDF", "EPS", "TGA"])
def test_other_formats_are_refused_by_name(ingest: Ingest, kind: str) -> None:
    with pytest.raises(MediaRefusedError, match="export it as one of: gif, jpeg, png, svg, webp"):
        ingest.picture(encoded(a_photograph(60, 40), kind))


def test_a_picture_is_made_once_and_found_by_its_content(ingest: Ingest) -> None:
    content = png(a_photograph(60, 40))
    other = save(ingest.store, "t/a/uploads/other name", content)

    ingest.picture(content)
    assert picture(ingest.store, "a", other) == picture(ingest.store, "a", KEY)
    assert len(ingest.kept()) == 1
    assert picture(ingest.store, "b", KEY).key.startswith("t/b/")


def test_what_we_drew_ourselves_is_taken_as_it_is(ingest: Ingest) -> None:
    content = png(a_photograph(60, 40))
    save(ingest.store, "t/a/pictures/card.png", content)
    drawn(ingest.store, "a", "t/a/pictures/card.png", content)

    assert picture(ingest.store, "a", save(ingest.store, KEY, content)).key == KEY
    assert ingest.kept() == []


def test_a_photograph_of_a_camera_on_its_side_is_turned(ingest: Ingest) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert ingest.picture(encoded(a_photograph(60, 40), "JPEG", exif=exif)).size == (40, 60)


def test_a_broken_or_giant_note_of_a_camera_hides_no_picture(ingest: Ingest) -> None:
    for note in (b"Exif\0\0" + b"\xff" * 60, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12" * 30_000):
        assert ingest.picture(encoded(a_photograph(60, 40), "JPEG", exif=note)).size == (60, 40)


def test_print_colours_become_screen_colours(ingest: Ingest) -> None:
    red = ingest.picture(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")).getpixel((4, 4))

    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[1] < 60


def test_a_profile_of_colours_is_applied_and_a_broken_one_ignored(ingest: Ingest) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = Image.new("RGB", (8, 8), (120, 130, 140))

    assert ingest.picture(png(grey, icc_profile=lab)).getpixel((4, 4)) == (120, 130, 140)
    assert ingest.picture(png(grey, icc_profile=b"\xff" * 300)).getpixel((4, 4)) == (120, 130, 140)


@pytest.mark.parametrize("values", [(0, 65535), (0, 4096)])
def test_sixteen_bits_are_scaled_not_clipped(ingest: Ingest, values: tuple[int, int]) -> None:
    deep = np.linspace(*values, 64 * 64).reshape(64, 64).astype(np.uint16)
    shown = np.asarray(ingest.picture(png(Image.fromarray(deep))))

    assert shown.min() == 0
    assert shown.max() in {255, 15, 16}
    assert len(np.unique(shown)) > 10


def test_a_dark_drawing_gets_a_white_ground_and_a_light_one_ink(ingest: Ingest) -> None:
    dark, light = Image.new("RGBA", (20, 20), (0, 0, 0, 0)), Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    dark.paste((20, 20, 20, 255), (0, 0, 10, 20))
    light.paste((250, 250, 250, 255), (0, 0, 10, 20))

    assert ingest.picture(png(dark)).getpixel((15, 10)) == (255, 255, 255)
    assert ingest.picture(png(light)).getpixel((15, 10)) == (22, 24, 29)


def test_a_mark_stays_transparent(ingest: Ingest) -> None:
    logo = Image.new("RGBA", (2000, 20), (0, 0, 0, 0))
    logo.paste((20, 20, 20, 255), (0, 0, 1000, 20))
    kept = ingest.picture(png(logo), transparent=True)

    assert (kept.mode, kept.size) == ("RGBA", (1024, 10))
    assert kept.getpixel((1000, 5)) == (0, 0, 0, 0)
    assert ingest.picture(SVG.format(more="").encode(), transparent=True).getpixel((900, 200)) == (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "RGBa"])
def test_rarer_kinds_of_pixels_are_read(ingest: Ingest, mode: str) -> None:
    image = a_photograph(20, 20).convert("RGBA" if mode == "RGBa" else "P" if mode == "PA" else mode)

    assert ingest.picture(png(image)).mode == "RGB"


def test_an_animation_shows_its_first_frame_that_shows_something(ingest: Ingest) -> None:
    shown = [Image.new("RGB", (90, 90), colour) for colour in ("#ff0000", "#00ff00")]
    shown[1].paste("#0000ff", (0, 0, 45, 90))

    assert ingest.picture(_animation(shown)).getpixel((4, 4)) == (0, 0, 255)
    assert ingest.picture(_animation(shown[:1])).getpixel((4, 4)) == (255, 0, 0)
    assert ingest.picture(_animation(shown[::-1])).getpixel((80, 80)) == (0, 255, 0)


def test_a_large_picture_is_made_smaller_and_a_huge_one_refused(ingest: Ingest) -> None:
    assert max(ingest.picture(png(Image.new("L", (6000, 5000)), compress_level=1)).size) == LONGEST_SIDE
    with pytest.raises(MediaRefusedError, match="60 million"):
        ingest.picture(png(Image.new("1", (9000, 7000))))


def test_charts_keep_their_pixels_and_kinds_are_still_told_apart(ingest: Ingest) -> None:
    chart = a_chart(1600, 1200)
    kept = ingest.picture(png(chart))

    assert np.array_equal(np.asarray(kept), np.asarray(chart))
    assert kind_of(kept) is Kind.DRAWING
    assert kind_of(ingest.picture(encoded(chart, "JPEG", quality=60))) is Kind.DRAWING
    assert kind_of(ingest.picture(encoded(a_photograph(1600, 1200), "WEBP"))) is Kind.PHOTOGRAPH


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<html></html>", b"%PDF-1.7", b"\0" * 99])
def test_what_is_no_picture_is_refused_with_its_key(ingest: Ingest, content: bytes) -> None:
    with pytest.raises(MediaRefusedError, match=r"^t/a/uploads/file: it "):
        ingest.picture(content)


def test_a_picture_that_is_not_there_is_missing(ingest: Ingest) -> None:
    with pytest.raises(MediaMissingError, match="t/a/none"):
        picture(ingest.store, "a", "t/a/none")


def test_a_picture_that_was_cut_off_is_refused(ingest: Ingest) -> None:
    whole = encoded(a_photograph(200, 200), "JPEG")

    with pytest.raises(MediaRefusedError, match="cannot be read"):
        ingest.picture(whole[: len(whole) // 2])


def test_a_drawing_of_vectors_is_drawn_large(ingest: Ingest) -> None:
    image = ingest.picture(SVG.format(more="").encode())

    assert image.size == (2000, 1000)
    assert image.getpixel((500, 500)) == (255, 0, 0)


def test_a_drawing_reads_no_files_of_ours(ingest: Ingest, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    Image.new("RGB", (20, 20), "#00ff00").save(secret)
    for href in (f'xlink:href="{secret}"', f"href='file://{secret}'", f'href="{secret}"', f"href = '{secret}'"):
        image = ingest.picture(SVG.format(more=f'<image x="20" width="20" height="20" {href}/>').encode())

        assert image.getpixel((1500, 500)) == (255, 255, 255)


@pytest.mark.parametrize(
    "drawing",
    [
        b"<svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg [<!ENTITY a "aaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1000000"/>',
        b"\xff\xfe<svg>",
    ],
)
def test_a_drawing_that_cannot_be_drawn_is_refused(ingest: Ingest, drawing: bytes) -> None:
    with pytest.raises(MediaRefusedError):
        ingest.picture(drawing)


def _animation(frames: list[Image.Image]) -> bytes:
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    return file.getvalue()
