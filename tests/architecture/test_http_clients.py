"""Foreign addresses are fetched by one guarded client: nobody else opens HTTP connections."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("domain", "application", "adapters", "entrypoints", "render_cluster")
CLIENTS = {
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "requests",
    "aiohttp",
    "urllib3",
    "urllib.request",
    "http.client",
}
ALLOWED = {
    "adapters/sources/egress.py": "the guarded client itself",
    "adapters/sources/targets.py": "takes addresses apart for it",
}
LOOPBACK = ("entrypoints/embedded/", "entrypoints/cli")
"""The stack's own servers are asked whether they are up, and its tools are downloaded from fixed addresses."""
OPENAI = ("adapters/model/",)
"""The operator's model service: its address is a setting."""


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_module_builds_an_http_client(package: str) -> None:
    files = [path for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts]
    offenders = {
        name: found
        for path in files
        if (name := path.relative_to(ROOT).as_posix()) not in ALLOWED
        and not name.startswith((*LOOPBACK, *OPENAI))
        and (found := imported(ast.parse(path.read_text("utf-8"))) & CLIENTS)
    }

    assert not offenders
