"""From the order to the plan: everything is checked and opened here, before any frame is rendered."""

from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster import captions
from render_cluster.backdrops import composition_size
from render_cluster.checking import check_length, check_order, check_voice, place_of
from render_cluster.faults import Faults
from render_cluster.framing import View, framed, motion_for
from render_cluster.ingest.pictures import picture
from render_cluster.ingest.sounds import sound
from render_cluster.look.tokens import load_template
from render_cluster.material import Material, OpenedStill, on_grounds, open_logo_file, open_visual, open_voice
from render_cluster.media import StoreSpec
from render_cluster.plan import (
    CaptionState,
    LowerThirdPlan,
    Media,
    MusicPlan,
    ScenePlan,
    StillPlan,
    Subtitle,
    Transition,
    VideoPlan,
    VisualPlan,
)
from render_cluster.scenes import LEAD, Span, segments, spans
from render_cluster.spec import LowerThird, SceneSpec, Still, VideoSpec
from render_cluster.subtitles import subtitles
from render_cluster.transitions import frames_at, tail, transitions


@dataclass(frozen=True, slots=True)
class _Voice:
    media: Media | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    transition: Transition
    tail: int


def plan_video(spec: VideoSpec, store: StoreSpec) -> VideoPlan:
    """Raise `RenderError` for all that is wrong at once, naming each scene at fault and what to do."""
    faults = Faults()
    check_order(spec, faults)
    voices = [_voice(spec, number, store, faults) for number in range(len(spec.scenes))]
    places = _places(spec, voices)
    check_length(sum(place.span.frames for place in places) / spec.canvas.fps, faults)
    materials = [_material(spec, number, place, store, faults) for number, place in enumerate(places)]
    logo, thumbnail, music = _extras(spec, store, faults)
    faults.refuse()
    scenes = _scenes(spec, on_grounds(spec, [material for material in materials if material]), voices, places)
    return VideoPlan(
        tenant=spec.tenant,
        video_id=spec.video_id,
        title=spec.title,
        canvas=spec.canvas,
        brand=spec.brand,
        captions=spec.captions,
        language=spec.language,
        encoder=spec.encoder,
        scenes=scenes,
        segments=segments([scene.frames for scene in scenes], spec.canvas.fps),
        subtitles=tuple(line for number, place in enumerate(places) for line in _lines(spec, number, place.span)),
        logo=logo,
        music=music,
        thumbnail=thumbnail,
        claim=spec.thumbnail.claim,
    )


def _material(spec: VideoSpec, number: int, place: _Place, store: StoreSpec, faults: Faults) -> Material | None:
    with faults.at(place_of(spec, number)):
        return open_visual(spec, number, (place.span.frames + place.tail) / spec.canvas.fps, store)
    return None


def _voice(spec: VideoSpec, number: int, store: StoreSpec, faults: Faults) -> _Voice:
    place, scene = place_of(spec, number), spec.scenes[number]
    with faults.at(place):
        voice = _Voice(*open_voice(spec, scene, store))
        check_voice(place, scene, voice.seconds, faults)
        return voice
    return _Voice()


def _extras(spec: VideoSpec, store: StoreSpec, faults: Faults) -> tuple[Media | None, Media | None, MusicPlan | None]:
    logo = thumbnail = music = None
    with faults.at("The logo"):
        logo = open_logo_file(spec, store) if spec.brand.logo else None
    with faults.at("The thumbnail"):
        thumbnail = picture(store, spec.tenant, spec.thumbnail.picture) if spec.thumbnail.picture else None
    with faults.at("The music"):
        if spec.music:
            music = MusicPlan(track=sound(store, spec.tenant, spec.music.track).media, gain_db=spec.music.gain_db)
    return logo, thumbnail, music


def _places(spec: VideoSpec, voices: Sequence[_Voice]) -> list[_Place]:
    fps, pairs = spec.canvas.fps, zip(spec.scenes, voices, strict=True)
    lengths = [(voice.seconds, scene.pause_sec, scene.duration_sec or 0.0) for scene, voice in pairs]
    changes = transitions(spec.scenes, load_template(spec.brand.template).skin, fps)
    return [_Place(span, change, tail(fps)) for span, change in zip(spans(lengths, fps), changes, strict=True)]


def _scenes(
    spec: VideoSpec, materials: Sequence[Material], voices: Sequence[_Voice], places: Sequence[_Place]
) -> tuple[ScenePlan, ...]:
    found, motion = [], ""
    for scene, material, voice, place in zip(spec.scenes, materials, voices, places, strict=True):
        visual, motion = _visual(spec, scene, material, place, motion)
        found.append(_scene(spec, scene, visual, material.ground, voice, place))
    return tuple(found)


def _visual(
    spec: VideoSpec, scene: SceneSpec, material: Material, place: _Place, before: str
) -> tuple[VisualPlan, str]:
    """Return the picture as planned, and its motion's name: two like ones do not follow each other."""
    opened, shown = material.visual, scene.visual
    if not isinstance(opened, OpenedStill):
        return opened, ""
    if not isinstance(shown, Still):
        raise TypeError(shown)
    seconds = (place.span.frames + place.tail) / spec.canvas.fps
    size = composition_size(spec.canvas) if shown.fit == "contain" else opened.size
    view = View(size, spec.canvas, shown.fit, shown.focus, seconds, shown.photo)
    motion = motion_for(shown.motion, view, opened.picture.digest, before)
    return StillPlan(picture=opened.picture, move=framed(view, motion), fit=shown.fit, photo=shown.photo), motion


def _scene(  # noqa: PLR0913, PLR0917 - a scene is put together of these
    spec: VideoSpec, scene: SceneSpec, visual: VisualPlan, ground: str, voice: _Voice, place: _Place
) -> ScenePlan:
    fps = spec.canvas.fps
    return ScenePlan(
        scene_id=scene.scene_id,
        label=scene.label,
        visual=visual,
        voice=voice.media,
        first=place.span.first,
        frames=place.span.frames,
        voice_first=frames_at(LEAD, fps),
        voice_frames=round(voice.seconds * fps),
        transition=place.transition,
        tail=place.tail,
        ground=ground,
        states=_states(spec, scene, ground, place.span),
        estimated=scene.estimated,
        lower_third=_lower_third(spec, scene.lower_third, place.span.frames),
    )


def _states(spec: VideoSpec, scene: SceneSpec, ground: str, span: Span) -> tuple[CaptionState, ...]:
    fps = spec.canvas.fps
    return captions.states(captions.look_for(spec, ground), scene.words, frames_at(LEAD, fps), span.frames, fps)


def _lower_third(spec: VideoSpec, asked: LowerThird | None, frames: int) -> LowerThirdPlan | None:
    """None if it would begin after the scene's end."""
    fps = spec.canvas.fps
    if asked is None or round(asked.start_sec * fps) >= frames:
        return None
    return LowerThirdPlan(
        name=asked.name,
        role=asked.role,
        first=round(asked.start_sec * fps),
        end=min(round((asked.start_sec + asked.seconds) * fps), frames),
        caption=captions.room_for(spec),
    )


def _lines(spec: VideoSpec, number: int, span: Span) -> list[Subtitle]:
    fps, words = spec.canvas.fps, spec.scenes[number].words
    begin, end = span.first + frames_at(LEAD, fps), span.first + span.frames
    return subtitles(words, begin / fps, end / fps, spec.language)
