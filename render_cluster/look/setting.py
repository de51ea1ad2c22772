"""Setting text in a box: the largest good size, balanced lines; always something, whatever the text."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from render_cluster.look.breaking import Breaking, Measured, break_lines
from render_cluster.look.measuring import cap_height, ink_box, is_rtl, unit_width
from render_cluster.look.tokens import Role
from render_cluster.look.words import HAN, Seam, Word, clean, joined, stress, words_of

TINIEST = 26
_TALL_SCRIPTS = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\ufb1d-\ufeff]")
_TALL_LEADING, _HAN_LEADING, _TAIL = 1.36, 1.16, 0.3
MOST_LINES = 12
_LARGEST_PLAIN = 260
"""Pixels of what cannot be set as a poster."""
_MOST_PARTS = 90
_UNBOUNDED = 1e9
_CLEAR = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines with their sizes. `gap` is set for posters only: pixels between lines, each of another size."""

    lines: tuple[tuple[Word, ...], ...]
    sizes: tuple[int, ...]
    role: Role
    gap: float = 0.0

    @property
    def size(self) -> int:
        return self.sizes[0]

    @property
    def rtl(self) -> bool:
        return is_rtl(joined(self.lines[0]))

    @property
    def tops(self) -> list[float]:
        """Where the capitals of each line begin, below the top of the block."""
        tops, y = [], 0.0
        for i, size in enumerate(self.sizes):
            y += self._over_capitals(i) + self._under_baseline(i - 1) if self.gap and i else 0
            tops.append(y)
            y += cap_height(self.role.face, size) + self.gap if self.gap else size * self.role.leading
        return tops

    @property
    def height(self) -> float:
        tail = _TAIL * self.sizes[-1] if _TALL_SCRIPTS.search(joined(self.lines[-1])) else 0
        return self.tops[-1] + cap_height(self.role.face, self.sizes[-1]) + tail

    @property
    def width(self) -> float:
        return max(self.line_width(i) for i in range(len(self.lines)))

    def line_width(self, index: int) -> float:
        return unit_width(joined(self.lines[index]), self.role.face, self.role.tracking) * self.sizes[index]

    def _over_capitals(self, index: int) -> float:
        """Accents on capitals need room above the line of a poster."""
        above = ink_box(joined(self.lines[index]), self.role.face, self.sizes[index])[0]
        return max(0.0, above - cap_height(self.role.face, self.sizes[index]) - 4)

    def _under_baseline(self, index: int) -> float:
        """A comma in large type reaches into the next line of a poster."""
        return max(0.0, ink_box(joined(self.lines[index]), self.role.face, self.sizes[index])[1] - self.gap + _CLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Text as it is to be set: `stressed` marks its strongest word, `loose` lets a number part from its unit.

    `language` finds hyphens in endless words.
    """

    text: str
    stressed: bool = False
    loose: bool = False
    language: str = ""

    def words(self, role: Role) -> list[Word]:
        words = words_of(clean(self.text), upper=role.upper, loose=self.loose, language=self.language)[:_MOST_PARTS]
        return stress(words) if self.stressed else words


def fit(setting: Setting, role: Role, width: float, height: float = _UNBOUNDED, size: int = 0) -> Block:
    """The best setting inside the box: rather more lines than type below its smallest size, cut short only at last."""
    words = setting.words(role) or [Word("")]
    role = _aired(role, setting.text)
    floor = replace(role, largest=role.smallest, lines=MOST_LINES)
    roles = [replace(role, largest=size, smallest=size)] if size else [role, floor]
    tiny = min(TINIEST, role.smallest)
    roles.append(replace(role, largest=min(size or role.smallest, role.smallest), smallest=tiny, lines=MOST_LINES))
    for attempt in roles:
        found = _best(words, attempt, width, height)
        if found:
            return replace(found, role=role)
    return replace(_cut(words, roles[-1], width, height), role=role)


def _aired(role: Role, text: str) -> Role:
    """Scripts with tall or deep letters need more room between lines than capitals do."""
    least = _TALL_LEADING if _TALL_SCRIPTS.search(text) else _HAN_LEADING if HAN.search(text) else 0
    return role if role.leading >= least else replace(role, leading=least)


def same_size(settings: Sequence[Setting], role: Role, width: float, height: float) -> list[Block]:
    """Equal things get equal type: the smallest size that any of them needs."""
    size = min((fit(each, role, width, height).size for each in settings), default=role.largest)
    return [fit(each, role, width, height, size) for each in settings]


def poster(setting: Setting, role: Role, width: float, height: float, gap: float = 22) -> Block:
    """Every line as wide as the column, as on a poster of wood type; a plain setting if that gets too small."""
    words = setting.words(role)
    text = _measured(words, role)
    best: tuple[float, Block] | None = None
    for count in range(1, min(role.lines, len(words)) + 1):
        broken = break_lines(text, _UNBOUNDED, count)
        block = _scaled(broken, role, width, height, gap) if broken else None
        if broken and block:
            ratio = max(block.sizes) / min(block.sizes)
            filled = sum(block.line_width(i) for i in range(count)) / count / width
            score = min(1.0, block.height / height) * filled - 0.1 * max(0.0, ratio - 2) - broken.cost / count / 120
            if best is None or score > best[0]:
                best = score, block
    text_only = joined(words)
    if best is None or not text_only or is_rtl(text_only) or HAN.search(text_only):
        return fit(setting, replace(role, largest=min(role.largest, _LARGEST_PLAIN)), width, height)
    return best[1]


def _scaled(broken: Breaking, role: Role, width: float, height: float, gap: float) -> Block | None:
    raw = [width / max(0.01, unit_width(joined(line), role.face, role.tracking)) for line in broken.lines]
    sizes = [min(each, role.largest, 2.1 * min(raw)) for each in raw]
    block = Block(lines=broken.lines, sizes=tuple(int(each) for each in sizes), role=role, gap=gap)
    for _ in range(3):
        if block.height <= height:
            break
        share = (height - gap * (len(sizes) - 1)) / max(1.0, block.height - gap * (len(sizes) - 1))
        block = replace(block, sizes=tuple(int(each * min(share, 0.995)) for each in block.sizes))
    fits = block.height <= height and min(block.sizes, default=0) >= role.smallest
    return block if fits else None


def _measured(words: Sequence[Word], role: Role) -> Measured:
    widths = [unit_width(word.text, role.face, role.tracking) for word in words]
    return Measured(words, widths, unit_width(" ", role.face, role.tracking))


def _best(words: Sequence[Word], role: Role, width: float, height: float) -> Block | None:
    """Sizes from large to small, until none that is left could be better than the best."""
    text = _measured(words, role)
    best: tuple[float, Block] | None = None
    step = 2 if role.largest - role.smallest < 60 else 4  # noqa: PLR2004 - big type needs no finer choice
    for size in range(role.largest, role.smallest - 1, -step):
        shrink = role.shrinks * (role.largest - size) / role.largest
        least = max(1, math.ceil(text.total * size / width - 0.2))
        if best and shrink + role.grows * least >= best[0]:
            break
        for count in range(least, min(role.lines, len(words)) + 1):
            if (count - 1) * size * role.leading + cap_height(role.face, size) > height:
                break
            found = _in_lines(text, role, size, count, width)
            if found and (best is None or found[0] + shrink < best[0]):
                best = found[0] + shrink, found[1]
    return best[1] if best else None


def _in_lines(text: Measured, role: Role, size: int, count: int, width: float) -> tuple[float, Block] | None:
    broken = break_lines(text, width / size - 0.02, count)
    if not broken:
        return None
    block = Block(lines=broken.lines, sizes=(size,) * count, role=role)
    if block.width > width:  # a hyphen that the break added
        return None
    return max(0.0, broken.cost) / count**0.75 + role.grows * count, block


def _cut(words: Sequence[Word], role: Role, width: float, height: float) -> Block:
    """The last resort for what no size can hold: fewer words and an ellipsis, or as many signs as fit."""
    low, high = 0, len(words)
    found: Block | None = None
    while low < high:
        middle = (low + high + 1) // 2
        kept = [*words[:middle], Word("…", Seam.NOTHING)]
        block = _best(kept, role, width, height)
        low, high, found = (middle, high, block) if block else (low, middle - 1, found)
    if found:
        return found
    text = words[0].text
    while len(text) > 1 and unit_width(text + "…", role.face, role.tracking) * role.smallest > width:
        text = text[:-1]
    return Block(lines=((Word(text + "…" if text else ""),),), sizes=(role.smallest,), role=role)
