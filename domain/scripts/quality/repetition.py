"""What a script says or shows twice."""

from collections.abc import Iterator, Sequence

from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.scripts.quality.prose import alike, sentences, stems, words
from domain.scripts.scene import Scene

SAME, SAME_STEMS = 0.85, 0.8
SHORT = 5


def of_script(scenes: Sequence[Scene]) -> Iterator[Finding]:
    said: list[tuple[str, set[str]]] = []
    for scene in scenes:
        for sentence in sentences(scene.narration):
            theirs = stems(sentence)
            if any(alike(sentence, before) > SAME for before, _ in said):
                yield error(Check.REPETITION, "It was said before.", scene.scene_id, sentence)
            elif len(words(sentence)) > SHORT and any(_shares(theirs, before) for _, before in said):
                yield warning(Check.REPETITION, "Nearly the same was said before.", scene.scene_id, sentence)
            said.append((sentence, theirs))


def copies(shown: str, narration: str) -> bool:
    """Tell whether a picture shows a sentence that is spoken over it."""
    return len(words(shown)) > 3 and any(  # noqa: PLR2004 - a key word or two may be both
        alike(" ".join(words(shown)), " ".join(words(sentence))) > SAME for sentence in sentences(narration)
    )


def _shares(one: set[str], other: set[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= 4 and len(one & other) >= SAME_STEMS * fewest  # noqa: PLR2004 - two words in common say nothing
