"""Spoken words to caption pages: two to four words a line, broken where one breathes, never after a weak word."""

from collections.abc import Callable, Iterator, Sequence

from render_cluster.plan import CaptionState
from render_cluster.spec import SpokenWord

Fits = Callable[[Sequence[str]], bool]
Page = tuple[SpokenWord, ...]

MOST_WORDS = 4
COST_BY_LENGTH = {1: 6.0, 2: 1.0, 3: 0.0, 4: 0.6}
COST_WEAK_END = 8.0
COST_PAGE = 0.5
GAP_SEC = 0.45
"""A silence longer than this ends a page, which is then held for `HOLD_SEC`."""
HOLD_SEC = 0.3
STOPS = tuple(".,;:!?…—–。，、；：！？؟،")
CLOSERS = "\"'”’»)]}"
_WEAK = """
a an the of to in on at by for from with and or but as is are that its our your their my no not if so than into
der die das den dem des ein eine einen einem und oder von zu im am für mit auf aus bei als ist
le la les un une des du de et ou à en au aux par pour sur
el los las una unos y o del con por para es в и на с по к от за не
"""  # noqa: RUF001 - Cyrillic
WEAK = frozenset(_WEAK.split())


def pages(words: Sequence[SpokenWord], fits: Fits) -> list[Page]:
    """Every word is in exactly one page, in order; a page of more than one word fits its line."""
    parts = [part for word in words for part in _split_long(word, fits)]
    return [page for clause in _clauses(parts) for page in _break_clause(clause, fits)]


def states(found: Sequence[Page], voice_first: int, frames: int, fps: int) -> tuple[CaptionState, ...]:
    """One state for each word, in frames of the scene, without overlap; the last ends with its scene."""
    begins = [min(voice_first + round(word.start_sec * fps), frames) for page in found for word in page]
    marks = [(page, active) for page in found for active in range(len(page))]
    ends = [*begins[1:], frames]
    shown = []
    for (page, active), begin, following in zip(marks, begins, ends, strict=True):
        end = following
        if active == len(page) - 1 and _pauses(page, voice_first, following, fps):
            end = min(following, voice_first + round((page[-1].end_sec + HOLD_SEC) * fps))
        if end > begin:
            shown.append(CaptionState(first=begin, end=end, words=tuple(word.text for word in page), active=active))
    return tuple(shown)


def ends_clause(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(STOPS)


def _pauses(page: Page, voice_first: int, following: int, fps: int) -> bool:
    return (following - voice_first) / fps - page[-1].end_sec > GAP_SEC


def _clauses(words: Sequence[SpokenWord]) -> list[Page]:
    clauses: list[list[SpokenWord]] = [[]]
    for word in words:
        if clauses[-1] and word.start_sec - clauses[-1][-1].end_sec > GAP_SEC:
            clauses.append([])
        clauses[-1].append(word)
        if ends_clause(word.text):
            clauses.append([])
    return [tuple(clause) for clause in clauses if clause]


def _break_clause(clause: Page, fits: Fits) -> list[Page]:
    """The cheapest way to cut, by dynamic programming from the end."""
    texts = [word.text for word in clause]
    costs, following = [0.0] * (len(clause) + 1), [0] * len(clause)
    for begin in reversed(range(len(clause))):
        choices = [
            (costs[end] + _cost(texts[begin:end], last=end == len(clause)), end) for end in _ends(texts, begin, fits)
        ]
        costs[begin], following[begin] = min(choices)
    found, begin = [], 0
    while begin < len(clause):
        found.append(clause[begin : following[begin]])
        begin = following[begin]
    return found


def _ends(texts: Sequence[str], begin: int, fits: Fits) -> Iterator[int]:
    """A word alone always goes; more only as long as they fit the line."""
    yield begin + 1
    for end in range(begin + 2, min(begin + MOST_WORDS, len(texts)) + 1):
        if not fits(texts[begin:end]):
            return
        yield end


def _cost(texts: Sequence[str], *, last: bool) -> float:
    weak = not last and texts[-1].lower().strip(CLOSERS) in WEAK
    return COST_PAGE + COST_BY_LENGTH[len(texts)] + (COST_WEAK_END if weak else 0.0)


def _split_long(word: SpokenWord, fits: Fits) -> list[SpokenWord]:
    """A word wider than the line, as in scripts without spaces: halves share its time."""
    if fits([word.text]) or len(word.text) < 2:  # noqa: PLR2004 - nothing to halve
        return [word]
    middle, half = len(word.text) // 2, (word.start_sec + word.end_sec) / 2
    first = SpokenWord(text=word.text[:middle], start_sec=word.start_sec, end_sec=half)
    second = SpokenWord(text=word.text[middle:], start_sec=half, end_sec=word.end_sec)
    return [*_split_long(first, fits), *_split_long(second, fits)]
