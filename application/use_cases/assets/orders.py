"""What to ask the makers of pictures and voices for, and how their deliveries become takes."""

from dataclasses import dataclass, replace
from datetime import datetime

from application.ports.imagery import Picture, PictureOrder
from application.ports.speech import SpeechOrder, Voiceover
from domain.assets.asset import Asset, Take
from domain.assets.manifest import THUMBNAIL
from domain.budgets.budget import Purpose, day_at
from domain.scripts.needs import query_of
from domain.scripts.scene import Layout, Scene, Visual
from domain.scripts.script import Script
from domain.shared.errors import NotFoundError
from domain.shared.ids import RunId, TenantId
from domain.tenancy.channel import BrandStyle, Channel


@dataclass(frozen=True, slots=True)
class AssetBrief:
    tenant_id: TenantId
    script: Script
    channel: Channel
    run_id: RunId | None = None

    def purpose(self, now: datetime) -> Purpose:
        """Whom to charge what is ordered for this script to."""
        return Purpose(
            tenant_id=self.tenant_id,
            channel_id=self.channel.id,
            day=day_at(now, self.channel.time_zone),
            run_id=self.run_id,
            idea_id=self.script.idea_id,
            stage="assets",
        )


def order_of(brief: AssetBrief, asset: Asset) -> PictureOrder:
    """With the asset's own words and the number of the take."""
    return replace(picture_order(brief, asset.scene_id), prompt=asset.prompt, take=asset.take_number)


def picture_order(brief: AssetBrief, scene_id: str) -> PictureOrder:
    script, brand = brief.script, brief.channel.brand
    is_thumbnail = scene_id == THUMBNAIL
    width, height = brand.aspect.size
    index = 0 if is_thumbnail else script.scenes.index(_scene(script, scene_id)) + 1
    wishes, place = ((script.title,), 0) if is_thumbnail else _wishes(script, scene_id)
    return PictureOrder(
        tenant_id=brief.tenant_id,
        visual=_thumbnail(script) if is_thumbnail else _scene(script, scene_id).visual,
        template=brand.template,
        wordmark=brand.wordmark or brief.channel.name,
        accent=brand.accent,
        section=brief.channel.name,
        language=script.language,
        index=index,
        total=len(script.scenes),
        width=width,
        height=height,
        thumbnail=is_thumbnail,
        providers=brief.channel.providers.imagery,
        wishes=wishes,
        place=place,
        label=f"{script.title}: {'thumbnail' if is_thumbnail else f'picture {index}'}",
    )


def _wishes(script: Script, scene_id: str) -> tuple[tuple[str, ...], int]:
    """What is looked for in this video by the scenes that have no picture of their own, and this scene's place."""
    looking = [scene for scene in script.scenes if scene.scene_id == scene_id or _looks_for_a_picture(scene)]
    place = next(number for number, scene in enumerate(looking) if scene.scene_id == scene_id)
    return tuple(query_of(scene) for scene in looking), place


def _looks_for_a_picture(scene: Scene) -> bool:
    return scene.visual.layout in {Layout.PHOTO, Layout.HEADLINE} and not scene.visual.picture_key


def speech_order(brief: AssetBrief, scene_id: str) -> SpeechOrder:
    script = brief.script
    scene = _scene(script, scene_id)
    label = f"{script.title}: voice {script.scenes.index(scene) + 1}"
    return SpeechOrder.of(brief.tenant_id, scene.narration, script.language, brief.channel, label)


def picture_take(picture: Picture, brand: BrandStyle) -> Take:
    """With the look that it was drawn in, so that a later one is told from it."""
    drawn = {"width": picture.width, "height": picture.height, "template": brand.template, "accent": brand.accent}
    return Take(
        key=picture.key,
        source=picture.source,
        licence=picture.licence,
        cost_usd=picture.cost_usd,
        metadata={**drawn, "photo": picture.photo, "card": picture.card, "warning": picture.warning},
        provenance=picture.provenance,
    )


def voice_take(voice: Voiceover) -> Take:
    words = [[word.text, word.start_sec, word.end_sec] for word in voice.words]
    return Take(
        key=voice.key,
        source=voice.source,
        licence=voice.licence,
        cost_usd=voice.cost_usd,
        metadata={"duration_sec": voice.duration_sec, "words": words, "estimated": voice.estimated},
        provenance=voice.provenance,
    )


def _scene(script: Script, scene_id: str) -> Scene:
    for scene in script.scenes:
        if scene.scene_id == scene_id:
            return scene
    msg = f"The script has no scene {scene_id} any more."
    raise NotFoundError(msg)


def _thumbnail(script: Script) -> Visual:
    """The title over the first picture that the article gave, if it gave one."""
    picture = next((scene.visual.picture_key for scene in script.scenes if scene.visual.picture_key), "")
    return Visual(layout=Layout.HEADLINE, headline=script.title, picture_key=picture, alt=script.title)
