"""What was measured, as figures with their goals, and the table of them: plain values, nothing is measured here."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most of what was measured `count` times."""

    middle: float
    least: float
    most: float
    count: int

    def text(self, digits: int) -> str:
        """The range in brackets, where there is one."""
        shown = f"{self.middle:.{digits}f}"
        if self.count == 1:
            return shown
        return f"{shown} ({self.least:.{digits}f} to {self.most:.{digits}f}, n={self.count})"


def spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values), len(values))


def ratios(over: Sequence[float], under: Sequence[float]) -> Spread:
    """Round by round, then the median: the machine's speed drifts, and a ratio of medians would mix rounds."""
    return spread([one / other for one, other in zip(over, under, strict=True)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`goal` is the most that is allowed (the least, if `at_least`); None for what is told without a goal.

    `figures` are by the table's column.
    """

    what: str
    figures: Mapping[str, Spread]
    goal: float | None = None
    at_least: bool = False
    digits: int = 2

    def misses(self) -> list[str]:
        """Return the columns whose median misses the goal."""
        return [column for column, figure in self.figures.items() if not self._met(figure)]

    def _met(self, figure: Spread) -> bool:
        if self.goal is None:
            return True
        return figure.middle >= self.goal if self.at_least else figure.middle <= self.goal

    @property
    def goal_text(self) -> str:
        if self.goal is None:
            return ""
        return f"{'≥' if self.at_least else '≤'} {self.goal:.3g}"

    @property
    def verdict(self) -> str:
        if self.goal is None or not self.figures:
            return ""
        missed = self.misses()
        return f"**missed** ({', '.join(missed)})" if missed else "met"


def table(rows: Sequence[Row], columns: Sequence[str]) -> str:
    """Markdown; a figure that was not measured is a dash."""
    head = ["What", "Goal", *columns, "Verdict"]
    lines = [head, ["---"] * len(head)]
    for row in rows:
        shown = [row.figures[c].text(row.digits) if c in row.figures else "–" for c in columns]
        lines.append([row.what, row.goal_text, *shown, row.verdict])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def missed(rows: Sequence[Row], reasons: Mapping[str, str]) -> str:
    """What misses its goal, each with its reason, as a list; empty if nothing does."""
    unknown = "The reason is not known yet."
    late = [row for row in rows if row.misses()]
    return "\n".join(f"- **{row.what}** ({', '.join(row.misses())}): {reasons.get(row.what, unknown)}" for row in late)
