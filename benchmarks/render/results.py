"""What was measured, kept as a JSON file between the parts of a long benchmark."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.render.measuring import Measured


@dataclass(slots=True)
class Results:
    """`good` are shares of the gate and how many videos had a finding; `long` has peaks, growth and wall times."""

    workloads: dict[str, Measured] = field(default_factory=dict)
    good: tuple[list[float], int] | None = None
    long: tuple[list[float], float, tuple[float, float]] | None = None
    loads: list[float] = field(default_factory=list)


def read(path: Path | None) -> Results:
    if path is None or not path.exists():
        return Results()
    said = json.loads(path.read_text())
    workloads = {name: Measured(**each) for name, each in said.pop("workloads").items()}
    return Results(workloads=workloads, **said)


def write(results: Results, path: Path | None) -> None:
    if path:
        path.write_text(json.dumps(asdict(results)))
