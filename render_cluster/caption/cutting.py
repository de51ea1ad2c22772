"""Words wider than a line, as in scripts without spaces or in addresses: cut into parts that share their time."""

from collections.abc import Callable, Iterator, Sequence

from render_cluster.caption.text import GLUE, may_part
from render_cluster.graphemes import clusters
from render_cluster.spec import SpokenWord

NEAR = 0.3
"""How far from an even share a better place may lie, in shares of a part."""
_GOOD_AFTER = frozenset("/.-_?&=@:、。，！？")
_LAST_HYPHENATED = 0x052F
"""Latin, Greek and Cyrillic end before this; others know no hyphen."""


def parts_of(word: SpokenWord, fits: Callable[[Sequence[str]], bool]) -> list[SpokenWord]:
    """Never torn inside a cluster; parts after the first begin with `GLUE`."""
    signs = list(clusters(word.text))
    if fits([word.text]) or len(signs) < 2:  # noqa: PLR2004 - nothing to cut
        return [word]
    for count in range(2, len(signs) + 1):
        cuts = _cuts(signs, count)
        texts = list(_texts(signs, cuts))
        if all(fits([text]) for text in texts):
            break
    total, span = len(signs), word.end_sec - word.start_sec
    times = [word.start_sec + span * cut / total for cut in cuts]
    return [
        SpokenWord(text=text, start_sec=begin, end_sec=end)
        for text, begin, end in zip(texts, times, [*times[1:], word.end_sec], strict=True)
    ]


def _cuts(signs: Sequence[str], count: int) -> list[int]:
    """Even shares, each border moved to the best place nearby."""
    share = len(signs) / count
    cuts = [0]
    for number in range(1, count):
        even = round(number * share)
        reach = int(NEAR * share)
        near = range(max(cuts[-1] + 1, even - reach), min(len(signs) - 1, even + reach) + 1)
        cuts.append(min(near, key=lambda at: (_badness(signs, at), abs(at - even)), default=max(cuts[-1] + 1, even)))
    return [cut for cut in cuts if cut < len(signs)]


def _badness(signs: Sequence[str], at: int) -> int:
    if not may_part(signs[at - 1], signs[at]):
        return 2
    return 0 if signs[at - 1] in _GOOD_AFTER else 1


def _texts(signs: Sequence[str], cuts: Sequence[int]) -> Iterator[str]:
    for begin, end in zip(cuts, [*cuts[1:], len(signs)], strict=True):
        text = (GLUE if begin else "") + "".join(signs[begin:end])
        yield text + ("-" if end < len(signs) and _hyphenated(signs[end - 1], signs[end]) else "")


def _hyphenated(before: str, after: str) -> bool:
    return all(sign.isalpha() and ord(sign[0]) <= _LAST_HYPHENATED for sign in (before, after))
