"""What `python -m benchmarks.render` can be asked for."""

import argparse
from dataclasses import dataclass
from pathlib import Path

PARTS = ("synthetic", "real", "good")
LEAST_ROUNDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`results` keeps what was measured, so that parts can be measured one by one and told together."""

    rounds: int
    peer_rounds: int
    parts: tuple[str, ...]
    long_minutes: float
    write: bool
    results: Path | None
    article: Path | None
    pictures: tuple[Path, ...]


def options() -> Options:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.render", description=__doc__)
    asked.add_argument("--rounds", type=int, default=LEAST_ROUNDS)
    asked.add_argument("--peer-rounds", type=int, help="with MoviePy, which takes most of the time; default: all")
    asked.add_argument("--quick", action="store_true", help="one round without MoviePy, of the synthetic workload")
    asked.add_argument("--only", help=f"some of {','.join(PARTS)}, or nothing")
    asked.add_argument("--long", nargs="?", type=float, const=10.0, default=0.0, metavar="MINUTES", help="of 16:9")
    asked.add_argument("--write", action="store_true", help="docs/benchmarks.md")
    asked.add_argument("--results", type=Path, help="a JSON file that keeps what was measured, and adds to it")
    asked.add_argument("--article", type=Path, help="one of your own for the real workload")
    asked.add_argument("--picture", type=Path, action="append", default=[], help="the same, a photograph (repeatable)")
    return _understood(asked.parse_args())


def _understood(given: argparse.Namespace) -> Options:
    rounds = 1 if given.quick else given.rounds
    peer_rounds = 0 if given.quick else rounds if given.peer_rounds is None else min(given.peer_rounds, rounds)
    chosen = "synthetic" if given.quick and given.only is None else given.only
    return Options(
        rounds=rounds,
        peer_rounds=peer_rounds,
        parts=PARTS if chosen is None else tuple(part for part in chosen.split(",") if part),
        long_minutes=given.long,
        write=given.write,
        results=given.results,
        article=given.article,
        pictures=tuple(given.picture),
    )
