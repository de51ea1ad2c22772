"""Measure how fast articles become scripts without a model: `python -m benchmarks.writing`. Nothing is asserted."""

import argparse
import asyncio
import resource
import tempfile
import time
from pathlib import Path

from adapters.language.offline.scripts import write_script
from application.use_cases.scripts.rehearse import length
from benchmarks.articles import copies_of_samples
from scripts.writing_table import channel_of, read_all, write_all

TARGET_SEC = 45


def main() -> None:
    asked = argparse.ArgumentParser(prog="benchmarks.writing")
    asked.add_argument("sources", nargs="*", help="articles; copies of the samples otherwise")
    asked.add_argument("--articles", type=int, default=10, help="how many copies of the samples")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="tgcf-bench-") as folder:
        sources = given.sources or [str(copies_of_samples(Path(folder) / "articles", given.articles))]
        asyncio.run(measure(sources))


async def measure(sources: list[str]) -> None:
    """Ratios say more than seconds on a machine that does other things too."""
    channel = channel_of(TARGET_SEC)
    begun = time.process_time()
    articles = [article async for article in read_all(sources)]
    read = time.process_time() - begun
    begun = time.process_time()
    for article in articles:
        write_script(article.title, article, channel)
    wrote = time.process_time() - begun
    words = sum(len(article.text.split()) for article in articles)
    print(f"Reading {len(articles)} articles of {words} words took {read:.2f} s of CPU")
    print(f"Writing a draft of each took {wrote:.2f} s of CPU, {wrote / read:.1f} times the reading")
    begun, used = time.monotonic(), cpu_sec()
    written = [one async for one in write_all(sources, channel)]
    took, cpu = time.monotonic() - begun, cpu_sec() - used
    spoken = sum(length(one.draft).total_seconds() for one in written)
    print(
        f"{len(written)} articles to scripts that are read aloud, fitted and checked: {took:.1f} s, {cpu:.1f} s of CPU"
    )
    print(f"  that is {spoken / cpu:.0f} s of script for each second of CPU")


def cpu_sec() -> float:
    """Of this process and of those that it started and that ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))


if __name__ == "__main__":
    main()
