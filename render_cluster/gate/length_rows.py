"""Rows about the length: what was asked for, and what the platform takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from render_cluster.gate.headers import Headers
from render_cluster.gate.row import Row, Rule

ASKED_SHARE, ROUNDING = 0.1, 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """Seconds; None where nobody asked for a length, or where no platform limits it."""

    asked: float | None = None
    longest: float | None = None


def length_rows(found: Headers, lengths: Lengths) -> Iterator[Row]:
    end, asked, longest = found.ends[0], lengths.asked, lengths.longest
    if asked is None:
        yield Rule("asked_length", "Length as it was asked for", f"+-{ASKED_SHARE:.0%}").skipped("None was asked for")
    else:
        rule = Rule("asked_length", "Length as it was asked for", f"{asked:g} s +-{ASKED_SHARE:.0%}")
        yield rule.judged(round(end, 2), passed=abs(end - asked) <= ASKED_SHARE * asked)
    if longest is None:
        yield Rule("platform_length", "Length that platforms take", "the platform's").skipped("No platform limits it")
    else:
        rule = Rule("platform_length", "Length that platforms take", f"{longest:g} s at most")
        yield rule.judged(round(end, 2), passed=end <= longest + ROUNDING)
