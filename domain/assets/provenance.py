"""Where a delivery comes from: who served it, with what, and why not somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A provider that stood before the one that served, and why it did not serve."""

    provider: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """`provider` is its name in the settings; `reason` says why it served, `passed` who was to serve before it.

    `prompt` is what it was asked for, `parameters` with which settings, `seed` what would give the same again.
    `source_url` is where the delivery stands in public, `attribution` whom its licence wants named.
    """

    provider: str = ""
    model: str = ""
    prompt: str = ""
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)
    seed: int | None = None
    source_url: str = ""
    attribution: str = ""
    reason: str = ""
    passed: tuple[Passed, ...] = ()
