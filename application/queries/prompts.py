"""The b-roll prompts of a script's scenes as one text, for generators elsewhere."""

from application.contracts.payloads import AssetManifestPayload
from domain.assets.asset import AssetRole


def prompt_sheet(manifest: AssetManifestPayload) -> str:
    """One paragraph for each scene, under its name, in the order of the scenes."""
    shown = [asset for asset in manifest.assets if asset.role is AssetRole.PICTURE and asset.prompt]
    return "\n".join(f"{asset.scene_id}\n{asset.prompt}\n" for asset in shown)
