"""Frames as they are meant to look, kept as small PNGs: `make golden` draws them anew, after one has looked at them."""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
from PIL import Image, ImageDraw

from render_cluster.compositor import Compositor
from render_cluster.media import StoreSpec, save
from render_cluster.planes import Plane, Planes, empty
from render_cluster.planning import plan_video
from render_cluster.spec import Brand, Canvas, Card, LowerThird, SceneSpec, Still, VideoSpec
from tests.support.render_material import words_over

FOLDER = Path(__file__).parent.parent / "golden"
CANVAS = Canvas(width=180, height=320)
TEMPLATES = ("gazette", "schema", "placard")
FRAMES = {"card": (0, 45), "wipe": (1, 5), "photo": (1, 45), "fade": (2, 5), "whole": (2, 40), "dip": (3, 6)}
"""Scene and frame of each picture."""


def frames(template: str) -> Iterator[tuple[str, Plane]]:
    """Compose each picture of a template; no video is encoded."""
    with TemporaryDirectory() as folder:
        store = StoreSpec(Path(folder).as_uri())
        plan = plan_video(_spec(template, store), store)
        for name, (scene, k) in FRAMES.items():
            out = empty(CANVAS.width, CANVAS.height)
            Compositor(plan, scene, store).draw(k, out)
            yield f"{template}-{name}", to_rgb(out)


def to_rgb(planes: Planes) -> Plane:
    frame = av.VideoFrame(planes[0].shape[1], planes[0].shape[0], "yuv420p")
    for target, plane in zip(frame.planes, planes, strict=True):
        memory: Plane = np.frombuffer(target, np.uint8)  # type: ignore[call-overload]  # PyAV's planes are buffers
        memory.reshape(target.height, target.line_size)[:, : target.width] = plane
    frame.colorspace, frame.color_range = 1, 1
    return np.asarray(frame.to_image())  # type: ignore[no-untyped-call]  # PyAV leaves it untyped


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for template in TEMPLATES:
        for name, picture in frames(template):
            Image.fromarray(picture).save(FOLDER / f"{name}.png", optimize=True)
            sys.stdout.write(f"{FOLDER / name}.png\n")


def _spec(template: str, store: StoreSpec) -> VideoSpec:
    photo = save(store, "photo.png", _png(_photo(180, 320)))
    wide = save(store, "wide.png", _png(_photo(320, 180)))
    logo = save(store, "logo.png", _png(_mark()))
    card = Card(layout="list", headline="Three things", items=("Write it down", "Keep it short", "Show it"))
    visuals = (card, Still(picture=photo, motion="in"), Still(picture=wide, fit="contain", motion="in"), card)
    scenes = [
        SceneSpec(
            scene_id=str(number),
            visual=visual,
            duration_sec=2.0,
            words=words_over("These words are said", 1.8),
            transition="dip" if number == 3 else "auto",
            lower_third=LowerThird(name="Ada Lovelace", role="Engineer") if number == 1 else None,
        )
        for number, visual in enumerate(visuals)
    ]
    brand = Brand(template=template, wordmark="Field notes", logo=logo)
    return VideoSpec(scenes=tuple(scenes), brand=brand, canvas=CANVAS)


def _photo(width: int, height: int) -> Image.Image:
    """Sky, hills and a sun: smooth, so that it takes few bytes, with edges that a move would shift."""
    rows = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([70, 130, 200]) * (1 - rows) + np.array([240, 200, 150]) * rows
    image = Image.fromarray(np.repeat(sky, width, 1).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.55, height * 0.2, width * 0.55 + 40, height * 0.2 + 40), fill="#fff0b0")
    pen.polygon(((0, height), (0, height * 0.7), (width * 0.5, height * 0.5), (width, height)), fill="#2f5d50")
    pen.polygon(((width * 0.3, height), (width, height * 0.55), (width, height)), fill="#1d3b3a")
    return image


def _mark() -> Image.Image:
    image = Image.new("RGBA", (90, 40))
    ImageDraw.Draw(image).rounded_rectangle((0, 0, 89, 39), 12, fill="#ffffff", outline="#a8123a", width=6)
    return image


def _png(image: Image.Image) -> bytes:
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


if __name__ == "__main__":
    main()
