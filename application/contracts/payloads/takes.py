"""One take of an asset and where it comes from, as the outside sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self

from application.contracts.base import Payload
from domain.assets.asset import Asset, AssetType, Take
from domain.assets.fallback import instead_of

UNTOLD = frozenset({"words", "card"})
"""Parts of a take's metadata that are long, and for the renderer only."""


class PassedPayload(Payload):
    provider: str
    reason: str


class TakePayload(Payload):
    """`take` is its number, `url` its key in the store, `reason` why this provider served and `passed` who did not."""

    take: int
    type: AssetType
    source: str
    url: str
    licence: str
    cost_usd: float
    metadata: Mapping[str, object]
    provider: str = ""
    model: str = ""
    prompt: str = ""
    seed: int | None = None
    parameters: Mapping[str, str | int | float] = {}
    source_url: str = ""
    attribution: str = ""
    reason: str = ""
    passed: tuple[PassedPayload, ...] = ()
    instead: str = ""
    made_at: datetime | None = None
    made_by: str = ""

    @classmethod
    def of(cls, take: Take, asset: Asset) -> Self:
        origin = take.provenance
        return cls(
            take=take.number,
            type=take.type or asset.type,
            source=take.source,
            url=take.key,
            licence=take.licence,
            cost_usd=take.cost_usd,
            metadata={name: value for name, value in take.metadata.items() if name not in UNTOLD},
            provider=origin.provider,
            model=origin.model,
            prompt=origin.prompt,
            seed=origin.seed,
            parameters=origin.parameters,
            source_url=origin.source_url,
            attribution=origin.attribution,
            reason=origin.reason,
            passed=tuple(PassedPayload(provider=each.provider, reason=each.reason) for each in origin.passed),
            instead=instead_of(take, asset.role),
            made_at=take.made_at,
            made_by=take.made_by,
        )
