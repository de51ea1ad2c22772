"""Uploads are looked into by the render cluster, in its jail."""

from adapters.rendering.store import Compute, StoreSpec
from application.ports.media_intake import Admitted, MediaIntake
from domain.assets.take import AssetType
from domain.shared.errors import InvalidInputError, ProviderUnavailableError
from domain.shared.ids import TenantId
from render_cluster.errors import JailUnavailableError, RenderError, WorkerLostError
from render_cluster.ingest.admission import Admission, admit


class ClusterIntake(MediaIntake):
    def __init__(self, compute: Compute, store_spec: StoreSpec) -> None:
        self._compute = compute
        self._store = store_spec

    async def admit(self, tenant_id: TenantId, key: str) -> Admitted:
        try:
            found = await self._compute.call(admit, self._store, str(tenant_id), key, label="upload · look into it")
        except (JailUnavailableError, WorkerLostError) as error:
            raise ProviderUnavailableError(str(error)) from error
        except RenderError as error:
            raise InvalidInputError(_sentence(str(error), key)) from error
        return _admitted(found)


def _sentence(reason: str, key: str) -> str:
    """The owner knows the file by its name, not by its key."""
    return f"The file cannot be used: {reason.removeprefix(f'{key}: ')}."


def _admitted(found: Admission) -> Admitted:
    return Admitted(
        key=found.key,
        type=AssetType.VIDEO if found.is_clip else AssetType.IMAGE,
        media_type=found.media_type,
        width=found.width,
        height=found.height,
        duration_sec=found.seconds,
        preview=found.preview,
    )
