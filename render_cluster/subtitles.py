"""The caption files, SRT and WebVTT: cues that any player can show, and that people can read in time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from render_cluster.caption.look import RIGHT_TO_LEFT
from render_cluster.caption.text import cleaned, ends_clause, joined, may_part, tears_number, width_of
from render_cluster.cues import HOLD_SEC, WEAK, Page, Paging, pages
from render_cluster.plan import Subtitle
from render_cluster.spec import SpokenWord

LONGEST_ROW, ROWS = 42, 2
"""Columns of a row; a Chinese or Japanese sign takes two."""
SIGNS_A_SEC, SHORTEST_SEC = 20.0, 1.0
"""A cue that is said faster stays longer, where the next one lets it."""
PAGING = Paging(words=20, clause=1.0, sentence=14.0, flash_sec=0.8)
TORN, BREATH = 14.0, 6.0
_FROM_RIGHT = "\u200f"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_OVERRIDE = re.compile(r"\{(?=\\)")


def subtitles(words: Sequence[SpokenWord], offset_sec: float, end_sec: float, language: str = "en") -> list[Subtitle]:
    """Cues of one scene, of at most two rows; they end with sentences where they can, and none outlasts `end_sec`."""
    said = [word for word in map(_cleaned, words) if word.text]
    found = [page for page in pages(said, _fits, PAGING) if page[0].start_sec + offset_sec < end_sec]
    begins = [min(offset_sec + page[0].start_sec, end_sec) for page in found]
    limits = [*begins[1:], end_sec] if found else []
    return [_subtitle(page, offset_sec, limit, language) for page, limit in zip(found, limits, strict=True)]


def srt(lines: Iterable[Subtitle]) -> str:
    """Without markup: it has no way to escape it."""
    blocks = [
        f"{number}\n{_clock(begin, ',')} --> {_clock(end, ',')}\n{_plain(text)}\n"
        for number, (begin, end, text) in enumerate(_apart(lines), 1)
    ]
    return "\n".join(blocks)


def vtt(lines: Iterable[Subtitle], language: str = "") -> str:
    blocks = [f"{_clock(begin, '.')} --> {_clock(end, '.')}\n{_escaped(text)}\n" for begin, end, text in _apart(lines)]
    code = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else ""
    return "\n".join([f"WEBVTT\nKind: captions\nLanguage: {code}\n" if code else "WEBVTT\n", *blocks])


def _cleaned(word: SpokenWord) -> SpokenWord:
    """What players would take for their own commands is no longer one."""
    text = _OVERRIDE.sub("(", _TAG.sub("‹", cleaned(word.text))).replace("-->", "→")  # noqa: RUF001 - meant
    return SpokenWord(text=text, start_sec=word.start_sec, end_sec=word.end_sec)


def _subtitle(page: Page, offset_sec: float, limit_sec: float, language: str) -> Subtitle:
    rows = _rows([word.text for word in page])
    begin = offset_sec + page[0].start_sec
    needed = max(sum(map(width_of, rows)) / SIGNS_A_SEC, SHORTEST_SEC)
    end = min(max(offset_sec + page[-1].end_sec + HOLD_SEC, begin + needed), limit_sec)
    mark = _FROM_RIGHT if language.lower().split("-")[0] in RIGHT_TO_LEFT else ""
    return Subtitle(start_sec=begin, end_sec=end, text="\n".join(mark + row for row in rows))


def _fits(texts: Sequence[str]) -> bool:
    """A word alone always does: an address is not torn."""
    return len(texts) == 1 or all(width_of(row) <= LONGEST_ROW for row in _rows(texts))


def _rows(texts: Sequence[str]) -> list[str]:
    """One row, or two of the same length as far as words and breath allow."""
    whole = joined(list(texts))
    if width_of(whole) <= LONGEST_ROW or len(texts) == 1:
        return [whole]
    reached = [*accumulate(width_of(text) + 1 for text in texts)]
    costs = [
        (_unevenness(reached[cut - 1], reached[-1]) + _torn(*pair), cut) for cut, pair in enumerate(pairwise(texts), 1)
    ]
    cut = min(costs)[1]
    return [joined(list(texts[:cut])), joined(list(texts[cut:]))]


def _unevenness(upper: int, total: int) -> float:
    over = max(upper, total - upper) - 1 - LONGEST_ROW
    return abs(total - 2 * upper) + (1000.0 + over if over > 0 else 0.0)


def _torn(before: str, after: str) -> float:
    bad = before.lower() in WEAK or tears_number(before, after) or not may_part(before, after)
    return TORN * bad - BREATH * ends_clause(before)


def _apart(lines: Iterable[Subtitle]) -> Iterator[tuple[int, int, str]]:
    """In thousandths: no cue is still there when the next one comes, and none is empty."""
    given = [(round(1000 * line.start_sec), round(1000 * line.end_sec), line.text) for line in lines]
    for at, (begin, end, text) in enumerate(given, 1):
        following = given[at][0] if at < len(given) else end
        yield begin, max(begin + 1, min(end, following)), text


def _clock(thousandths: int, mark: str) -> str:
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"


def _plain(text: str) -> str:
    """An arrow or an empty row would end the block."""
    rows = (" ".join(row.split()) for row in text.splitlines())
    return "\n".join(row for row in rows if row).replace("-->", "→")


def _escaped(text: str) -> str:
    return _plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
