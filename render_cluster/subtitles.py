"""The caption files, SRT and WebVTT, from the same words that are drawn."""

from collections.abc import Iterable, Sequence

from render_cluster.cues import GAP_SEC, HOLD_SEC, ends_clause
from render_cluster.spec import SpokenWord, Subtitle

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
    text = " ".join(each.text for each in line)
    full = len(text) + 1 + len(word.text) > LONGEST
    clause = ends_clause(text) and len(text) > LONGEST // 2
    return text.endswith(SENTENCE_ENDS) or full or clause or word.start_sec - line[-1].end_sec > 2 * GAP_SEC


def _subtitle(line: Sequence[SpokenWord], offset_sec: float, end_sec: float) -> Subtitle:
    end = min(offset_sec + line[-1].end_sec + HOLD_SEC, end_sec)
    return Subtitle(start_sec=offset_sec + line[0].start_sec, end_sec=end, text=" ".join(word.text for word in line))


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
