"""What the documents list is what there is."""

import ast
import re
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from domain.tenancy.channel import Aspect, CaptionStyle
from entrypoints.bootstrap.settings import Settings

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


def test_the_map_names_every_folder_of_the_render_cluster_and_no_module_that_is_gone() -> None:
    cluster = ROOT / "render_cluster"
    named = set(re.findall(r"`(\w+/?)`", "".join(_rows("| folder or module |"))))
    folders = {f"{path.parent.name}/" for path in cluster.glob("*/__init__.py")}

    assert folders - named == set()
    assert {name for name in named if not (cluster / (name if name.endswith("/") else f"{name}.py")).exists()} == set()


def test_the_map_names_every_metric_and_no_other() -> None:
    kept = set(re.findall(r'"(tgcf_[a-z_]+)"', (ROOT / "render_cluster/meters.py").read_text()))
    kept |= {"tgcf_cache_hits", "tgcf_cache_misses"}

    assert set(re.findall(r"`(tgcf_[a-z_]+)`", (ROOT / "docs/architecture.md").read_text())) == kept


def test_every_setting_that_the_readme_names_is_one() -> None:
    named = set(re.findall(r"`TGCF_([A-Z_]+)`", (ROOT / "README.md").read_text()))

    assert "STORAGE__SEGMENT_CACHE_GB" in named
    assert {name for name in named if not _is_setting(name.lower().split("__"))} == set()


def test_the_readme_names_what_a_brand_may_choose() -> None:
    readme = (ROOT / "README.md").read_text()

    assert [choice for choice in (*Aspect, *CaptionStyle) if f"`{choice}`" not in readme] == []


def test_decisions_are_numbered_in_order_and_say_their_status() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for number, path in enumerate(decisions, 1):
        assert path.read_text().startswith(f"# {number}. "), path.name
        assert "\nStatus: accepted" in path.read_text(), path.name


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md"))]
)
def test_links_between_documents_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", (ROOT / page).read_text())
    near = [link for link in links if "://" not in link]

    assert [link for link in near if not (ROOT / page).parent.joinpath(link).exists()] == []


def _is_setting(parts: list[str]) -> bool:
    group: object = Settings
    for name in parts:
        fields = getattr(group, "model_fields", {})
        if name not in fields:
            return False
        group = fields[name].annotation
    return True


def _rows(head: str) -> list[str]:
    lines = (ROOT / "docs" / "architecture.md").read_text().splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(head))
    return list(takewhile(lambda line: line.startswith("|"), lines[start:]))
