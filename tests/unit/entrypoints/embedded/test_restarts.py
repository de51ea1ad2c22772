"""How long a part that died waits, and which port the portal gets."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from entrypoints.embedded.parts import Part
from entrypoints.embedded.supervisor import CALM_SEC, LONGEST_PAUSE_SEC, Life
from entrypoints.embedded.web_port import free_web_port

LOOPBACK = "127.0.0.1"


class Dead:
    pid = None
    alive = False

    def stop(self) -> None:
        """It is dead already."""


def a_life(started: float = 0.0) -> Life:
    return Life(Part("web", Dead(), lambda _: {}), started=started)


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as server:
        yield server.getsockname()[1]


def test_a_part_that_dies_again_and_again_waits_longer_each_time() -> None:
    life = a_life()
    pauses = []
    for _ in range(9):
        life.mourn(now=1.0)
        pauses.append(life.due - 1.0)

    assert pauses[:4] == [0.5, 1.0, 2.0, 4.0]
    assert pauses[-1] == LONGEST_PAUSE_SEC


def test_a_calm_while_makes_earlier_deaths_forgotten() -> None:
    life = a_life(started=100.0)
    for now in (101.0, 102.0, 103.0 + CALM_SEC):
        life.mourn(now)

    assert life.deaths == 1


def test_a_wanted_port_is_given_if_it_is_free() -> None:
    with taken_port() as port:
        pass

    assert free_web_port(LOOPBACK, port) == port


def test_a_taken_port_is_replaced_by_a_free_one() -> None:
    with taken_port() as port:
        found = free_web_port(LOOPBACK, port)

    assert found != port
