"""Search for near duplicates over many ideas: `python -m benchmarks.duplicates`. Measured as CPU time."""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from adapters.similarity.tfidf import Remembered, likest
from application.ports.duplicates import PastIdea
from domain.ideas.likeness import Gist
from domain.shared.ids import ChannelId, IdeaId

IDEAS, SEARCHES, WORDS_OF_AN_ARTICLE, VOCABULARY = 10_000, 200, 400, 30_000
KEPT = 0.6


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.duplicates")
    asked.add_argument("--ideas", type=int, default=IDEAS)
    count = asked.parse_args().ideas
    chance = random.Random(1)  # noqa: S311 - the same texts on every run
    gists = [_gist(chance, number) for number in range(count)]
    memory = Remembered()
    print(f"Index of {count} ideas built in {_cpu_of(lambda: memory.learn(_past(gists))):.2f} s of CPU, once a process")
    took = [_cpu_of(partial(likest, memory, _half(chance, gists[at]), ())) for at in _places(chance, count)]
    print(
        f"Search: {_ms(statistics.median(took))} median, {_ms(statistics.quantiles(took, n=20)[-1])} p95 of {len(took)}"
    )
    adding = [_cpu_of(lambda: memory.learn(_past([_gist(chance, count)]))) for _ in range(5)]
    print(f"One idea more in the index: {_ms(statistics.median(adding))}")
    found = sum(_finds(memory, chance, gists[at]) for at in _places(chance, count))
    print(f"Half of an article under another headline found as a duplicate: {found} of {SEARCHES}")
    print(f"Peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _gist(chance: random.Random, number: int) -> Gist:
    """Words are as frequent as in texts: a few stand everywhere, most almost nowhere."""
    words = [f"w{int(VOCABULARY ** chance.random())}" for _ in range(WORDS_OF_AN_ARTICLE)]
    return Gist.of_text(IdeaId(uuid4()), str(number), " ".join(words[:7]), " ".join(words[7:25]), " ".join(words))


def _half(chance: random.Random, gist: Gist) -> Gist:
    kept = {word: number for word, number in gist.keywords.items() if chance.random() < KEPT}
    title = " ".join(f"w{int(VOCABULARY ** chance.random())}" for _ in range(7))
    return Gist(idea_id=IdeaId(uuid4()), digest="probe", title=title, keywords=kept)


def _finds(memory: Remembered, chance: random.Random, gist: Gist) -> bool:
    found = likest(memory, _half(chance, gist), ())
    return found is not None and found[0].idea_id == gist.idea_id and found[0].is_duplicate


def _past(gists: Sequence[Gist]) -> list[PastIdea]:
    now, channel = datetime.now(UTC), ChannelId(uuid4())
    return [PastIdea(gist=gist, channel_id=channel, read_at=now) for gist in gists]


def _places(chance: random.Random, count: int) -> list[int]:
    return [chance.randrange(count) for _ in range(SEARCHES)]


def _cpu_of(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main()
