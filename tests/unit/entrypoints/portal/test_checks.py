"""The gate's report as the portal shows it."""

from entrypoints.portal.views.checks import SHOWN_PLACES, Place, Verdict, check_rows, counted

ROWS: dict[str, dict[str, object]] = {
    "loudness": {
        "title": "Loudness",
        "value": -14.02,
        "limit": "-14 LUFS +-1",
        "passed": True,
        "verdict": "passed",
        "reason": "",
        "where": [],
    },
    "asked_length": {
        "title": "Length as it was asked for",
        "value": "not measured",
        "limit": "+-10%",
        "passed": True,
        "verdict": "skipped",
        "reason": "None was asked for",
        "where": [],
    },
    "black_spans": {
        "title": "Black picture",
        "value": "4.0-4.4 s",
        "limit": "none of 0.1 s",
        "passed": False,
        "verdict": "failed",
        "reason": "",
        "where": [{"second": 4.0, "scene_id": "s2", "scene": "scene 2: Measure"}],
    },
}


def test_what_failed_comes_first_with_its_places_and_what_passed_last() -> None:
    black, length, loudness = check_rows(ROWS)

    assert (black.verdict, black.value, black.places) == (
        Verdict.FAILED,
        "4.0-4.4 s",
        (Place(4.0, "scene 2: Measure"),),
    )
    assert (length.verdict, length.reason, length.limit) == (Verdict.SKIPPED, "None was asked for", "±10%")
    assert (loudness.title, loudness.value, loudness.limit) == ("Loudness", "−14.02 LUFS", "−14 LUFS ±1")
    assert counted([black, length, loudness]) == "1 failed, 1 not measured, 1 passed"


def test_rows_of_old_videos_can_still_be_read() -> None:
    old: dict[str, dict[str, object]] = {
        "loudness": {"value": -19.5, "limit": [-15, -13], "passed": False},
        "join": {"value": True, "limit": None, "passed": True},
        "frame_rate": {"value": 30, "limit": 30},
    }
    loudness, rate, joins = check_rows(old)

    assert (loudness.title, loudness.value, loudness.limit) == ("Loudness", "−19.5 LUFS", "−15 to −13")
    assert loudness.verdict is Verdict.FAILED
    assert (joins.title, joins.value, joins.limit) == ("Joins of the scenes", "yes", "–")
    assert (rate.value, rate.verdict, rate.places) == ("30 fps", Verdict.PASSED, ())


def test_of_many_places_some_are_shown_and_the_others_counted() -> None:
    spots: list[object] = [{"second": float(second), "scene_id": "", "scene": ""} for second in range(9)]
    (row,) = check_rows({"black_spans": {"value": "x", "limit": "none", "passed": False, "where": [*spots, "odd", {}]}})

    assert len(row.places) == SHOWN_PLACES
    assert row.more == 9 - SHOWN_PLACES
