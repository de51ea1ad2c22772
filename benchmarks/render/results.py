"""What was measured, kept as a JSON file between the parts of a long benchmark."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.render.measuring import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """Of one worker and of two: the peak of a worker, wall time, CPU seconds of the busier one."""

    peaks_mb: list[float]
    growth: float
    walls_sec: list[float]
    busiest_sec: list[float]


@dataclass(slots=True)
class Results:
    """`good` are shares of the gate and how many videos had a finding; `loads` are the machine's between the parts.

    `revision` is that of the sources that were measured last; the page may be written later.
    """

    workloads: dict[str, Measured] = field(default_factory=dict)
    good: tuple[list[float], int] | None = None
    long: Long | None = None
    loads: list[float] = field(default_factory=list)
    revision: str = ""


def read(path: Path | None) -> Results:
    if path is None or not path.exists():
        return Results()
    said = json.loads(path.read_text())
    workloads = {name: Measured(**each) for name, each in said.pop("workloads").items()}
    long = said.pop("long")
    return Results(workloads=workloads, long=Long(**long) if long else None, **said)


def write(results: Results, path: Path | None) -> None:
    if path:
        path.write_text(json.dumps(asdict(results)))
