"""The thumbnail of a video and others to choose from: composed pictures, never frames decoded from the file."""

from pathlib import Path

from PIL import Image, ImageOps

from render_cluster.compositor import Compositor
from render_cluster.encode import JPEG_QUALITY, frame_to_jpeg
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.thumbnails import candidates
from render_cluster.media import StoreSpec, fetch_planned
from render_cluster.plan import CardPlan, Media, StillPlan, VideoPlan
from render_cluster.stills import open_rgb

FRAME_AT = 0.4
"""Share of the first scene at which a frame is composed for a video that has no words of its own."""


def draw_covers(plan: VideoPlan, store: StoreSpec, folder: Path) -> list[Path]:
    """Return JPEG files, the thumbnail first: the order's own picture, else the strongest that can be composed."""
    paths = []
    if plan.thumbnail:
        paths.append(folder / "thumbnail.jpg")
        _fit(plan, plan.thumbnail, store, paths[0])
    if plan.claim or plan.title:
        for number, image in enumerate(candidates(_order(plan), _picture(plan, store))):
            paths.append(folder / f"candidate-{number}.jpg")
            image.save(paths[-1], "JPEG", quality=JPEG_QUALITY)
        paths = _different(paths)
    if not paths:
        paths.append(folder / "thumbnail.jpg")
        frame = round(plan.scenes[0].frames * FRAME_AT)
        frame_to_jpeg(Compositor(plan, 0, store, captioned=False), frame, plan.canvas, paths[0])
    return paths


def _different(paths: list[Path]) -> list[Path]:
    """An order's own thumbnail may have been composed of the same words and picture as one of the candidates."""
    first = paths[0].read_bytes()
    return [paths[0], *(path for path in paths[1:] if path.read_bytes() != first)]


def _fit(plan: VideoPlan, media: Media, store: StoreSpec, path: Path) -> None:
    """Cut about its middle where its shape is another one."""
    image, canvas = Image.fromarray(open_rgb(fetch_planned(store, media), media.key)), plan.canvas
    size = canvas.width, canvas.height
    fitted = image if image.size == size else ImageOps.fit(image, size, Image.Resampling.LANCZOS)
    fitted.save(path, "JPEG", quality=JPEG_QUALITY)


def _order(plan: VideoPlan) -> CardOrder:
    brand = plan.brand
    return CardOrder(
        content=CardContent(layout="headline", headline=plan.claim or plan.title),
        template=brand.template,
        wordmark=brand.wordmark,
        accent=brand.accent,
        section=brand.section,
        language=plan.language,
        width=plan.canvas.width,
        height=plan.canvas.height,
        thumbnail=True,
    )


def _picture(plan: VideoPlan, store: StoreSpec) -> Image.Image | None:
    """The first that the video shows, of a still or on a card."""
    for scene in plan.scenes:
        match scene.visual:
            case CardPlan(picture=media) | StillPlan(picture=media, photo=True):
                pass
            case _:
                media = None
        if media:
            return Image.fromarray(open_rgb(fetch_planned(store, media), media.key))
    return None
