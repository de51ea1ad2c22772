"""Pictures, clips and voices by scene, their takes, and where each comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.contracts.payloads import AssetManifestPayload, AssetPayload, ScriptPayload
from application.contracts.payloads.takes import TakePayload
from application.contracts.views import PipelineView
from domain.assets.asset import AssetRole, AssetStatus, AssetType

SHOWN = ("width", "height", "duration_sec", "voice", "template", "layout", "language", "file")
PHONE = (1080, 1920)
KINDS = {AssetType.IMAGE: "picture", AssetType.VIDEO: "clip", AssetType.AUDIO: "voiceover"}


@dataclass(frozen=True, slots=True)
class ManifestRow:
    manifest: AssetManifestPayload
    title: str

    @property
    def generated(self) -> int:
        return sum(asset.status is AssetStatus.GENERATED for asset in self.manifest.assets)

    @property
    def failed(self) -> int:
        return sum(asset.status is AssetStatus.FAILED for asset in self.manifest.assets)

    @property
    def fallen(self) -> int:
        """How many show something else than was asked for."""
        return sum(bool(asset.instead) for asset in self.manifest.assets)

    @property
    def cost(self) -> float:
        return sum(asset.cost_usd for asset in self.manifest.assets)

    @property
    def cover(self) -> AssetPayload | None:
        pictures = [asset for asset in self.manifest.assets if asset.type is AssetType.IMAGE and asset.url]
        return next((asset for asset in pictures if asset.scene_id == "thumbnail"), pictures[0] if pictures else None)


@dataclass(frozen=True, slots=True)
class TakeCard:
    """One take of an asset, or one that is still to come: then `take` is None."""

    asset: AssetPayload
    take: TakePayload | None
    number: int

    @property
    def kind(self) -> str:
        return KINDS[self.take.type if self.take else self.asset.type]

    @property
    def is_used(self) -> bool:
        return self.take is not None and self.asset.picked == self.number

    @property
    def is_wide(self) -> bool:
        return self.size[0] > self.size[1]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, as its maker noted them; those of a phone's picture where nobody did."""
        noted = self.take.metadata if self.take else {}
        width, height = noted.get("width"), noted.get("height")
        return (width, height) if isinstance(width, int) and isinstance(height, int) else PHONE


@dataclass(frozen=True, slots=True)
class SceneAssets:
    name: str
    seconds: str
    said: str
    cards: tuple[TakeCard, ...]
    instead: tuple[str, ...]


def by_scene(manifest: AssetManifestPayload, script: ScriptPayload | None) -> list[SceneAssets]:
    scenes = {scene.scene_id: scene for scene in script.scenes} if script else {}
    order = [*scenes, *(asset.scene_id for asset in manifest.assets if asset.scene_id not in scenes)]
    made = []
    for scene_id in dict.fromkeys(order):
        of_scene = [asset for asset in manifest.assets if asset.scene_id == scene_id]
        scene = scenes.get(scene_id)
        if of_scene:
            made.append(
                SceneAssets(
                    name=scene_name(scene_id, script),
                    seconds=f"{scene.duration_sec:.1f} s" if scene else "",
                    said=scene.narration if scene else "",
                    cards=tuple(card for asset in of_scene for card in cards_of(asset)),
                    instead=tuple(asset.instead for asset in of_scene if asset.instead),
                )
            )
    return made


def fallen(view: PipelineView) -> list[str]:
    """Say scene by scene what is shown or heard in the place of what its script asks for."""
    assets = view.manifest.assets if view.manifest else ()
    return [f"{scene_name(asset.scene_id, view.script)}: {asset.instead}" for asset in assets if asset.instead]


def cards_of(asset: AssetPayload) -> Iterator[TakeCard]:
    """The takes that are there, then the one that is being made or failed."""
    for take in asset.takes:
        yield TakeCard(asset, take, take.take)
    if asset.status is AssetStatus.REQUESTED or asset.take not in {take.take for take in asset.takes}:
        yield TakeCard(asset, None, asset.take)


def scene_name(scene_id: str, script: ScriptPayload | None) -> str:
    for number, scene in enumerate(script.scenes if script else (), 1):
        if scene.scene_id == scene_id:
            return f"Scene {number}: {scene.beat.capitalize()}"
    return "Thumbnail" if scene_id == "thumbnail" else f"Scene {scene_id}"


def picked(manifest: AssetManifestPayload, asset_id: UUID | None) -> AssetPayload | None:
    return next((asset for asset in manifest.assets if asset.asset_id == asset_id), None)


def card_of(asset: AssetPayload, number: int) -> TakeCard:
    """The take of that number, else the one in use, else the one that is to come."""
    cards = list(cards_of(asset))
    named = [card for card in cards if card.number == number]
    return next(iter([*named, *(card for card in cards if card.is_used), cards[-1]]))


def facts(card: TakeCard) -> Sequence[tuple[str, object]]:
    """Where a take comes from, in words; what nobody told is left out."""
    take = card.take
    if take is None:
        return ()
    told: list[tuple[str, object]] = [
        ("Provider", take.provider),
        ("Why this one", take.reason),
        ("Model", take.model),
        ("Prompt", take.prompt),
        ("Seed", "" if take.seed is None else take.seed),
        ("Attribution", take.attribution),
        *((name.replace("_", " ").capitalize(), value) for name, value in take.parameters.items()),
    ]
    noted = [(name.replace("_sec", " (s)").replace("_", " ").capitalize(), take.metadata.get(name)) for name in SHOWN]
    return [(name, value) for name, value in [*told, *noted] if isinstance(value, str | int | float) and value != ""]


def can_be_described(asset: AssetPayload) -> bool:
    """A generator is asked with words; a voice says what the script says."""
    return asset.role is AssetRole.PICTURE
