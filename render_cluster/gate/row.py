"""A row of the gate's report: what was measured, what is allowed, and where in the video to look."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """`SKIPPED` is no failure: the row says why it could not be measured."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Spot:
    """A second of the video; the scene that is shown then, where a plan tells."""

    second: float
    scene_id: str = ""
    scene: str = ""

    def __str__(self) -> str:
        return f"{self.second:.1f} s" + (f" ({self.scene})" if self.scene else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`name` is for programs and does not change; `title`, `value` and `limit` are for people to read."""

    name: str
    title: str
    value: object
    limit: str
    verdict: Verdict
    reason: str = ""
    where: tuple[Spot, ...] = ()

    @property
    def passed(self) -> bool:
        """Nothing was found against it."""
        return self.verdict is not Verdict.FAILED


@dataclass(frozen=True, slots=True)
class Rule:
    """What a row is called, and what it allows."""

    name: str
    title: str
    limit: str

    def judged(self, value: object, *, passed: bool, where: tuple[Spot, ...] = (), reason: str = "") -> Row:
        verdict = Verdict.PASSED if passed else Verdict.FAILED
        return self._row(value, verdict, () if passed else where, reason)

    def limited(self, limit: str) -> "Rule":
        """The same row where something else is allowed."""
        return Rule(self.name, self.title, limit)

    def skipped(self, reason: str) -> Row:
        return self._row("not measured", Verdict.SKIPPED, (), reason)

    def _row(self, value: object, verdict: Verdict, where: tuple[Spot, ...], reason: str) -> Row:
        return Row(
            name=self.name,
            title=self.title,
            value=value,
            limit=self.limit,
            verdict=verdict,
            reason=reason,
            where=where,
        )
