"""Draw the documents' contact sheets: a frame every two seconds of a sample article's video in each template."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from adapters.rendering.standalone.speaking import spoken
from adapters.rendering.standalone.specification import read_specification, taken_in
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.drafting import DraftOrder, write_draft
from render_cluster.compositor import Compositor
from render_cluster.compute import LocalCompute
from render_cluster.encode import frame_to_jpeg
from render_cluster.media import StoreSpec
from render_cluster.plan import VideoPlan
from render_cluster.planning import plan_video

ROOT = Path(__file__).parents[1]
ARTICLES, IMAGES = ROOT / "samples" / "articles", ROOT / "docs" / "images"
SHOWN = {
    "gazette": "five-checks-before-you-trust-an-ai-answer",
    "schema": "how-we-cut-a-nightly-job-from-95-minutes-to-22",
    "placard": "what-makes-a-retry-safe",
}
EVERY_SEC, FIRST_SEC = 2.0, 0.5
COLUMNS, WIDTH, GAP = 8, 162, 6
IN_STRIP = 8
"""Frames of each video on the page that shows them all."""
LARGEST = 250_000
_PAPER = "#d4d6da"


def moments(plan: VideoPlan) -> list[tuple[int, int]]:
    """Return scene and frame of it, every two seconds of the video."""
    starts = [scene.first for scene in plan.scenes]
    fps = plan.canvas.fps
    frames = range(round(FIRST_SEC * fps), plan.frames, round(EVERY_SEC * fps))
    places = [(max(i for i, first in enumerate(starts) if first <= frame), frame) for frame in frames]
    return [(scene, frame - starts[scene]) for scene, frame in places]


def tiled(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """Lay pictures of one size in rows, with the same gap everywhere."""
    wide, high = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (high + GAP) + GAP), _PAPER)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        sheet.paste(picture, (GAP + column * (wide + GAP), GAP + row * (high + GAP)))
    return sheet


def evenly(pictures: Sequence[Image.Image], count: int) -> list[Image.Image]:
    """Choose some of them, from the first to the last."""
    if len(pictures) <= count:
        return list(pictures)
    return [pictures[round(number * (len(pictures) - 1) / (count - 1))] for number in range(count)]


def save(sheet: Image.Image, path: Path) -> None:
    """As good as the size allows."""
    for quality in range(90, 30, -4):
        sheet.save(path, "JPEG", quality=quality, optimize=True)
        if path.stat().st_size <= LARGEST:
            break
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


async def planned(template: str, folder: Path) -> tuple[VideoPlan, StoreSpec]:
    order = DraftOrder(str(ARTICLES / f"{SHOWN[template]}.md"), folder, template, "9:16", 38, "Field notes")
    await write_draft(Settings(), order)
    store, compute = StoreSpec((folder / "store").as_uri()), LocalCompute(1)
    try:
        spec = await spoken(taken_in(read_specification(folder / "spec.json"), folder, store), store, compute)
    finally:
        await compute.aclose()
    return plan_video(spec, store), store


def frames(plan: VideoPlan, store: StoreSpec, folder: Path) -> Iterator[Image.Image]:
    """Compose them; no video is encoded."""
    path = folder / "frame.jpg"
    for scene, k in moments(plan):
        frame_to_jpeg(Compositor(plan, scene, store), k, plan.canvas, path)
        with Image.open(path) as frame:
            high = round(WIDTH * plan.canvas.height / plan.canvas.width)
            yield frame.resize((WIDTH, high), Image.Resampling.LANCZOS)


def main() -> None:
    strips = []
    for template in SHOWN:
        with TemporaryDirectory() as name:
            plan, store = asyncio.run(planned(template, Path(name)))
            pictures = list(frames(plan, store, Path(name)))
        save(tiled(pictures, COLUMNS), IMAGES / f"sheet-{template}.jpg")
        strips += evenly(pictures, IN_STRIP)
    save(tiled(strips, IN_STRIP), IMAGES / "frames.jpg")


if __name__ == "__main__":
    main()
