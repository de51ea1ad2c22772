"""One instance to a folder, and as many folders as one likes."""

from http import HTTPStatus
from pathlib import Path

import pytest

from tests.support.stack import Stack, started_stack

pytestmark = pytest.mark.e2e


def test_a_second_start_in_the_same_folder_says_where_the_first_one_is(stack: Stack) -> None:
    answer = stack.tgcf("up")

    assert answer.returncode == 1
    assert stack.note["urls"]["portal"] in answer.stderr


def test_two_instances_run_side_by_side_on_ports_of_their_own(stack: Stack, tmp_path: Path) -> None:
    taken = stack.note["environment"]["TGCF_WEB__PORT"]
    with started_stack(tmp_path / "other", TGCF_COMPUTE="local", TGCF_WEB__PORT=taken) as other:
        addresses = [each.note["urls"]["site"] for each in (stack, other)]
        answers = [each.get("/healthz").status_code for each in (stack, other)]
        said = (other.home / "up.log").read_text()

    assert addresses[0] != addresses[1]
    assert answers == [HTTPStatus.OK, HTTPStatus.OK]
    assert f"Port {taken} is in use" in said
    assert not (other.home / "run" / "instance.json").exists()
