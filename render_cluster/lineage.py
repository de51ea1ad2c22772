"""Which sources and data decide about the bytes: found by following the imports, so that none can be forgotten."""

import hashlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path

from render_cluster.font_files import fingerprint

HERE = Path(__file__).parent
VALUES = frozenset({"errors", "journal", "media", "meters", "outcome", "profiles", "spec"})
"""What these hold stands in the keys themselves, or decides about no byte."""
DATA = ("fonts.json", *(f"look/templates/{path.name}" for path in sorted((HERE / "look/templates").glob("*.json"))))
LIBRARIES = ("av", "imageio-ffmpeg", "numpy", "opencv-python-headless", "pillow")
_IMPORT = re.compile(r"^\s*from render_cluster((?:\.\w+)*) import (\([^)]*\)|[^\n#]+)", re.MULTILINE)


@cache
def engine_version(*begin: str) -> str:
    """Hash all that these modules reach: a corrected formula, font or library must not find what the old one made."""
    parts = [f"{name} {version(name)}" for name in LIBRARIES]
    parts += [(HERE / name).read_text() for name in DATA] + [fingerprint()]
    parts += [(HERE / f"{name}.py").read_text() for name in sorted(reached(begin))]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def reached(begin: tuple[str, ...]) -> frozenset[str]:
    """Return the modules of the cluster that these import, directly or not, and themselves."""
    found: set[str] = set()
    waiting = list(begin)
    while waiting:
        name = waiting.pop()
        if name not in found and name not in VALUES:
            found.add(name)
            waiting += _imported((HERE / f"{name}.py").read_text(), _modules(HERE))
    return frozenset(found)


@cache
def _modules(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.py"))


@cache
def _imported(source: str, modules: frozenset[str]) -> tuple[str, ...]:
    names: list[str] = []
    for dotted, listed in _IMPORT.findall(source):
        package = dotted.strip(".").replace(".", "/")
        within = [
            f"{package}/{name.split()[0]}".strip("/") for name in listed.strip("()\n ").split(",") if name.strip()
        ]
        names += [package, *within]
    return tuple(name for each in names for name in (each, f"{each}/__init__") if name in modules)
