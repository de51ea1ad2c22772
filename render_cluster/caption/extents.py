"""How far the lines of each script reach over and under the baseline."""

from functools import lru_cache

from render_cluster.typeface import Face, split_runs

DESCENT, ACCENTS = 0.24, 0.18
"""Shares of the type size that a plate's pad has room for, under and over the capitals of Latin."""
_TALLEST = (
    (range(0x0590, 0x0600), "שׁלךּ"),
    (range(0x0600, 0x0780), "أ ٱ ظ م ج ع ي إِ ـٍّ"),
    (range(0x0900, 0x0980), "र्कैंुूङ्ख"),
    (range(0x0E00, 0x0E80), "ปั๊้ฎูฐ"),
    (range(0x3040, 0xA000), "国、"),
    (range(0xAC00, 0xD7A4), "한"),
)
"""Signs of each script that reach as far up and down as any: its lines do not jump from page to page."""


@lru_cache(maxsize=512)
def extents(face: Face, size: int, text: str) -> tuple[int, int]:
    """How far lines reach: capitals of Latin, more where a script of the text needs it."""
    above, below = -face.font(size).getbbox("H", anchor="ls")[1], 0.0
    codes = {ord(char) for char in text}
    for span, sample in _TALLEST:
        if any(code in span for code in codes):
            boxes = [run.font.getbbox(run.text, anchor="ls") for run in split_runs(sample, face, size)]
            above = max(above, *(-box[1] - ACCENTS * size for box in boxes))
            below = max(below, *(box[3] - DESCENT * size for box in boxes))
    return round(above), round(below)
