"""When each written word was said, by what a transcription heard of it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from render_cluster.speech.timing import TimedWord, by_share, starts_by_events, timed
from render_cluster.speech.tokens import Token

ENOUGH_HEARD = 0.5
"""Of the written words; below that the transcription is of something else."""
Heard = Sequence[tuple[str, float]]


def times_of(tokens: Sequence[Token], text: str, heard: Heard, seconds: float) -> tuple[TimedWord, ...] | None:
    """Return the words with their times, or None if too little of the text was heard.

    `heard` are words with their starts. What is written is kept: "$90" may have been heard as "ninety dollars".
    """
    written = [_bare(token.text) for token in tokens]
    said = [(_bare(word), start) for word, start in heard if 0 <= start <= seconds]
    pairs = _same(written, [word for word, _ in said])
    if not tokens or len(pairs) < ENOUGH_HEARD * sum(map(bool, written)):
        return None
    events = [(tokens[mine].start, said[theirs][1]) for mine, theirs in pairs]
    starts = starts_by_events([token.start for token in tokens], events, len(text), seconds)
    return timed([token.text for token in tokens], starts, seconds)


def estimated(tokens: Sequence[Token], seconds: float) -> tuple[TimedWord, ...]:
    return by_share([token.text for token in tokens], seconds)


def _same(written: Sequence[str], said: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, written, said, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size) if written[block.a]]


def _bare(word: str) -> str:
    return re.sub(r"[\W_]+", "", word.casefold())
