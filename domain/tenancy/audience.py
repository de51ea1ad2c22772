"""Whom a channel or a campaign speaks to, and how its ideas are chosen."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Empty fields are open. `region` is a name or code as it stands in texts; `age_band` is as “13-17” or “25+”."""

    region: str = ""
    age_band: str = ""
    interests: tuple[str, ...] = ()

    @property
    def oldest(self) -> int | None:
        found = re.fullmatch(r"\d{1,3}\s*[-–]\s*(\d{1,3})", self.age_band.strip())
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """At an automatic gate, ideas are approved from the score `auto_approve_from` on.

    `ideas_a_day` bounds what standing sources may propose, 0 for no bound; what is left over waits for its day.
    """

    audience: Audience = field(default_factory=Audience)
    auto_approve_from: float = 0.0
    ideas_a_day: int = 0
