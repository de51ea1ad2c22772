"""What the documents list is what there is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).parents[2]
USE_CASES = ROOT / "application" / "use_cases"


def use_cases() -> Iterator[str]:
    for path in USE_CASES.rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and any(getattr(part, "name", "") == "__call__" for part in node.body):
                yield node.name


def test_the_map_names_every_use_case_and_no_other() -> None:
    named = set(re.findall(r"`([A-Z]\w+)`", "".join(_rows("| service |"))))
    there = set(use_cases()) - {"SecretDigest"}

    assert len(there) > 30
    assert there - named == set()
    assert {name for name in named if re.match(r"(Approve|Fail|Retry|Finish|Generate|Cancel|Record)", name)} <= there


def test_every_dependency_has_its_reason() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[\[<>=; ]", line)[0] for line in wanted}
    listed = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs/adr/0010-dependencies.md").read_text(), re.MULTILINE)

    assert names == {name for row in listed for name in row.strip().split(", ")} - {"package", "---"}


def _rows(head: str) -> list[str]:
    lines = (ROOT / "docs" / "architecture.md").read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(head))
    return list(takewhile(lambda line: line.startswith("|"), lines[start:]))
