"""Pictures and voices by scene, and where each comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from application.contracts.payloads import AssetManifestPayload, AssetPayload, ScriptPayload
from domain.assets.asset import AssetStatus, AssetType

SHOWN = ("width", "height", "duration_sec", "voice", "model", "prompt", "photo", "template", "layout", "language")
PHONE = (1080, 1920)


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
    def cost(self) -> float:
        return sum(asset.cost_usd for asset in self.manifest.assets)

    @property
    def cover(self) -> AssetPayload | None:
        pictures = [asset for asset in self.manifest.assets if asset.type is AssetType.IMAGE and asset.url]
        return next((asset for asset in pictures if asset.scene_id == "thumbnail"), pictures[0] if pictures else None)


@dataclass(frozen=True, slots=True)
class SceneAssets:
    name: str
    seconds: str
    said: str
    assets: tuple[AssetPayload, ...]


def by_scene(manifest: AssetManifestPayload, script: ScriptPayload | None) -> list[SceneAssets]:
    scenes = {scene.scene_id: scene for scene in script.scenes} if script else {}
    order = [*scenes, *(asset.scene_id for asset in manifest.assets if asset.scene_id not in scenes)]
    made = []
    for scene_id in dict.fromkeys(order):
        of_scene = tuple(asset for asset in manifest.assets if asset.scene_id == scene_id)
        scene = scenes.get(scene_id)
        seconds = f"{scene.duration_sec:.1f} s" if scene else ""
        if of_scene:
            made.append(SceneAssets(scene_name(scene_id, script), seconds, scene.narration if scene else "", of_scene))
    return made


def scene_name(scene_id: str, script: ScriptPayload | None) -> str:
    for number, scene in enumerate(script.scenes if script else (), 1):
        if scene.scene_id == scene_id:
            return f"Scene {number}: {scene.beat.capitalize()}"
    return "Thumbnail" if scene_id == "thumbnail" else f"Scene {scene_id}"


def picked(manifest: AssetManifestPayload, asset_id: UUID | None) -> AssetPayload | None:
    return next((asset for asset in manifest.assets if asset.asset_id == asset_id), None)


def picture_size(asset: AssetPayload) -> tuple[int, int]:
    """Width and height, as its maker noted them; those of a phone's picture where nobody did."""
    width, height = asset.metadata.get("width"), asset.metadata.get("height")
    return (width, height) if isinstance(width, int) and isinstance(height, int) else PHONE


def facts(asset: AssetPayload) -> Sequence[tuple[str, object]]:
    """The known parts of what its maker noted, in words; longer notes, as word times, are no facts to read."""
    found = [(name.replace("_sec", " (s)").replace("_", " ").capitalize(), asset.metadata.get(name)) for name in SHOWN]
    return [(name, value) for name, value in found if isinstance(value, str | int | float) and value != ""]
