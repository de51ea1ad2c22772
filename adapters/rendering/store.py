"""How the tasks of the cluster are told where the objects lie, and what runs them, for whoever puts it together."""

from collections.abc import Mapping

from render_cluster.compute import Compute
from render_cluster.media import StoreSpec

__all__ = ["Compute", "StoreSpec", "store_spec"]


def store_spec(url: str, options: Mapping[str, str]) -> StoreSpec:
    return StoreSpec(url, options)
