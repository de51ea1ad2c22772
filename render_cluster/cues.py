"""Spoken words to caption pages: broken where one breathes, never after a weak word, long enough to be seen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from render_cluster.caption.cutting import parts_of
from render_cluster.caption.text import CLOSERS, ends_clause, ends_sentence, may_part, tears_number
from render_cluster.plan import CaptionState
from render_cluster.spec import SpokenWord

Fits = Callable[[Sequence[str]], bool]
Page = tuple[SpokenWord, ...]

MOST_WORDS = 4
COST_PAGE, COST_SHORT, COST_LONG = 0.5, 5.0, 0.6
COST_WEAK_END, COST_TORN_NUMBER, COST_TORN_SIGN = 8.0, 6.0, 60.0
COST_FLASH = 14.0
FLASH_SEC = 0.25
"""A page that is gone sooner is not read."""
GAP_SEC = 0.45
"""A silence longer than this ends a page, which is then held for `HOLD_SEC`."""
HOLD_SEC = 0.3
_WEAK = """
a an the of to in on at by for from with and or but as is are that its our your their my no not if so than into
der die das den dem des ein eine einen einem einer und oder von zu im am für mit auf aus bei als ist
le la les un une des du de et ou à en au aux par pour sur que qui
el los las una unos y o del con por para es
il lo gli uno e di da per che non  о в и на с по к от за не
"""  # noqa: RUF001 - Cyrillic
WEAK = frozenset(_WEAK.split())


@dataclass(frozen=True, slots=True)
class Paging:
    """How full pages may be, what it costs to run over a comma or a full stop, and how soon one may be gone."""

    words: int = MOST_WORDS
    clause: float = 8.0
    sentence: float = 14.0
    flash_sec: float = FLASH_SEC

    @property
    def ideal(self) -> float:
        return 0.75 * self.words


def pages(words: Sequence[SpokenWord], fits: Fits, paging: Paging | None = None) -> list[Page]:
    """Every word is in exactly one page, in order; a page of more than one word fits its lines."""
    parts = [part for word in _in_order(words) for part in parts_of(word, fits)]
    return [page for stretch in _stretches(parts) for page in _broken(stretch, fits, paging or Paging())]


def states(
    found: Sequence[Page], voice_first: int, frames: int, fps: int, *, whole: bool = False
) -> tuple[CaptionState, ...]:
    """One state for each word, or for each `whole` page, in frames of the scene; the last ends with its scene.

    No two overlap. A page goes when the voice pauses.
    """
    marks = [(page, active) for page in found for active in range(1 if whole else len(page))]
    begins = [min(voice_first + round(page[active].start_sec * fps), frames) for page, active in marks]
    shown = []
    for (page, active), begin, following in zip(marks, begins, [*begins, frames][1:], strict=True):
        end, spoken = following, voice_first + round(page[active].end_sec * fps)
        if (whole or active == len(page) - 1) and _pauses(page, voice_first, following, fps):
            end = min(following, voice_first + round((page[-1].end_sec + HOLD_SEC) * fps))
        if end > begin:
            spoken = max(begin + 1, min(spoken, end))
            texts = tuple(word.text for word in page)
            shown.append(CaptionState(first=begin, end=end, words=texts, active=active, spoken=spoken))
    return tuple(shown)


def _pauses(page: Page, voice_first: int, following: int, fps: int) -> bool:
    return (following - voice_first) / fps - page[-1].end_sec > GAP_SEC


def _in_order(words: Sequence[SpokenWord]) -> Iterator[SpokenWord]:
    """A guess may go back in time; captions do not."""
    last = 0.0
    for word in words:
        start = max(word.start_sec, last)
        yield SpokenWord(text=word.text, start_sec=start, end_sec=max(start, word.end_sec))
        last = start


def _stretches(words: Sequence[SpokenWord]) -> list[Page]:
    """What is spoken without a pause."""
    found: list[list[SpokenWord]] = [[]]
    for word in words:
        if found[-1] and word.start_sec - found[-1][-1].end_sec > GAP_SEC:
            found.append([])
        found[-1].append(word)
    return [tuple(stretch) for stretch in found if stretch]


def _broken(stretch: Page, fits: Fits, paging: Paging) -> list[Page]:
    """The cheapest way to cut, by dynamic programming from the end."""
    texts = [word.text for word in stretch]
    best: list[tuple[float, int]] = [(0.0, len(texts))] * (len(texts) + 1)
    for begin in reversed(range(len(texts))):
        choices = [
            (_cost(stretch, begin, end, paging) + best[end][0], end) for end in _ends(texts, begin, fits, paging)
        ]
        best[begin] = min(choices)
    cuts, at = [], 0
    while at < len(texts):
        cuts.append(stretch[at : best[at][1]])
        at = best[at][1]
    return cuts


def _ends(texts: Sequence[str], begin: int, fits: Fits, paging: Paging) -> Iterator[int]:
    """A word alone always goes; more only as long as they fit."""
    yield begin + 1
    for end in range(begin + 2, min(begin + paging.words, len(texts)) + 1):
        if not fits(texts[begin:end]):
            return
        yield end


def _cost(stretch: Page, begin: int, end: int, paging: Paging) -> float:
    page = stretch[begin:end]
    away = len(page) / paging.ideal - 1
    cost = COST_PAGE + (COST_SHORT * away * away if away < 0 else COST_LONG * away)
    for word in page[:-1]:
        cost += paging.sentence if ends_sentence(word.text) else paging.clause * ends_clause(word.text)
    last = end == len(stretch)
    gone = page[-1].end_sec + HOLD_SEC if last else stretch[end].start_sec
    cost += COST_FLASH * (gone - page[0].start_sec < paging.flash_sec)
    return cost if last else cost + _torn(page[-1], stretch[end])


def _torn(before: SpokenWord, after: SpokenWord) -> float:
    weak = before.text.lower().strip(CLOSERS) in WEAK
    return (
        COST_WEAK_END * weak
        + COST_TORN_NUMBER * tears_number(before.text, after.text)
        + COST_TORN_SIGN * (not may_part(before.text, after.text))
    )
