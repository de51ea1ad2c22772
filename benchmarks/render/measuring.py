"""One workload measured: interleaved rounds of commands, then what needs no rounds."""

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.render import fidelity, limit, peer, smoothness
from benchmarks.render.machine import peer_python
from benchmarks.render.process_tree import used_by
from benchmarks.render.segments import segment_digests
from benchmarks.render.workload import EDITS, Workload

PYTHON = sys.executable
MOVIEPY = Path(__file__).with_name("with_moviepy.py")
Series = dict[str, list[float]]


@dataclass(slots=True)
class Measured:
    """CPU seconds by command, in rounds; `single` is what was measured once."""

    frames: int = 0
    fps: int = 30
    cpu: Series = field(default_factory=dict)
    warm: Series = field(default_factory=dict)
    single: dict[str, float] = field(default_factory=dict)
    identical: bool = True


def measured(work: Workload, rounds: int, peer_rounds: int, tell: Callable[[str], None]) -> Measured:
    spec = work.spec()
    found = Measured(fps=spec.canvas.fps)
    tell("composing the ready frames, raw")
    found.frames = limit.dump(work)
    tell(f"{(work.folder / limit.RAW).stat().st_size / 1e9:.1f} GB of them; they are removed at the end")
    order = peer.write_order(work)
    digests: set[str] = set()
    tell("one render that does not count, so that all programs are compiled")
    used_by(_commands(work, order, with_peer=False)["ours"], work.folder / "first.log")
    for number in range(rounds):
        with_peer = number < peer_rounds
        for name, words in _commands(work, order, with_peer=with_peer).items():
            _before(work, name)
            spent = used_by(words, work.folder / f"{name}.log").cpu_sec
            found.cpu.setdefault(name, []).append(spent)
            tell(f"round {number + 1}: {name} {spent:.2f} CPU s")
            if name in {"ours", "two workers"}:
                digests.add(segment_digests(work))
    found.identical = len(digests) == 1
    _warm(work, rounds, found)
    _once(work, found, with_peer=peer_rounds > 0)
    (work.folder / limit.RAW).unlink()
    return found


def _commands(work: Workload, order: Path, *, with_peer: bool) -> Mapping[str, Sequence[str]]:
    """In this order: an edit finds what the whole render left."""
    ours = [PYTHON, "-m", "benchmarks.render.ours", str(work.folder)]
    found: dict[str, Sequence[str]] = {
        "limit": limit.command(work, work.spec().canvas),
        "ours": ours,
        **{edit: [*ours, "--variant", edit, "--out", "edited.mp4"] for edit in EDITS},
        "same settings": [*ours, "--same", "--out", "same.mp4"],
        "two workers": [*ours, "--workers", "2", "--out", "two.mp4"],
    }
    if with_peer:
        found["taking in"] = [*ours, "--plan-only"]
        found["moviepy"] = [str(peer_python()), str(MOVIEPY), str(order), str(work.folder / "moviepy.mp4")]
    return found


def _before(work: Workload, name: str) -> None:
    if name in {"ours", "same settings", "two workers", "taking in"}:
        work.forget(media=name == "taking in")


def _warm(work: Workload, rounds: int, found: Measured) -> None:
    log = work.folder / "warm.log"
    used_by([PYTHON, "-m", "benchmarks.render.warm", str(work.folder), str(rounds)], log)
    for each in json.loads(log.read_text().splitlines()[-1]):
        for name, spent in each.items():
            found.warm.setdefault(name, []).append(spent)


def _once(work: Workload, found: Measured, *, with_peer: bool) -> None:
    """The files are the same in every round."""
    canvas, names = work.spec().canvas, ("limit", "ours", "same")
    for name in names:
        found.single[f"vmaf {name}"] = fidelity.vmaf(work.folder, f"{name}.mp4", canvas)
        found.single[f"bytes {name}"] = fidelity.picture_bytes(work.folder / f"{name}.mp4")
    work.forget()
    plan = work.plan()
    found.single["jerk composed"] = smoothness.composed_jerk(work)
    for name in (*names, *(["moviepy"] if with_peer else [])):
        found.single[f"jerk {name}"] = smoothness.file_jerk(plan, work.folder / f"{name}.mp4")
    shutil.rmtree(work.folder / "store", ignore_errors=True)
