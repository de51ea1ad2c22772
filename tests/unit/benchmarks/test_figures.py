"""Figures of benchmarks: ratios round by round, goals, the table."""

import pytest

from benchmarks.render.figures import Row, Spread, missed, ratios, spread, table
from benchmarks.render.measuring import Measured
from benchmarks.render.results import Long
from benchmarks.render.rows import CAPTION, MOVIEPY, RENDER, TWICE, VMAF, WALL, long_rows, rows


def test_a_ratio_is_taken_round_by_round() -> None:
    """The second round ran at half the speed: a ratio of medians would be 1."""
    found = ratios([8.0, 16.0, 9.0], [10.0, 20.0, 9.0])

    assert found == Spread(middle=0.8, least=0.8, most=1.0, count=3)


def test_rounds_must_be_pairs() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios([1.0, 2.0], [1.0])


def test_a_figure_shows_its_range_and_rounds_but_for_a_single_one() -> None:
    assert spread([0.5, 0.7, 0.6]).text(2) == "0.60 (0.50 to 0.70, n=3)"
    assert spread([0.5]).text(2) == "0.50"


@pytest.mark.parametrize(
    ("goal", "at_least", "value", "verdict"),
    [
        (1.0, False, 1.0, "met"),
        (1.0, False, 1.004, "**missed** (real)"),
        (-1.0, True, -0.9, "met"),
        (-1.0, True, -1.1, "**missed** (real)"),
        (None, False, 9.0, ""),
    ],
)
def test_a_goal_is_met_by_the_median_itself_and_not_by_its_rounding(
    goal: float | None, value: float, verdict: str, *, at_least: bool
) -> None:
    row = Row(what="it", figures={"real": spread([value])}, goal=goal, at_least=at_least)

    assert row.verdict == verdict


def test_a_row_without_a_figure_has_no_verdict() -> None:
    assert Row(what="it", figures={}, goal=1.0).verdict == ""


def test_the_table_has_a_column_a_workload_and_a_dash_where_nothing_was_measured() -> None:
    row = Row(what="CPU", figures={"synthetic": spread([0.8])}, goal=1.0)

    assert table([row], ["synthetic", "real"]).splitlines() == [
        "| What | Goal | synthetic | real | Verdict |",
        "| --- | --- | --- | --- | --- |",
        "| CPU | ≤ 1 | 0.80 | – | met |",
    ]


def test_what_misses_its_goal_is_named_with_its_reason() -> None:
    late = Row(what="CPU", figures={"real": spread([2.0])}, goal=1.0)
    fine = Row(what="size", figures={"real": spread([0.5])}, goal=1.0)

    assert missed([late, fine], {"CPU": "It waits."}) == "- **CPU** (real): It waits."
    assert "not known" in missed([late], {})
    assert missed([fine], {}) == ""


def test_rows_follow_from_what_was_measured() -> None:
    found = {row.what: row for row in rows({"real": _measured()})}

    assert found[RENDER].figures["real"].middle == pytest.approx(0.8)
    assert found[CAPTION].figures["real"].middle == pytest.approx(0.25)
    assert found[VMAF].figures["real"].middle == pytest.approx(-0.5)
    assert found[TWICE].misses() == ["real"]
    assert found[MOVIEPY].figures["real"] == spread([0.1])


def test_the_rows_of_a_long_video_compare_wall_times() -> None:
    measured = Long(peaks_mb=[500.0, 650.0], growth=1.02, walls_sec=[1000.0, 520.0], busiest_sec=[400.0, 210.0])
    found = {row.what: row for row in long_rows(measured)}

    assert not any(row.misses() for row in found.values())
    assert found[WALL].figures["10 minutes, 16:9"] == spread([0.52])


def _measured() -> Measured:
    return Measured(
        frames=450,
        cpu={"limit": [10.0, 20.0], "ours": [8.0, 16.0], "caption": [2.0, 4.0], "moviepy": [80.0]},
        single={"vmaf ours": 95.0, "vmaf limit": 95.5},
        identical=False,
    )
