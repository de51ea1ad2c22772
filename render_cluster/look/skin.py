"""What all templates share: the card under the pen, and how text and marks get on it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from PIL import Image

from render_cluster.look.canvas import Canvas, Ink
from render_cluster.look.frames import Box, Frame
from render_cluster.look.order import CardOrder
from render_cluster.look.setting import Block, Setting, fit, same_size
from render_cluster.look.shapes import scrim
from render_cluster.look.tokens import Ground, Role, Template
from render_cluster.look.treatments import cover, enlargement, resized

Treatment = Callable[[Image.Image, float], Image.Image]
"""From a picture and its density to the picture as the template shows it."""
Cut = Callable[[tuple[int, int]], Image.Image]
"""From a size to a shape of that size."""


def even(value: float) -> int:
    """Chroma has half the resolution: pictures begin and end between its samples."""
    return round(value / 2) * 2


class Skin(ABC):
    """One card of one template; in a list, `tab` is how far a row leaves its marker free."""

    radius = 0
    gap = 44
    row_pad = 36
    row_end = 0
    indent = 112
    tab = 0
    stresses = False
    patterned = False
    """Whether pictures are printed with signs of a size of their own."""
    covered: frozenset[str] = frozenset()
    """Layouts whose picture lies under the captions."""
    density = 1.0
    """Pixels of a picture for one of the card; more than one where the picture is going to move."""

    def __init__(self, template: Template, frame: Frame, order: CardOrder, layout: str) -> None:
        self.template = template
        self.frame = frame
        self.order = order
        self.layout = layout
        self.ground = template.grounds.get(order.ground) or template.ground_of(layout, order.index)
        self.ground_name = next((name for name, ground in template.grounds.items() if ground is self.ground), "")
        self.canvas = Canvas(frame.width, frame.height, self.ground.bg)
        self.photo = False

    @property
    def body(self) -> Box:
        return self.frame.body

    def role(self, name: str | Role) -> Role:
        return name if isinstance(name, Role) else self.template.roles[name]

    def setting(self, text: str, *, stressed: bool = False) -> Setting:
        return Setting(text=text, stressed=stressed and self.stresses, language=self.order.language)

    def fit(self, text: str, role: str | Role, box: Box, *, stressed: bool = False, size: int = 0) -> Block:
        return fit(self.setting(text, stressed=stressed), self.role(role), box.w, box.h, size)

    def one_line(self, text: str, role: str, width: float) -> Block | None:
        """Set in one line or not at all: what is merely nice to know."""
        block = self.fit(text, role, Box(0, 0, max(1, width), 60)) if text.strip() else None
        fits = block and len(block.lines) == 1 and block.size >= self.role(role).smallest and block.width <= width
        return block if fits else None

    def alike(self, texts: Sequence[str], role: str | Role, box: Box) -> list[Block]:
        return same_size([self.setting(text) for text in texts], self.role(role), box.w, box.h)

    def put(self, block: Block, box: Box, colour: str = "", align: str = "left") -> float:
        fill = colour or self.ground.fg
        return self.canvas.put(block, box, Ink(fill=fill, stress=self.ground.accent, align=align))

    def say(self, text: str, role: str, box: Box, colour: str = "", align: str = "left") -> float:
        """Fit and draw a text at the top of a box; return its foot, the top if there is nothing to say."""
        return self.put(self.fit(text, role, box), box, colour, align) if text.strip() else box.y

    def write(self, text: str, role: Role, size: int, at: tuple[float, float], colour: str) -> float:
        """Write on a baseline without setting, and return the width."""
        return self.canvas.write(text, role, size, at, colour)

    def fill(
        self, picture: Image.Image, box: Box, treat: Treatment, name: str = "picture", cut: Cut | None = None
    ) -> None:
        """Fill a box, or the shape cut out of it, with a treated picture: in more pixels too if it is going to move."""
        x, y = even(box.x), even(box.y)
        wide, high = max(2, even(box.right) - x), max(2, even(box.bottom) - y)
        drawn = self._treated(picture, (wide, high), treat)
        shown = (drawn if self.density == 1 else resized(drawn, (wide, high))).convert("RGBA")
        if cut:
            shown.putalpha(cut((wide, high)).getchannel("A"))
        if self.density == 1:
            self.canvas.paste(shown, x, y, name)
        else:
            self.canvas.window(shown, drawn, (x, y), name)

    def _treated(self, picture: Image.Image, size: tuple[int, int], treat: Treatment) -> Image.Image:
        """A picture with too few pixels to move is treated as it is, and enlarged at last."""
        dense = min(self.density, 1 / enlargement(picture, *size))
        if self.patterned or self.density in {1, dense}:
            return treat(cover(picture, size[0] * self.density, size[1] * self.density), self.density)
        drawn = treat(cover(picture, size[0] * dense, size[1] * dense), self.density)
        return resized(drawn, (round(size[0] * self.density), round(size[1] * self.density)))

    def item_ink(self, *, active: bool, any_active: bool) -> str:
        return self.ground.fg if active or not any_active else self.ground.mute

    def titled(self, title: str, share: float = 0.3, role: str = "title") -> Box:
        """Put the title on top, or in the left third of a wide frame; return the rest of the body."""
        body = self.body
        if not title.strip():
            return body
        if self.frame.wide:
            self.say(title, "title", Box(body.x, body.y, body.w * 0.34, body.h))
            return Box(body.x + body.w * 0.39, body.y, body.w * 0.61, body.h)
        block = self.fit(title, role, Box(0, 0, body.w - 26, body.h * share), stressed=role == "headline")
        foot = self.put(block, Box(body.x, body.y + (24 if role == "headline" else 0), body.w, block.height))
        return body.below(foot + self.gap * (1.9 if self.frame.tall else 1.3))

    def foot_note(self, text: str, box: Box) -> float:
        """Put a source line at the foot of the box; return where the drawing above must end."""
        if not text.strip():
            return box.bottom
        block = self.fit(text, "note", Box(0, 0, box.w, 90))
        y = box.bottom - block.height - 14
        self.put(block, Box(box.x, y, box.w, block.height), self.ground.mute)
        return y - 40

    def progress(self) -> tuple[int, int]:
        total = max(1, self.order.total, self.order.index)
        return min(max(self.order.index, 0), total), total

    def darkened_foot(self, top: float, picture: Image.Image) -> None:
        """Fill the card with a treated picture, dark from `top` down, a little dark behind the header."""
        frame, ink, head = self.frame, self.template.grounds["photo"], round(self.frame.safe.y + 70)
        self.canvas.paste(picture, 0, 0, "photo")
        self.canvas.paste(scrim((frame.width, head), ink.bg, 0.62, 0.62), 0, 0)
        self.canvas.paste(scrim((frame.width, 260), ink.bg, 0.62, 0), 0, head)
        self.canvas.paste(scrim((frame.width, 420), ink.bg, 0, 0.8), 0, top - 420)
        self.canvas.paste(scrim((frame.width, round(frame.height - top)), ink.bg, 0.8, 0.94), 0, top)
        self.ground = ink

    @abstractmethod
    def draw_ground(self) -> None: ...

    @abstractmethod
    def draw_header(self) -> None: ...

    @abstractmethod
    def headline(self, picture: Image.Image | None) -> None: ...

    @abstractmethod
    def quote(self) -> None: ...

    @abstractmethod
    def number(self) -> None: ...

    @abstractmethod
    def end(self) -> None: ...

    @abstractmethod
    def marker(self, number: int, cell: Box, *, active: bool) -> None:
        """Draw the sign before a list's item, in the first `indent` pixels of its cell."""

    @abstractmethod
    def divide(self, cell: Box, *, active: bool, seed: int) -> None: ...

    @abstractmethod
    def panel(self, box: Box, ground: Ground, seed: int) -> None: ...

    @abstractmethod
    def window(self, box: Box, ground: Ground) -> None: ...

    @abstractmethod
    def mount(self, image: Image.Image, x: float, y: float) -> None:
        """Lay a whole picture on the card."""

    @abstractmethod
    def backdrop(self, image: Image.Image) -> None: ...

    @abstractmethod
    def treat(self, image: Image.Image, density: float) -> Image.Image:
        """Pull a photograph towards the brand."""

    def photo_block(self, title: str) -> Block:
        body = self.body
        return self.fit(title, "title", Box(0, 0, body.w, body.h * 0.36))

    def photo_height(self, block: Block) -> float:
        return block.height + 30

    @abstractmethod
    def photo_title(self, block: Block) -> None:
        """Draw the title at the foot of the body, over a photograph."""
