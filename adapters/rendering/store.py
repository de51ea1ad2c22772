"""How the tasks of the cluster are told where the objects lie."""

from collections.abc import Mapping

from render_cluster.media import StoreSpec

__all__ = ["StoreSpec", "store_spec"]


def store_spec(url: str, options: Mapping[str, str]) -> StoreSpec:
    return StoreSpec(url, options)
