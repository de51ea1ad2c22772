"""Good videos that look suspicious: no finding. All twenty at full size: `python -m benchmarks.render.gate`."""

from pathlib import Path

import pytest

from benchmarks.render.gate import measure
from render_cluster.gate import Row
from render_cluster.media import StoreSpec
from tests.support.good_videos import good_videos
from tests.support.kitchen import Kitchen

SIDE = 180
CHOSEN = (
    "night photographs",
    "held pictures",
    "clips that stand still",
    "quiet pauses",
    "a quiet voice that hesitates",
    "every transition",
    "lower thirds and guesses",
)


@pytest.mark.parametrize("title", CHOSEN)
def test_a_good_video_has_no_finding(tmp_path: Path, title: str) -> None:
    at = Kitchen(StoreSpec((tmp_path / "objects").as_uri()), SIDE)

    rows = measure(good_videos()[title](at), at.store, tmp_path).rows

    assert [_words(row) for row in rows if not row.passed] == []


def _words(row: Row) -> str:
    return f"{row.title}: {row.value} {[str(spot) for spot in row.where]}"
