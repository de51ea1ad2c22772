"""Ask for everything that an approved script needs: a picture and a voiceover per scene, and a thumbnail."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from uuid import uuid5

from application.contracts.payloads import AssetManifestPayload, needs_of
from application.contracts.steps import ScriptStep
from application.contracts.topics import Topic
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from application.use_cases.assets.prompts import broll_prompt
from domain.assets.asset import Asset, AssetRole, AssetType
from domain.assets.manifest import THUMBNAIL, AssetManifest
from domain.scripts.script import Script, ScriptStatus
from domain.shared.errors import InvalidTransitionError
from domain.shared.ids import Actor, AssetId, ManifestId, ScriptId, TenantId
from domain.tenancy.channel import Aspect


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAssets:
    """A version of a script has one manifest: asked again, answer with the one that is there."""

    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: ScriptStep) -> AssetManifestPayload:
        aspect = await self._aspect(command)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            manifest_id = manifest_id_of(script)
            manifest = await work.manifests.find(manifest_id)
            if manifest is not None:
                return AssetManifestPayload.of(manifest, await work.assets.of_manifest(manifest_id))
            _refuse_unless_approved(script)
            manifest = self._manifest(script)
            assets = list(_assets(script, manifest, aspect))
            _request(work, manifest, assets, Actor(command.context.actor))
            await work.commit()
        return AssetManifestPayload.of(manifest, assets)

    async def _aspect(self, command: ScriptStep) -> Aspect:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            idea = await work.ideas.get(script.idea_id)
        channel = await self.channels.get(TenantId(command.context.tenant_id), idea.channel_id)
        return channel.brand.aspect

    def _manifest(self, script: Script) -> AssetManifest:
        now = self.clock.now()
        return AssetManifest(
            id=manifest_id_of(script),
            idea_id=script.idea_id,
            script_id=script.id,
            script_revision=script.revision,
            created_at=now,
            updated_at=now,
        )


def manifest_id_of(script: Script) -> ManifestId:
    return ManifestId(uuid5(script.id, f"manifest:{script.revision}"))


def _refuse_unless_approved(script: Script) -> None:
    if script.status is not ScriptStatus.APPROVED:
        msg = "Assets are made from approved scripts only: approve this version first."
        raise InvalidTransitionError(msg)


def _assets(script: Script, manifest: AssetManifest, aspect: Aspect) -> Iterator[Asset]:
    prompts = {scene.scene_id: broll_prompt(scene, aspect) for scene in script.scenes}
    wanted = [(scene.scene_id, need.role, need.type) for scene in script.scenes for need in needs_of(scene)]
    for scene_id, role, kind in [*wanted, (THUMBNAIL, AssetRole.PICTURE, AssetType.IMAGE)]:
        yield Asset(
            id=AssetId(uuid5(manifest.id, f"{scene_id}:{role}")),
            manifest_id=manifest.id,
            scene_id=scene_id,
            role=role,
            type=kind,
            prompt=prompts.get(scene_id, "") if role is AssetRole.PICTURE else "",
            created_at=manifest.created_at,
            updated_at=manifest.created_at,
        )


def _request(work: UnitOfWork, manifest: AssetManifest, assets: list[Asset], by: Actor) -> None:
    manifest.request(by=by)
    work.manifests.add(manifest)
    for asset in assets:
        asset.request(by=by)
        work.assets.add(asset)
    work.announce(Topic.ASSETS_REQUESTED, str(manifest.id), partial(AssetManifestPayload.of, manifest, assets))
