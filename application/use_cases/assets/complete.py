"""Close a manifest when there is something to show or to hear for everything in it."""

from dataclasses import dataclass
from functools import partial

from application.contracts.payloads import AssetManifestPayload
from application.contracts.steps import ManifestStep
from application.contracts.topics import Topic
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.errors import InvalidTransitionError
from domain.shared.ids import Actor, ManifestId


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteAssets:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: ManifestStep) -> AssetManifestPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            manifest = await work.manifests.get(ManifestId(command.manifest_id))
            assets = await work.assets.of_manifest(manifest.id)
            missing = [asset.scene_id for asset in assets if asset.current is None]
            if missing:
                msg = f"Assets are missing still: {', '.join(missing)}."
                raise InvalidTransitionError(msg)
            manifest.complete(by=Actor(command.context.actor), at=self.clock.now())
            work.announce(Topic.ASSETS_GENERATED, str(manifest.id), partial(AssetManifestPayload.of, manifest, assets))
            await work.commit()
        return AssetManifestPayload.of(manifest, assets)
