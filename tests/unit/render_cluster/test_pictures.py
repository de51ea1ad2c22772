"""Any picture of an article becomes plain RGB, or is refused with a reason."""

import io

import numpy as np
import pytest
from PIL import Image

from render_cluster.look.pictures import LONGEST_SIDE, Kind, PictureRefusedError, kind_of, open_picture
from tests.support.pictures import a_chart, a_photograph, encoded, png

SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">
<rect width="20" height="20" fill="#ff0000"/>{more}</svg>"""


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_the_usual_formats_are_read(kind: str) -> None:
    image = open_picture(encoded(a_photograph(60, 40), kind))

    assert (image.mode, image.size) == ("RGB", (60, 40))


def test_a_photograph_of_a_camera_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    assert open_picture(encoded(a_photograph(60, 40), "JPEG", exif=exif)).size == (40, 60)


def test_print_colours_become_screen_colours() -> None:
    red = open_picture(encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG")).getpixel((4, 4))

    assert isinstance(red, tuple)
    assert red[0] > 200
    assert red[1] < 60


@pytest.mark.parametrize("values", [(0, 65535), (0, 4096)])
def test_sixteen_bits_are_scaled_not_clipped(values: tuple[int, int]) -> None:
    deep = np.linspace(*values, 64 * 64).reshape(64, 64).astype(np.uint16)
    shown = np.asarray(open_picture(png(Image.fromarray(deep))))

    assert shown.min() == 0
    assert len(np.unique(shown)) > 10


def test_a_dark_drawing_gets_a_white_ground_and_a_light_one_ink() -> None:
    dark, light = Image.new("RGBA", (20, 20), (0, 0, 0, 0)), Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    dark.paste((20, 20, 20, 255), (0, 0, 10, 20))
    light.paste((250, 250, 250, 255), (0, 0, 10, 20))

    assert open_picture(png(dark)).getpixel((15, 10)) == (255, 255, 255)
    assert open_picture(png(light)).getpixel((15, 10)) == (22, 24, 29)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "I", "F", "RGBa"])
def test_rarer_kinds_of_pixels_are_read(mode: str) -> None:
    kind = "TIFF" if mode in {"F", "I"} else "PNG"
    image = a_photograph(20, 20).convert("RGBA" if mode == "RGBa" else "P" if mode == "PA" else mode)

    assert open_picture(encoded(image, kind)).mode == "RGB"


def test_an_animation_shows_its_first_frame() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("#ff0000", "#00ff00")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])

    assert open_picture(file.getvalue()).getpixel((4, 4)) == (255, 0, 0)


def test_a_large_picture_is_made_smaller_and_a_huge_one_refused() -> None:
    assert max(open_picture(encoded(Image.new("RGB", (6000, 5000)), "PNG")).size) == LONGEST_SIDE
    with pytest.raises(PictureRefusedError, match="40 million"):
        open_picture(encoded(Image.new("1", (9000, 5000)), "PNG"))


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<html></html>", b"%PDF-1.7", b"\0" * 99])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureRefusedError, match="cannot be read"):
        open_picture(content)


def test_a_picture_that_was_cut_off_is_refused() -> None:
    whole = encoded(a_photograph(200, 200), "JPEG")

    with pytest.raises(PictureRefusedError):
        open_picture(whole[: len(whole) // 2])


def test_a_drawing_of_vectors_is_drawn_large() -> None:
    image = open_picture(SVG.format(more="").encode())

    assert image.size == (2000, 1000)
    assert image.getpixel((500, 500)) == (255, 0, 0)


def test_a_drawing_reads_no_files_of_ours(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.png"
    Image.new("RGB", (20, 20), "#00ff00").save(secret)
    for href in (f'xlink:href="{secret}"', f"href='file://{secret}'", f'href="{secret}"', f"href = '{secret}'"):
        image = open_picture(SVG.format(more=f'<image x="20" width="20" height="20" {href}/>').encode())

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
def test_a_drawing_that_cannot_be_drawn_is_refused(drawing: bytes) -> None:
    with pytest.raises(PictureRefusedError):
        open_picture(drawing)


def test_photographs_are_told_from_drawings() -> None:
    assert kind_of(a_photograph(400, 300)) is Kind.PHOTOGRAPH
    assert kind_of(a_chart(400, 300)) is Kind.DRAWING
    assert kind_of(open_picture(encoded(a_chart(400, 300), "JPEG", quality=60))) is Kind.DRAWING
