"""Karaoke: two pictures of a page, before and after it was said, and where the border between them lies in a frame."""

from collections.abc import Iterator

from render_cluster.caption.lines import Box, Line
from render_cluster.caption.look import Look
from render_cluster.caption.pictures import sheet_of
from render_cluster.plan import CaptionState
from render_cluster.planes import Overlay, Planes

Span = tuple[int, int, bool]
"""Left and right end in the picture, and whether what lies between has been said."""


class Sweep:
    """The ink of what has been said moves over the page with the voice, from the right where one reads from there."""

    def __init__(self, look: Look, state: CaptionState) -> None:
        self._sheet, inks = sheet_of(look, state.words), look.inks
        pictures = (self._sheet.picture(lambda _: inks.text), self._sheet.picture(lambda _: inks.accent))
        self._before, self._after = (Overlay(drawn.image, drawn.x, drawn.y) for drawn in pictures)

    def blend(self, state: CaptionState, k: int, out: Planes) -> None:
        share = min(1.0, (k - state.first + 1) / (state.spoken - state.first))
        for index, line in enumerate(self._sheet.set.lines):
            top, bottom = self._band(index)
            for left, right, said in self._spans(line, state.active, share):
                (self._after if said else self._before).blend(out, (left, top, right, bottom))

    def _band(self, index: int) -> tuple[int, int]:
        """Lines part halfway between them; the first and the last one take the pads."""
        lines, page = len(self._sheet.set.lines), self._sheet
        between = round(page.base_of(1) - page.set.above - (page.set.pitch - page.set.above) / 2) & ~1
        return (between if index else 0), (between if index + 1 < lines else page.size[1])

    def _spans(self, line: Line, active: int, share: float) -> Iterator[Span]:
        """Neighbours of the same state are one span; words part in the middle of their gap."""
        begin, said, x = 0, None, self._sheet.left_of(line)
        for left, right, state in self._pieces(line, active, share):
            if state is not said and said is not None:
                cut = int(x + left) & ~1
                if cut > begin:
                    yield begin, cut, said
                begin = max(begin, cut)
            said = state
            del right
        yield begin, self._sheet.size[0], bool(said)

    @staticmethod
    def _pieces(line: Line, active: int, share: float) -> Iterator[tuple[float, float, bool]]:
        boxes = line.boxes
        for before, box, after in zip((None, *boxes[:-1]), boxes, (*boxes[1:], None), strict=True):
            left = box.left if before is None else (before.right + box.left) / 2
            right = box.right if after is None else (box.right + after.left) / 2
            if box.word != active:
                yield left, right, box.word < active
            else:
                cut = _cut(box, share)
                yield left, cut, not box.rtl
                yield cut, right, box.rtl


def _cut(box: Box, share: float) -> float:
    width = (box.right - box.left) * share
    return box.right - width if box.rtl else box.left + width
