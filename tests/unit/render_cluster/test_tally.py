"""How far a render is, and how long it may still take."""

from itertools import pairwise

import pytest

from render_cluster.tally import CHECKING, SHORTEST_SEC, Tally


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nothing_is_guessed_before_something_was_measured(clock: Clock) -> None:
    tally = Tally(clock=clock)
    tally.plan(300, {"still": 300}, slots=2)

    assert tally.eta_sec() is None
    assert (tally.done, tally.total) == (0, 300 + 300 * CHECKING)


def test_what_is_there_already_is_done_and_says_nothing_about_time(clock: Clock) -> None:
    tally = Tally(clock=clock)
    tally.plan(300, {"still": 100}, slots=2)
    tally.advance("still", 50, 0.0)

    assert tally.done == 250
    assert tally.eta_sec() is None


@pytest.mark.parametrize("slots", [1, 2, 8])
def test_the_time_left_comes_close_and_never_jumps(clock: Clock, slots: int) -> None:
    segments, each, per_frame = 64, 90, 0.01
    tally = Tally(clock=clock)
    tally.plan(segments * each, {"still": segments * each}, slots)
    begin, seen = clock.now, []
    rendering = segments * each * per_frame / slots
    whole = rendering + segments * each * CHECKING * per_frame
    for done in range(segments // slots):
        clock.now = begin + (done + 1) * each * per_frame
        for _ in range(slots):
            tally.advance("still", each, each * per_frame)
        eta = tally.eta_sec()
        assert eta is not None
        seen.append(clock.now + eta)
    ends = [end - begin for end in seen]

    assert ends[len(ends) // 4] == pytest.approx(whole, rel=0.15)
    assert ends[-1] == pytest.approx(whole, rel=0.02)
    assert all(abs(after - before) < 0.2 * whole for before, after in pairwise(ends))


def test_other_renders_that_take_their_share_are_reckoned_with(clock: Clock) -> None:
    tally = Tally(clock=clock)
    tally.plan(9_000, {"still": 9_000}, slots=4)
    for _ in range(40):
        clock.now += 1.0
        tally.advance("still", 90, 1.0)
    left = 5_400 / 90 + 9_000 * CHECKING / 90

    assert tally.eta_sec() == pytest.approx(left, rel=0.1)


def test_a_kind_that_was_not_measured_is_guessed_by_its_weight(clock: Clock) -> None:
    stills, clips = Tally(clock=clock), Tally(clock=clock)
    stills.plan(200, {"still": 200}, 1)
    clips.plan(200, {"still": 100, "clip": 100}, 1)
    clock.now += 1
    for tally in (stills, clips):
        tally.advance("still", 100, 1.0)

    assert (clips.eta_sec() or 0) > (stills.eta_sec() or 0)


def test_it_is_never_over_before_it_is(clock: Clock) -> None:
    tally = Tally(clock=clock)
    tally.plan(100, {"card": 100}, 1)
    tally.advance("card", 100, 1.0)
    clock.now += 1_000

    assert tally.eta_sec() == SHORTEST_SEC
    assert tally.done < tally.total
    tally.finish()
    assert tally.done == tally.total
