"""Slides as a video that is read: no voice, each slide as long as its words need, one pushing out the other."""

from collections.abc import Sequence

from render_cluster.carousel.making import MadeSlide
from render_cluster.carousel.pages import HEIGHT, WIDTH
from render_cluster.spec import Brand, Canvas, Captions, SceneSpec, Still, Thumbnail, VideoSpec


def slideshow(spec: VideoSpec, slides: Sequence[MadeSlide]) -> VideoSpec:
    """Pictures are keys of the store. A specification that is of a slide's shape already gives the size."""
    canvas = spec.canvas
    if canvas.width * HEIGHT != canvas.height * WIDTH:
        canvas = Canvas(width=WIDTH, height=HEIGHT, fps=canvas.fps)
    return VideoSpec(
        tenant=spec.tenant,
        video_id=spec.video_id,
        title=spec.title,
        language=spec.language,
        canvas=canvas,
        encoder=spec.encoder,
        brand=Brand(template=spec.brand.template, accent=spec.brand.accent, wordmark=spec.brand.wordmark),
        captions=Captions(style="none"),
        scenes=tuple(_scene(number, slide) for number, slide in enumerate(slides, 1)),
        music=spec.music,
        thumbnail=Thumbnail(picture=slides[0].key),
    )


def _scene(number: int, slide: MadeSlide) -> SceneSpec:
    return SceneSpec(
        scene_id=f"slide-{number}",
        label=f"slide {number}",
        visual=Still(picture=slide.key, motion="hold", photo=False),
        duration_sec=slide.seconds,
        pause_sec=0,
        transition="slide",
    )
