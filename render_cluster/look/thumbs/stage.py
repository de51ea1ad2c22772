"""What the compositions of all templates work with: the skin, the words, the picture, and where both may stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from render_cluster.look.frames import Box
from render_cluster.look.setting import Block, Setting, fit, poster
from render_cluster.look.skin import Skin
from render_cluster.look.thumbs.wording import Wording
from render_cluster.look.tokens import Role
from render_cluster.look.treatments import contain

_MOST_LINES, _FLOOR, SMALLEST = 8, 100, 60
Tones = tuple[str, str]
"""The dark and the light end of a duotone."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`photo` may be cut and toned, a `drawing` is shown whole; `seed` makes videos differ that share a template."""

    skin: Skin
    words: Wording
    photo: Image.Image | None
    drawing: Image.Image | None
    seed: int

    @property
    def room(self) -> Box:
        """Where words may stand: profile grids cut off what is above and below."""
        safe, frame = self.skin.frame.safe, self.skin.frame
        top, foot = (480, 1440) if frame.tall else (safe.y + 120, safe.bottom - 20)
        return Box(safe.x, top, frame.width - safe.x - 72, foot - top)

    @property
    def bare(self) -> bool:
        """Whether there is neither a figure nor a word to stand for it, while a picture has the other places."""
        return bool(not self.words.figure and not self.words.key and (self.photo or self.drawing))

    @property
    def said(self) -> str:
        return self.words.figure or self.words.key or self.words.claim

    @property
    def head(self) -> float:
        """Below the brand's mark."""
        return self.skin.frame.safe.y + 92

    def odd(self, bit: int) -> bool:
        """One of the video's own throws of the coin."""
        return bool(self.seed >> bit & 1)

    def one_of(self, options: Sequence[Tones], bit: int) -> Tones:
        return options[(self.seed >> bit) % len(options)]

    def setting(self, text: str, *, stressed: bool = False) -> Setting:
        return self.skin.setting(text, stressed=stressed)

    def large(self, text: str, box: Box, role: str = "thumbnail", largest: int = 0, lines: int = 5) -> Block:
        """Set as large as the box allows."""
        kind = self.skin.role(role)
        kind = replace(kind, largest=largest or kind.largest, lines=lines)
        block = fit(self.setting(text, stressed=True), kind, box.w, box.h)
        return block if block.size >= self._floor(kind) else self._torn(text, kind, box) or block

    def _torn(self, text: str, kind: Role, box: Box) -> Block | None:
        """Endless words are rather torn than set small."""
        setting, most = self.setting(text, stressed=True), replace(kind, lines=_MOST_LINES)
        sizes = range(self._floor(kind), SMALLEST, -4)
        blocks = (fit(setting, most, box.w, box.h, size) for size in sizes)
        return next((block for block, size in zip(blocks, sizes, strict=True) if block.size == size), None)

    @staticmethod
    def _floor(kind: Role) -> int:
        return max(kind.smallest, _FLOOR)

    def beside(self, top: float) -> Box:
        """What is left below the figure, or beside it in a wide frame."""
        room = self.room
        return Box(room.x + room.w * 0.58, room.y, room.w * 0.42, room.h) if self.skin.frame.wide else room.below(top)

    def lead(self, text: str, box: Box, tallest: float) -> Block:
        """The figure or the word across the box; without either, the whole claim as large as it goes."""
        whole = not self.words.figure and not self.words.key
        return self.large(text, box, largest=420, lines=6) if whole else self.huge(text, box._replace(h=tallest))

    def huge(self, text: str, box: Box, role: str = "numeral") -> Block:
        """One line across the whole box."""
        kind = replace(self.skin.role(role), largest=1400, lines=1)
        return fit(Setting(text=text, loose=True), kind, box.w, box.h)

    def poster(self, text: str, role: str, box: Box) -> Block:
        kind = replace(self.skin.role(role), lines=_MOST_LINES - 1)
        block = poster(self.setting(text, stressed=True), kind, box.w, box.h)
        return block if block.size >= _FLOOR else self._torn(text, kind, box) or block

    def mounted(self, drawing: Image.Image, share: float = 0.4) -> None:
        """The drawing above, as large as it goes; the claim below it."""
        skin, room = self.skin, self.room
        if skin.frame.wide:
            area, words = room._replace(x=room.x + room.w * 0.46, w=room.w * 0.54), room._replace(w=room.w * 0.42)
        else:
            area, words = room, room
        tallest = words.h * (1 if skin.frame.wide else share)
        block = self.large(self.words.claim, words._replace(w=words.w - 30, h=tallest))
        top = room.bottom - block.height - 30
        foot = room.bottom if skin.frame.wide else top - 100
        whole = contain(drawing, area.w - 60, max(120.0, foot - self.head), 3)
        y = self.head + (max(0.0, foot - self.head - whole.height) / 2 if skin.frame.wide else 0)
        skin.mount(whole, area.x + (area.w - whole.width) / 2, y)
        skin.put(block, Box(words.x, top, words.w, block.height))


Composition = Callable[[Stage], None]
Compositions = Mapping[str, Composition]
"""By kind: `picture`, `figure`, `object`."""
