"""Measure the product on this machine and print what came out: `make bench`. Nothing is asserted."""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.articles import copies_of_samples
from benchmarks.family import Meter
from tests.support.stack import JSON, Stack, started_stack, wait_for

AUTO = {"idea": "auto", "script": "auto", "schedule": "auto"}
DECISIONS = 20
RUN_SEC = 3600.0


def main() -> None:
    asked = argparse.ArgumentParser(prog="make bench")
    asked.add_argument("--articles", type=int, default=10, help="how many the busy run makes videos of")
    count = asked.parse_args().articles
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-") as folder:
        home = Path(folder) / "home"
        with timed("Stack up, first time in this home"), started_stack(home):
            pass
        begun = time.monotonic()
        with started_stack(home, TGCF_RAY__DASHBOARD="true") as stack:
            print(f"Stack up, warm, with the dashboard: {time.monotonic() - begun:.1f} s")
            measure_one(stack, Path(folder) / "one", begun)
            measure_decisions(stack, Path(folder) / "decisions")
            measure_many(stack, Path(folder) / "many", count)


class timed:  # noqa: N801 - reads as a word
    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = 0.0

    def __enter__(self) -> None:
        self._begun = time.monotonic()

    def __exit__(self, *_: object) -> None:
        print(f"{self._what} (and down again): {time.monotonic() - self._begun:.1f} s")


def measure_one(stack: Stack, folder: Path, begun: float) -> None:
    with Meter(stack.note["pid"]) as meter:
        started = time.monotonic()
        run = _run(stack, copies_of_samples(folder, 1))
    video = run["items"][0]["video"]
    print(f"One article to its page: {time.monotonic() - started:.1f} s, a video of {video['duration_sec']:.1f} s")
    print(f"  from the start of the stack: {time.monotonic() - begun:.1f} s")
    print(f"  memory of all processes together: {meter.peak_bytes / 1e9:.2f} GB at most")


def measure_decisions(stack: Stack, folder: Path) -> None:
    """From the click to an answer of the same server that shows the new state."""
    copies_of_samples(folder, DECISIONS)
    stack.tgcf("channel", "add", "decisions", "--gates", "manual", "--source", str(folder))
    run_id = stack.api("POST", "/runs", {"channel": "decisions"})["run_id"]
    wait_for(lambda: stack.run(run_id)["status"] == "started", 300, "each idea to have its pipeline")
    took = [_decide(stack, idea_id) for idea_id in _waiting(stack.run(run_id))]
    if len(took) < DECISIONS:
        print(f"(only {len(took)} of {DECISIONS} ideas waited)")
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"A decision is visible after {statistics.median(took):.2f} s (median), {p95:.2f} s (p95 of {len(took)})")


def measure_many(stack: Stack, folder: Path, count: int) -> None:
    with Meter(stack.note["pid"]) as meter:
        started = time.monotonic()
        run = _run(stack, copies_of_samples(folder, count))
    published = sum(1 for item in run["items"] if item["outcome"] == "published")
    print(f"{count} articles in one run: {published} published in {time.monotonic() - started:.0f} s")
    print(f"  the cores were used to {meter.busy:.0%}, memory {meter.peak_bytes / 1e9:.2f} GB at most")


def _run(stack: Stack, folder: Path) -> JSON:
    answer = stack.tgcf(
        "run", "daily", "--channel", "demo", "--source", str(folder), "--gates", "auto", timeout=RUN_SEC
    )
    print(answer.stderr, end="") if answer.returncode else None
    found: JSON = stack.status()["run"]
    return found


def _waiting(run: JSON) -> list[str]:
    return [view["idea"]["idea_id"] for view in run["pipelines"] if view["state"] == "waiting"]


def _decide(stack: Stack, idea_id: str) -> float:
    begun = time.monotonic()
    stack.api("POST", f"/ideas/{idea_id}/reject", {})
    while stack.api("GET", f"/ideas/{idea_id}")["status"] != "rejected":
        time.sleep(0.01)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
