"""From the order to the plan: every picture and voice is opened here, before any frame is rendered."""

import hashlib
from dataclasses import dataclass

import numpy as np

from render_cluster import cues
from render_cluster.audio import decode
from render_cluster.caption_style import column, ground_near, style_of
from render_cluster.captions import Look, fits
from render_cluster.cards import order_of
from render_cluster.errors import RenderError
from render_cluster.ingest.clips import mezzanine
from render_cluster.look.drawing import draw_card
from render_cluster.loudness import SAMPLE_RATE
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import (
    CaptionState,
    CardPlan,
    ClipPlan,
    Media,
    Move,
    ScenePlan,
    StillPlan,
    Subtitle,
    Transition,
    VideoPlan,
    VisualPlan,
)
from render_cluster.planes import Plane
from render_cluster.scenes import LEAD, Span, moves, segments, spans, tails, transitions
from render_cluster.spec import Card, Clip, SceneSpec, Still, VideoSpec
from render_cluster.stills import open_rgb
from render_cluster.subtitles import subtitles

FLAT_SHARE, FLAT_DISTANCE = 0.8, 24
BAND = 176
"""Design pixels above the column's foot: where captions stand."""


@dataclass(frozen=True, slots=True)
class _Material:
    """`ground` is empty over pictures."""

    visual: VisualPlan
    voice: Media | None
    voice_sec: float
    ground: str


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    transition: Transition
    tail: int


def plan_video(spec: VideoSpec, store: StoreSpec) -> VideoPlan:
    """Raise `RenderError`, naming the scene, for what is missing or cannot be opened."""
    found = moves(spec.scenes)
    materials = [_material(spec, number, found[number], store) for number in range(len(spec.scenes))]
    lengths = [(m.voice_sec, s.pause_sec, s.duration_sec or 0) for m, s in zip(materials, spec.scenes, strict=True)]
    changes = transitions(spec.scenes)
    places = [_Place(*parts) for parts in zip(spans(lengths, spec.canvas.fps), changes, tails(changes), strict=True)]
    scenes = [_scene(spec, *parts) for parts in zip(spec.scenes, materials, places, strict=True)]
    lines = (_subtitles(spec, scene, place.span) for scene, place in zip(spec.scenes, places, strict=True))
    return VideoPlan(
        tenant=spec.tenant,
        video_id=spec.video_id,
        title=spec.title,
        canvas=spec.canvas,
        brand=spec.brand,
        captions=spec.captions,
        language=spec.language,
        encoder=spec.encoder,
        scenes=tuple(scenes),
        segments=segments([scene.frames for scene in scenes]),
        subtitles=tuple(line for found in lines for line in found),
        thumbnail=_thumbnail(spec, store),
    )


def ground_under(spec: VideoSpec, image: Plane) -> str:
    """Name the template's flat colour in the caption's band, empty where there is a picture or another colour."""
    area, height = column(spec.canvas), image.shape[0] / spec.canvas.height
    width, band = image.shape[1] / spec.canvas.width, BAND * min(spec.canvas.width, spec.canvas.height) / 1080
    rows = slice(round((area.bottom - band) * height), round(area.bottom * height))
    part = image[rows, round(area.left * width) : round(area.right * width)].reshape(-1, 3).astype(np.int16)
    middle = np.median(part, axis=0)
    flat = np.mean(np.abs(part - middle).max(axis=1) < FLAT_DISTANCE)
    red, green, blue = (int(value) for value in middle)
    return ground_near(style_of(spec.brand.template), (red, green, blue)) if flat > FLAT_SHARE else ""


def _material(spec: VideoSpec, number: int, move: Move, store: StoreSpec) -> _Material:
    scene = spec.scenes[number]
    try:
        visual, ground = _visual(spec, number, move, store)
        voice, seconds = _voice(scene, store)
    except RenderError as error:
        message = f"Scene {number + 1} ({scene.label or scene.scene_id}): {error}"
        raise RenderError(message) from error
    return _Material(visual, voice, seconds, ground)


def _visual(spec: VideoSpec, number: int, move: Move, store: StoreSpec) -> tuple[VisualPlan, str]:
    match shown := spec.scenes[number].visual:
        case Card():
            return _card(spec, shown, number, store)
        case Clip():
            return _clip(spec, shown, store), ""
        case _:
            return _still(spec, shown, move, store)


def _still(spec: VideoSpec, shown: Still, move: Move, store: StoreSpec) -> tuple[StillPlan, str]:
    picture = fetch(store, shown.picture)
    image = open_rgb(picture, shown.picture)
    visual = StillPlan(picture=_media(shown.picture, picture), move=move, fit=shown.fit, focus=shown.focus)
    return visual, "" if shown.photo else ground_under(spec, image)


def _clip(spec: VideoSpec, shown: Clip, store: StoreSpec) -> ClipPlan:
    found = mezzanine(store, spec.tenant, shown.clip, spec.canvas)
    first = round(shown.start_sec * spec.canvas.fps)
    if first >= found.frames:
        seconds = found.frames / spec.canvas.fps
        message = f"the clip {shown.clip} is {seconds:.1f} s long; start_sec must be less than that"
        raise RenderError(message)
    return ClipPlan(
        clip=found.media, first=first, frames=found.frames - first, fill=shown.fill, fit=shown.fit, focus=shown.focus
    )


def _card(spec: VideoSpec, card: Card, number: int, store: StoreSpec) -> tuple[CardPlan, str]:
    picture = fetch(store, card.picture) if card.picture else b""
    media = _media(card.picture, picture) if card.picture else None
    visual = CardPlan(card=card, picture=media, index=number + 1, total=len(spec.scenes))
    drawn = draw_card(order_of(visual, spec.brand, spec.canvas, spec.language, picture))
    return visual, "" if drawn.photo else ground_under(spec, open_rgb(drawn.png, card.layout))


def _voice(scene: SceneSpec, store: StoreSpec) -> tuple[Media | None, float]:
    if not scene.voice:
        return None, 0.0
    content = fetch(store, scene.voice)
    sound = decode(content, scene.voice)
    return _media(scene.voice, content), sound.shape[1] / SAMPLE_RATE


def _scene(spec: VideoSpec, scene: SceneSpec, material: _Material, place: _Place) -> ScenePlan:
    return ScenePlan(
        scene_id=scene.scene_id,
        label=scene.label,
        visual=material.visual,
        voice=material.voice,
        first=place.span.first,
        frames=place.span.frames,
        voice_first=LEAD,
        voice_frames=round(material.voice_sec * spec.canvas.fps),
        transition=place.transition,
        tail=place.tail,
        ground=material.ground,
        states=_states(spec, scene, material.ground, place.span),
        estimated=scene.estimated,
    )


def _states(spec: VideoSpec, scene: SceneSpec, ground: str, span: Span) -> tuple[CaptionState, ...]:
    if not scene.words:
        return ()
    brand = spec.brand
    look = Look(template=brand.template, accent=brand.accent, language=spec.language, ground=ground, canvas=spec.canvas)
    found = cues.pages(scene.words, lambda words: fits(look, words))
    return cues.states(found, LEAD, span.frames, spec.canvas.fps)


def _subtitles(spec: VideoSpec, scene: SceneSpec, span: Span) -> list[Subtitle]:
    fps = spec.canvas.fps
    return subtitles(scene.words, (span.first + LEAD) / fps, (span.first + span.frames) / fps)


def _thumbnail(spec: VideoSpec, store: StoreSpec) -> Media | None:
    if not spec.thumbnail.picture:
        return None
    try:
        content = fetch(store, spec.thumbnail.picture)
        open_rgb(content, spec.thumbnail.picture)
    except RenderError as error:
        message = f"The thumbnail: {error}"
        raise RenderError(message) from error
    return _media(spec.thumbnail.picture, content)


def _media(key: str, content: bytes) -> Media:
    return Media(key=key, digest=hashlib.sha256(content).hexdigest())
