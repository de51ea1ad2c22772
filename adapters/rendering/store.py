"""How the tasks of the cluster are told where the objects lie, and what runs them, for whoever puts it together."""

from collections.abc import Mapping

from render_cluster.compute import Compute
from render_cluster.media import StoreSpec

__all__ = ["Compute", "StoreSpec", "store_spec"]


GIGABYTE = 1e9


def store_spec(url: str, options: Mapping[str, str], cache_gb: float) -> StoreSpec:
    """`cache_gb` bounds what can be rendered again, for each tenant."""
    return StoreSpec(url, options, round(cache_gb * GIGABYTE))
