"""Words set on lines: which line each stands on, and where each of its runs is drawn."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from PIL import ImageFont

from render_cluster.bidi import mostly_from_right, reads_from_right, visual
from render_cluster.caption.extents import extents
from render_cluster.caption.lines import Box, Line, Piece, Setting
from render_cluster.caption.look import Look
from render_cluster.caption.text import CLOSERS, GLUE, ends_clause, may_part, spaced, tears_number
from render_cluster.cues import WEAK
from render_cluster.typeface import Face, split_runs

SMALLEST = 4
COST_TORN, COST_BREATH, COST_UNEVEN = 0.5, 0.2, 3.0
LINE_GAP = 0.5


def fits(look: Look, words: Sequence[str]) -> bool:
    """Words in a row must fit at full size, so that sizes do not jump; a word alone may go down to the floor."""
    manner = look.manner
    return _rows(look, tuple(words), look.px(manner.size if len(words) > 1 else manner.floor)) is not None


@lru_cache(maxsize=256)
def setting(look: Look, words: tuple[str, ...]) -> Setting:
    """The largest that has room, on as few lines as can be, balanced."""
    size = look.px(look.manner.size)
    while (rows := _rows(look, words, size)) is None and size > SMALLEST:
        size = max(SMALLEST, min(size - 1, int(size * _share(look, words, size))))
    rtl = look.rtl or mostly_from_right(words)
    lines = tuple(_line(look, words, row, size, rtl) for row in rows or (range(len(words)),))
    above, below = extents(look.manner.face, size, "".join(words))
    pitch = max(round(size * look.manner.leading), above + below + round(LINE_GAP * size))
    return Setting(lines, size, above, below, pitch)


def _share(look: Look, words: tuple[str, ...], size: int) -> float:
    """How much of the widest word has room: near the size that fits."""
    measure = _measure(look, size)
    return measure.room / max(*map(measure.width, words), 1.0)


def _rows(look: Look, words: tuple[str, ...], size: int) -> tuple[range, ...] | None:
    """The words of each line; None if they do not fit. Words of other direction move in a line, their widths stay."""
    measure, every = _measure(look, size), range(len(words))
    widths = [measure.width(word) for word in words]
    gaps = [measure.space * spaced(*pair) for pair in pairwise(words)]
    total = sum(widths) + sum(gaps)
    if total <= measure.room:
        return (every,)
    if measure.lines == 1 or len(words) == 1 or total > 2 * measure.room + max(gaps):
        return None
    found, upper = [], 0.0
    for cut, gap in enumerate(gaps, 1):
        upper += widths[cut - 1]
        lower = total - upper - gap
        if max(upper, lower) <= measure.room:
            uneven = (upper - lower) / measure.room
            found.append((COST_UNEVEN * uneven * uneven + _torn(words[cut - 1], words[cut]), cut))
        upper += gap
    return (every[: min(found)[1]], every[min(found)[1] :]) if found else None


def _torn(before: str, after: str) -> float:
    bad = before.lower().strip(CLOSERS) in WEAK or tears_number(before, after)
    return COST_TORN * bad + 9 * COST_TORN * (not may_part(before, after)) - COST_BREATH * ends_clause(before)


class _Measure:
    """What words and spaces are wide in a look at one size."""

    def __init__(self, look: Look, size: int) -> None:
        self._look, self._size = look, size
        self.room, self.lines, self.space = look.room, look.manner.lines, _space(look, size)
        self._known: dict[str, float] = {}

    def width(self, word: str) -> float:
        if word not in self._known:
            said = _cased(self._look, word)
            runs = _runs(said, self._look.manner.face, self._size, rtl=reads_from_right(said))
            self._known[word] = sum(run[3] for run in runs)
        return self._known[word]


@lru_cache(maxsize=16)
def _measure(look: Look, size: int) -> _Measure:
    return _Measure(look, size)


def _space(look: Look, size: int) -> float:
    return look.manner.face.font(size).getlength(" ") + look.px(look.manner.gap)


def _line(look: Look, words: tuple[str, ...], row: range, size: int, rtl: bool) -> Line:  # noqa: FBT001 - passed on
    text, owners = "", list[int]()
    for i in row:
        if i > row.start and spaced(words[i - 1], words[i]):
            text, owners = text + " ", [*owners, -1]
        said = _cased(look, words[i])
        text, owners = text + said, [*owners, *[i] * len(said)]
    pieces, x = [], 0.0
    for stretch in visual(text, rtl=rtl):
        parts = list(_owned(text, owners, stretch.start, stretch.end))
        for word, part in reversed(parts) if stretch.rtl else parts:
            if word < 0:
                x += _space(look, size)
                continue
            for run, font, side, width in _runs(part, look.manner.face, size, rtl=stretch.rtl):
                pieces.append(Piece(word, run, font, side, x, width))
                x += width
    return Line(tuple(pieces), tuple(sorted(_boxes(pieces), key=lambda box: box.left)), x)


def _owned(text: str, owners: Sequence[int], start: int, end: int) -> Iterator[tuple[int, str]]:
    begin = start
    for i in range(start + 1, end + 1):
        if i == end or owners[i] != owners[begin]:
            yield owners[begin], text[begin:i]
            begin = i


def _runs(text: str, face: Face, size: int, *, rtl: bool) -> list[tuple[str, ImageFont.FreeTypeFont, bool, float]]:
    runs = split_runs(text, face, size)
    side = "rtl" if rtl else "ltr"
    return [
        (run.text, run.font, rtl, run.font.getlength(run.text, direction=side)) for run in (runs[::-1] if rtl else runs)
    ]


def _boxes(pieces: Sequence[Piece]) -> Iterator[Box]:
    for word in {piece.word for piece in pieces}:
        own = [piece for piece in pieces if piece.word == word]
        ends = [(piece.x, piece.x + piece.width) for piece in own]
        backwards = sum(piece.width if piece.rtl else -piece.width for piece in own) > 0
        yield Box(word, min(left for left, _ in ends), max(right for _, right in ends), backwards)


def _cased(look: Look, word: str) -> str:
    word = word.replace(GLUE, "")
    if not look.manner.upper:
        return word
    turkish = look.language.lower().startswith(("tr", "az"))
    return (word.replace("i", "İ") if turkish else word).upper()
