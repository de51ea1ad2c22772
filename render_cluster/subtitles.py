"""The caption files, SRT and WebVTT, from the same words that are drawn."""

import unicodedata
from collections.abc import Iterable, Sequence

from render_cluster.caption.text import ends_clause
from render_cluster.cues import GAP_SEC, HOLD_SEC
from render_cluster.plan import Subtitle
from render_cluster.spec import SpokenWord

LONGEST = 64
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")


def subtitles(words: Sequence[SpokenWord], offset_sec: float, end_sec: float) -> list[Subtitle]:
    """Lines of at most `LONGEST` signs for one scene, cut at the end of a sentence or clause."""
    lines: list[list[SpokenWord]] = [[]]
    for word in words:
        if lines[-1] and _must_break(lines[-1], word):
            lines.append([])
        lines[-1].append(word)
    return [_subtitle(line, offset_sec, end_sec) for line in lines if line]


def srt(lines: Iterable[Subtitle]) -> str:
    blocks = [
        f"{number}\n{_clock(line.start_sec, ',')} --> {_clock(line.end_sec, ',')}\n{_plain(line.text)}\n"
        for number, line in enumerate(_apart(lines), 1)
    ]
    return "\n".join(blocks)


def vtt(lines: Iterable[Subtitle]) -> str:
    blocks = [
        f"{_clock(line.start_sec, '.')} --> {_clock(line.end_sec, '.')}\n{_escaped(line.text)}\n"
        for line in _apart(lines)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _must_break(line: Sequence[SpokenWord], word: SpokenWord) -> bool:
    text = _joined(line)
    full = len(text) + 1 + len(word.text) > LONGEST
    clause = ends_clause(text) and len(text) > LONGEST // 2
    return text.endswith(SENTENCE_ENDS) or full or clause or word.start_sec - line[-1].end_sec > 2 * GAP_SEC


def _subtitle(line: Sequence[SpokenWord], offset_sec: float, end_sec: float) -> Subtitle:
    end = min(offset_sec + line[-1].end_sec + HOLD_SEC, end_sec)
    return Subtitle(start_sec=offset_sec + line[0].start_sec, end_sec=end, text=_joined(line))


def _joined(line: Sequence[SpokenWord]) -> str:
    """Scripts without spaces are spoken in pieces: none is put between two of them."""
    text = ""
    for word in line:
        text += ("" if not text or (_wide(text[-1]) and _wide(word.text[:1])) else " ") + word.text
    return text


def _wide(sign: str) -> bool:
    """Tell Chinese and Japanese signs; Korean is as wide, and has spaces."""
    korean = "\uac00" <= sign <= "\ud7a3"
    return bool(sign) and unicodedata.east_asian_width(sign) in {"W", "F"} and not korean


def _apart(lines: Iterable[Subtitle]) -> list[Subtitle]:
    """No line is still there when the next one comes."""
    given = list(lines)
    nexts = [*(line.start_sec for line in given[1:]), float("inf")]
    return [
        Subtitle(start_sec=line.start_sec, end_sec=max(min(line.end_sec, following), line.start_sec), text=line.text)
        for line, following in zip(given, nexts, strict=True)
    ]


def _clock(seconds: float, mark: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}{mark}{rest % 1000:03d}"


def _plain(text: str) -> str:
    """An arrow or an empty line would end the block."""
    return " ".join(text.split()).replace("-->", "→")


def _escaped(text: str) -> str:
    return _plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
