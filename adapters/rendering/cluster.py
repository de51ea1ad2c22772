"""Where steps of the render cluster are run: on Ray, or in processes of this machine."""

from dataclasses import dataclass

from render_cluster.cluster import ClusterAddress
from render_cluster.compute import Compute, LocalCompute, RayCompute


@dataclass(frozen=True, slots=True)
class RayConnection:
    """`address` is `host:port` of a Ray head; `token_path` names the file with its token, empty: none is asked."""

    address: str
    namespace: str = "tgcf"
    token_path: str = ""

    def target(self) -> ClusterAddress:
        return ClusterAddress(self.address, self.namespace, self.token_path)


def open_compute(connection: RayConnection | None, workers: int | None = None) -> Compute:
    """Nothing is started or connected before the first step is called; without a connection, processes are used."""
    return RayCompute(connection.target()) if connection else LocalCompute(workers)
