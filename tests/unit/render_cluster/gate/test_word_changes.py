"""When captions are seen to change, in frames that are made here."""

import pytest

from render_cluster.gate.shots import Shot, WordChange
from render_cluster.gate.word_changes import ChangeMeter
from render_cluster.planes import Planes, empty

BOX = (20, 20, 120, 60)
DARK, PAPER, BAR = 20, 230, 120


class Bar:
    """Stands left of the middle, from frame 13 on right of it."""

    def blend(self, k: int, out: Planes) -> None:
        left = 20 if k < 13 else 70
        out[0][50:60, left : left + 50] = BAR


@pytest.mark.parametrize("late", [-5, 0, 4])
def test_a_change_soon_after_a_transition_is_judged_by_the_ground_that_it_happens_on(late: int) -> None:
    """A bar that is lighter than the earlier scene and darker than its own."""
    meter = ChangeMeter(Shot(changes=(WordChange(13 / 30, 13, BOX, since=8 / 30),), captions=Bar()))
    for k in range(30):
        meter.see(k / 30, _frame(k, late))

    ((_, found),) = meter.delays()
    assert found == (pytest.approx(late / 30) if late >= 0 else None)


def _frame(k: int, late: int) -> Planes:
    frame = empty(160, 90)
    frame[0].fill(DARK if k < 8 else PAPER)
    for plane in frame[1:]:
        plane.fill(128)
    Bar().blend(k - late, frame)
    return frame
