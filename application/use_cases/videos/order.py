"""From script and assets to the order of a render; no I/O, no clock: the same ingredients give the same order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from application.contracts.render import RenderOrder, SceneOrder, WordTime
from domain.assets.asset import Asset, AssetRole, AssetType, Take
from domain.assets.manifest import THUMBNAIL
from domain.assets.take import UPLOAD
from domain.scripts.length import is_within, scene_length
from domain.scripts.quality.platforms import limits_of
from domain.scripts.scene import Scene
from domain.scripts.script import Script
from domain.shared.errors import InvalidTransitionError
from domain.shared.ids import TenantId
from domain.tenancy.channel import BrandStyle, Channel
from domain.videos.video import Video

LEAST_KEPT = 0.7
"""The share of a picture that has to be left when its edges are cut."""


@dataclass(frozen=True, slots=True)
class Ingredients:
    tenant_id: TenantId
    video: Video
    script: Script
    assets: Sequence[Asset]
    channel: Channel


def render_order(of: Ingredients) -> RenderOrder:
    """In the brand's look of now: what was drawn in another is set again, or left to the renderer."""
    brand = of.channel.brand
    takes = {(asset.scene_id, asset.role): asset.current for asset in of.assets}
    scenes = [
        _scene(
            number,
            scene,
            _taken(takes.get((scene.scene_id, AssetRole.PICTURE)), scene.scene_id),
            _taken(takes.get((scene.scene_id, AssetRole.VOICEOVER)), scene.scene_id),
            brand,
        )
        for number, scene in enumerate(of.script.scenes, 1)
    ]
    thumbnail = takes.get((THUMBNAIL, AssetRole.PICTURE))
    return RenderOrder(
        tenant_id=of.tenant_id,
        video_id=of.video.id,
        title=of.script.title,
        template=brand.template,
        accent=brand.accent,
        wordmark=brand.wordmark or of.channel.name,
        section=of.channel.name,
        captions=brand.captions,
        language=of.script.language,
        width=brand.aspect.size[0],
        height=brand.aspect.size[1],
        scenes=tuple(scenes),
        thumbnail_picture_key=thumbnail.key if thumbnail and _is_in_look(thumbnail, brand) else "",
        asked_sec=_asked(scenes, of.channel),
        longest_sec=limits_of(of.channel.platform).longest.total_seconds(),
    )


def _asked(scenes: Sequence[SceneOrder], channel: Channel) -> float:
    """The channel's length, or that of the approved words where whoever approved them took a longer or shorter text."""
    spoken = sum(
        (scene_length(timedelta(seconds=scene.voice_sec), timedelta(seconds=scene.pause_sec)) for scene in scenes),
        timedelta(),
    )
    return (channel.target if is_within(spoken, channel.target) else spoken).total_seconds()


def _taken(take: Take | None, scene_id: str) -> Take:
    if take is None:
        msg = f"The scene {scene_id} lacks an asset: generate it, then assemble the video."
        raise InvalidTransitionError(msg)
    return take


def _scene(number: int, scene: Scene, picture: Take, voice: Take, brand: BrandStyle) -> SceneOrder:
    is_clip = picture.type is AssetType.VIDEO
    return SceneOrder(
        scene_id=scene.scene_id,
        label=f"scene {number}: {scene.visual.headline or scene.on_screen_text or scene.beat}"[:80],
        picture_key="" if is_clip else picture.key,
        clip_key=picture.key if is_clip else "",
        photo=picture.metadata.get("photo") is True,
        whole=_is_whole(picture, brand),
        card=_card(picture.metadata.get("card")),
        voice_key=voice.key,
        voice_sec=_number(voice.metadata.get("duration_sec")),
        pause_sec=scene.pause.total_seconds(),
        words=tuple(_words(voice.metadata.get("words"))),
        estimated=voice.metadata.get("estimated") is True,
    )


def _is_in_look(picture: Take, brand: BrandStyle) -> bool:
    """Pictures whose maker noted no look are taken for the brand's; what a person brought fits any look."""
    if picture.source == UPLOAD:
        return True
    noted = {"template": brand.template, "accent": brand.accent} | dict(picture.metadata)
    return _is_in_shape(picture, brand) and (noted["template"], noted["accent"]) == (brand.template, brand.accent)


def _is_whole(picture: Take, brand: BrandStyle) -> bool:
    """A clip, or what a person brought, may lose its edges but not what it shows; a picture of ours loses nothing."""
    if picture.source != UPLOAD and picture.type is not AssetType.VIDEO:
        return not _is_in_shape(picture, brand)
    width, height = brand.aspect.size
    shown = _number(picture.metadata.get("width", width)), _number(picture.metadata.get("height", height))
    ratio = shown[0] * height / (shown[1] * width)
    return min(ratio, 1 / ratio) < LEAST_KEPT


def _is_in_shape(picture: Take, brand: BrandStyle) -> bool:
    width, height = brand.aspect.size
    drawn = _number(picture.metadata.get("width", width)), _number(picture.metadata.get("height", height))
    return drawn[0] * height == drawn[1] * width


def _card(value: object) -> dict[str, object]:
    """Pictures made before cards could move have none."""
    return {str(name): part for name, part in value.items()} if isinstance(value, Mapping) else {}


def _number(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    msg = f"An asset's metadata holds {value!r} where a number should be."
    raise InvalidTransitionError(msg)


def _words(value: object) -> Iterable[WordTime]:
    for word in value if isinstance(value, list | tuple) else ():
        text, start, end = word
        yield WordTime(text=str(text), start_sec=_number(start), end_sec=_number(end))
