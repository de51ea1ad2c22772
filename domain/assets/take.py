"""A take: what was delivered for an asset, of which kind, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.assets.provenance import Provenance

UPLOAD = "upload"
"""The source of what a person brought."""


class AssetType(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"


class AssetRole(StrEnum):
    """What an asset is for in its scene."""

    PICTURE = "picture"
    VOICEOVER = "voiceover"


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What a provider or a person delivered: an object of the store with its provenance. Cost in US dollars.

    `number` is given by the asset. `type` is what the object is, whatever was asked for: a clip may stand for a
    picture. `metadata` is small and JSON: width and height of a picture, `duration_sec` and `words` of a voiceover.
    """

    key: str
    source: str
    licence: str
    number: int = 0
    type: AssetType | None = None
    cost_usd: float = 0.0
    metadata: Mapping[str, object] = field(default_factory=dict)
    provenance: Provenance = field(default_factory=Provenance)
    made_at: datetime | None = None
    made_by: str = ""

    def is_same(self, other: "Take") -> bool:
        """The same object from the same source, with the same rights."""
        mine, theirs = ((each.key, each.source, each.licence, each.provenance.source_url) for each in (self, other))
        return mine == theirs
