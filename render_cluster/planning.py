"""From the order to the plan: every picture and voice is opened here, before any frame is rendered."""

import hashlib
from dataclasses import dataclass

import numpy as np

from render_cluster import cues
from render_cluster.audio import decode
from render_cluster.caption_style import column, ground_near, style_of
from render_cluster.captions import Look, fits
from render_cluster.errors import RenderError
from render_cluster.loudness import SAMPLE_RATE
from render_cluster.media import StoreSpec, fetch
from render_cluster.planes import Plane
from render_cluster.scenes import LEAD, Span, moves, spans
from render_cluster.spec import CaptionState, Media, Move, ScenePlan, SceneSpec, Subtitle, VideoPlan, VideoSpec
from render_cluster.stills import open_rgb
from render_cluster.subtitles import subtitles

FLAT_SHARE, FLAT_DISTANCE = 0.8, 24
BAND = 176
"""Design pixels above the column's foot: where captions stand."""


@dataclass(frozen=True, slots=True)
class _Material:
    picture: Media
    voice: Media
    voice_sec: float
    ground: str


def plan_video(spec: VideoSpec, store: StoreSpec) -> VideoPlan:
    """Raise `RenderError`, naming the scene, for what is missing or cannot be opened."""
    materials = [_material(spec, number, store) for number in range(len(spec.scenes))]
    lengths = [(m.voice_sec, scene.pause_sec) for m, scene in zip(materials, spec.scenes, strict=True)]
    found = list(zip(spec.scenes, materials, spans(lengths, spec.canvas.fps), moves(spec.scenes), strict=True))
    return VideoPlan(
        tenant=spec.tenant,
        video_id=spec.video_id,
        title=spec.title,
        canvas=spec.canvas,
        template=spec.template,
        accent=spec.accent,
        language=spec.language,
        scenes=tuple(_scene(spec, *parts) for parts in found),
        subtitles=tuple(line for scene, _, span, _ in found for line in _subtitles(spec, scene, span)),
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
    return ground_near(style_of(spec.template), (red, green, blue)) if flat > FLAT_SHARE else ""


def _material(spec: VideoSpec, number: int, store: StoreSpec) -> _Material:
    scene = spec.scenes[number]
    try:
        picture, voice = fetch(store, scene.picture), fetch(store, scene.voice)
        image, sound = open_rgb(picture, scene.picture), decode(voice, scene.voice)
    except RenderError as error:
        message = f"Scene {number + 1} ({scene.label or scene.scene_id}): {error}"
        raise RenderError(message) from error
    ground = "" if scene.photo else ground_under(spec, image)
    seconds = sound.shape[1] / SAMPLE_RATE
    return _Material(_media(scene.picture, picture), _media(scene.voice, voice), seconds, ground)


def _scene(spec: VideoSpec, scene: SceneSpec, material: _Material, span: Span, move: Move) -> ScenePlan:
    return ScenePlan(
        scene_id=scene.scene_id,
        label=scene.label,
        picture=material.picture,
        voice=material.voice,
        first=span.first,
        frames=span.frames,
        voice_first=LEAD,
        voice_frames=round(material.voice_sec * spec.canvas.fps),
        move=move,
        ground=material.ground,
        states=_states(spec, scene, material.ground, span),
    )


def _states(spec: VideoSpec, scene: SceneSpec, ground: str, span: Span) -> tuple[CaptionState, ...]:
    look = Look(template=spec.template, accent=spec.accent, language=spec.language, ground=ground, canvas=spec.canvas)
    found = cues.pages(scene.words, lambda words: fits(look, words))
    return cues.states(found, LEAD, span.frames, spec.canvas.fps)


def _subtitles(spec: VideoSpec, scene: SceneSpec, span: Span) -> list[Subtitle]:
    fps = spec.canvas.fps
    return subtitles(scene.words, (span.first + LEAD) / fps, (span.first + span.frames) / fps)


def _thumbnail(spec: VideoSpec, store: StoreSpec) -> Media | None:
    if not spec.thumbnail:
        return None
    try:
        content = fetch(store, spec.thumbnail)
        open_rgb(content, spec.thumbnail)
    except RenderError as error:
        message = f"The thumbnail: {error}"
        raise RenderError(message) from error
    return _media(spec.thumbnail, content)


def _media(key: str, content: bytes) -> Media:
    return Media(key=key, digest=hashlib.sha256(content).hexdigest())
