"""How long a part that died waits, and which port the portal gets."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.life import CALM_SEC, LONGEST_PAUSE_SEC, SILENCES, Life
from entrypoints.embedded.parts import Part, show_log
from entrypoints.embedded.web_port import hold_web_port, port_of, url_of

LOOPBACK = "127.0.0.1"


class Dead:
    pid = None
    alive = False

    def stop(self) -> None:
        """It is dead already."""


def a_life(started: float = 0.0) -> Life:
    return Life(Part("web", Dead(), lambda _: {}, Path("web.log")), started=started)


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


def test_only_many_silences_in_a_row_mean_that_it_hangs() -> None:
    life = a_life()
    answers = [*[False] * (SILENCES - 1), True, *[False] * SILENCES]
    verdicts = [life.hangs(answered=answered) for answered in answers]

    assert verdicts == [*[False] * (len(answers) - 1), True]


def test_a_log_that_lies_elsewhere_is_found_in_the_folder_of_logs(tmp_path: Path) -> None:
    part = Part("ray", Dead(), lambda _: {}, tmp_path / "head.log")
    part.log.write_text("it began")
    for _ in range(2):
        show_log(tmp_path / "logs", part)

    assert (tmp_path / "logs" / "ray.log").read_text() == "it began"


def test_a_wanted_port_is_given_if_it_is_free() -> None:
    with taken_port() as port:
        pass

    with hold_web_port(LOOPBACK, port) as held:
        assert port_of(held) == port


def test_a_taken_port_is_replaced_by_a_free_one() -> None:
    with taken_port() as port, hold_web_port(LOOPBACK, port) as held:
        assert port_of(held) not in {0, port}


def test_two_that_want_the_same_port_at_the_same_moment_never_get_it_both() -> None:
    with taken_port() as port:
        pass
    with hold_web_port(LOOPBACK, port) as one, hold_web_port(LOOPBACK, port) as other:
        assert port_of(one) != port_of(other)


def test_a_host_that_is_not_ours_is_told_with_the_setting_to_correct() -> None:
    with pytest.raises(ProviderUnavailableError, match="TGCF_WEB__HOST"):
        hold_web_port("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),  # noqa: S104 - what somebody may set
        ("::1", "http://[::1]:8000"),
    ],
)
def test_the_printed_address_can_be_opened(host: str, url: str) -> None:
    assert url_of(host, 8000) == url
