"""The gate's report: one refusal for all faults, which survives the way between processes."""

import json
import math
import pickle

import pytest

from render_cluster.errors import GateRefusedError
from render_cluster.gate.report import STORED_SPOTS, as_table, refuse_faults
from render_cluster.gate.row import Row, Rule, Spot

LOUDNESS = Rule("loudness", "Loudness", "-14 LUFS +-1")
BLACK = Rule("black_spans", "Black picture", "none of 0.1 s")


def the_rows() -> tuple[Row, ...]:
    spots = tuple(Spot(float(second), "s1", "beat 1") for second in range(STORED_SPOTS + 20))
    return (
        LOUDNESS.judged(-math.inf, passed=False),
        BLACK.judged("0.0-70.0 s", passed=False, where=spots),
        Rule("sound_drift", "Sound against its plan", "1 frame at most").skipped("No voice to compare with"),
    )


def test_a_refusal_carries_its_rows_to_another_process() -> None:
    with pytest.raises(GateRefusedError) as refused:
        refuse_faults(the_rows())
    arrived = pickle.loads(pickle.dumps(refused.value))  # noqa: S301 - our own bytes

    assert isinstance(arrived, GateRefusedError)
    assert str(arrived) == str(refused.value)
    assert str(arrived).startswith("The finished video failed its checks: Loudness is -inf, allowed is -14 LUFS +-1; ")
    assert arrived.rows == as_table(the_rows())


def test_a_report_is_plain_json_of_bounded_length() -> None:
    table = as_table(the_rows())

    assert json.loads(json.dumps(table, allow_nan=False)) == table
    assert table["loudness"]["value"] == "-inf"
    assert table["black_spans"]["where"] == [
        {"second": float(second), "scene_id": "s1", "scene": "beat 1"} for second in range(STORED_SPOTS)
    ]
    assert (table["sound_drift"]["passed"], table["sound_drift"]["verdict"]) == (True, "skipped")


def test_what_passed_is_not_refused() -> None:
    refuse_faults([LOUDNESS.judged(-14.1, passed=True)])
