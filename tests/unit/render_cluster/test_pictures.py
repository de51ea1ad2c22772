"""Plain pictures are opened, and photographs told from drawings."""

import pytest
from PIL import Image

from render_cluster.look.pictures import Kind, PictureRefusedError, kind_of, open_picture
from tests.support.pictures import a_chart, a_photograph, encoded, png


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_the_ingest_makes_is_opened(kind: str) -> None:
    image = open_picture(encoded(a_photograph(60, 40), kind))

    assert (image.mode, image.size) == ("RGB", (60, 40))


@pytest.mark.parametrize("kind", ["WEBP", "GIF", "BMP", "TIFF"])
def test_what_it_never_makes_is_not(kind: str) -> None:
    with pytest.raises(PictureRefusedError, match="cannot be read"):
        open_picture(encoded(a_photograph(60, 40), kind))


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(PictureRefusedError, match="40 million"):
        open_picture(encoded(Image.new("1", (9000, 5000)), "PNG"))


def test_photographs_are_told_from_drawings() -> None:
    assert kind_of(a_photograph(400, 300)) is Kind.PHOTOGRAPH
    assert kind_of(a_chart(400, 300)) is Kind.DRAWING
    assert kind_of(open_picture(encoded(a_chart(400, 300), "JPEG", quality=60))) is Kind.DRAWING
    assert kind_of(open_picture(png(a_chart(400, 300)))) is Kind.DRAWING
