"""Use what a person brought in an asset's place."""

from dataclasses import dataclass

from application.contracts.payloads import AssetPayload
from application.contracts.steps import ReplaceStep
from application.contracts.uploads import Upload
from application.ports.clock import Clock
from application.ports.media_intake import Admitted, MediaIntake
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.assets.asset import Asset, AssetType, Take
from domain.assets.manifest import THUMBNAIL
from domain.assets.provenance import Provenance
from domain.assets.take import UPLOAD
from domain.shared.errors import InvalidInputError
from domain.shared.ids import Actor, AssetId, TenantId

SMALLEST_SIDE = 240
"""Pixels: less is a blur on a whole screen."""
UNTOLD_LICENCE = "Uploaded; no licence was named"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceAsset:
    """The file is looked into first: one that cannot be used changes nothing."""

    intake: MediaIntake
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: ReplaceStep) -> AssetPayload:
        by = Actor(command.context.actor)
        _refuse_what_others_own(command)
        admitted = await self.intake.admit(TenantId(command.context.tenant_id), command.upload.key)
        _refuse_what_is_too_small(admitted)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            asset = await work.assets.get(AssetId(command.asset_id))
            _refuse_clip_as_thumbnail(admitted, asset)
            asset.replace(_take(admitted, command.upload), by=by, at=self.clock.now())
            await work.commit()
        return AssetPayload.of(asset)


def _take(admitted: Admitted, upload: Upload) -> Take:
    shown: dict[str, object] = {"width": admitted.width, "height": admitted.height, "photo": True}
    if admitted.duration_sec is not None:
        shown |= {"duration_sec": admitted.duration_sec, "preview": admitted.preview}
    return Take(
        key=admitted.key,
        source=UPLOAD,
        licence=upload.licence or UNTOLD_LICENCE,
        type=admitted.type,
        metadata={**shown, "media_type": admitted.media_type, "file": upload.name},
        provenance=Provenance(provider=UPLOAD, source_url=upload.source_url, reason="A person brought it."),
    )


def _refuse_what_is_too_small(admitted: Admitted) -> None:
    if min(admitted.width, admitted.height) < SMALLEST_SIDE:
        size = f"{admitted.width} x {admitted.height}"
        msg = f"The file cannot be used: it has {size} pixels, a screen needs {SMALLEST_SIDE} on each side at least."
        raise InvalidInputError(msg)


def _refuse_clip_as_thumbnail(admitted: Admitted, asset: Asset) -> None:
    if asset.scene_id == THUMBNAIL and admitted.type is AssetType.VIDEO:
        msg = "A thumbnail is a picture: bring a PNG, JPEG, WebP or GIF, not a clip."
        raise InvalidInputError(msg)


def _refuse_what_others_own(command: ReplaceStep) -> None:
    if not command.upload.key.startswith(f"t/{command.context.tenant_id}/uploads/"):
        msg = "This is no upload of yours."
        raise InvalidInputError(msg)
