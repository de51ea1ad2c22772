"""Whatever decides about the bytes is part of their keys."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from render_cluster import lineage
from render_cluster.keys import PIXELS, SOUND, WHOLE
from render_cluster.lineage import DATA, HERE, VALUES, engine_version, reached


@pytest.mark.parametrize("begin", [PIXELS, SOUND, WHOLE])
def test_every_source_that_is_imported_is_found(begin: tuple[str, ...]) -> None:
    """Against Python's own parser: the quick search must not overlook a form of import."""
    assert reached(begin) == _parsed(begin)


def test_what_is_known_to_decide_is_in() -> None:
    assert {"compositor", "plan", "captions", "typeface", "planes", "cards", "clips", "look/skins/gazette"} <= reached(
        PIXELS
    )
    assert {"audio", "loudness", "soundtrack"} <= reached(SOUND)
    assert {"planning", "gate/__init__", "subtitles"} <= reached(WHOLE)
    assert "audio" not in reached(PIXELS)
    assert "compositor" not in reached(SOUND)
    assert {"fonts.json", "look/templates/gazette.json"} <= set(DATA)


def test_the_cluster_imports_itself_in_one_way_only() -> None:
    """`import render_cluster.x` and relative imports would not be found."""
    for path in HERE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            assert not (isinstance(node, ast.ImportFrom) and node.level), path
            assert not (isinstance(node, ast.Import) and any("render_cluster" in a.name for a in node.names)), path


def test_a_changed_source_is_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.py").write_text("from render_cluster.two import x\n")
    (tmp_path / "two.py").write_text("x = 1\n")
    monkeypatch.setattr(lineage, "HERE", tmp_path)
    monkeypatch.setattr(lineage, "DATA", ())
    before = engine_version.__wrapped__("one")
    (tmp_path / "two.py").write_text("x = 2\n")

    assert engine_version.__wrapped__("one") != before


def _parsed(begin: tuple[str, ...]) -> set[str]:
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        name = waiting.pop()
        if name not in found and name not in VALUES:
            found.add(name)
            waiting += [each for each in _imported(name) if (HERE / f"{each}.py").is_file()]
    return found


def _imported(name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse((HERE / f"{name}.py").read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "render_cluster":
            package = "/".join((node.module or "").split(".")[1:])
            names = [package, *(f"{package}/{alias.name}".strip("/") for alias in node.names)]
            yield from (*names, *(f"{name}/__init__" for name in names))
