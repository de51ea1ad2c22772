"""What the captions of one scene have in common."""

from dataclasses import dataclass

from render_cluster.caption.areas import MARK_REACH, Area, column, scale_of
from render_cluster.caption.style import CaptionStyle, Inks, Manner, inks_for, style_of
from render_cluster.spec import Canvas, CaptionStyleName, SafeArea

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
LARGEST_POP = 1.12
EVEN = 4
"""Pictures are rounded up to even sizes."""
WIDEST = 1000
"""Lines are read at a glance; on wide frames they do not run from edge to edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`ground` names the flat colour behind the captions, empty over a picture. Lengths come out in frame pixels."""

    template: str
    accent: str
    language: str
    ground: str
    canvas: Canvas
    style: CaptionStyleName = "template"
    safe_area: SafeArea = "organic"

    @property
    def design(self) -> CaptionStyle:
        return style_of(self.template, self.accent)

    @property
    def manner(self) -> Manner:
        return self.design.manners[self.style]

    @property
    def inks(self) -> Inks:
        return inks_for(self.template, self.ground, self.accent)

    @property
    def plate(self) -> int:
        return 0 if self.ground else self.design.plate

    @property
    def stroke(self) -> int:
        return 0 if self.ground else self.px(self.manner.stroke)

    @property
    def column(self) -> Area:
        return column(self.canvas, self.safe_area)

    @property
    def room(self) -> float:
        """How wide a line may be."""
        area, centre = self.column, self.canvas.width / 2
        beside = 2 * self.px(self.manner.pad) if self.plate else self.px(MARK_REACH)
        room = min(area.right - area.left, self.px(WIDEST))
        if self.design.centred:
            room = min(room, int(2 * min(centre - area.left, area.right - centre)))
        grown = (1 + LARGEST_POP) / 2 if self.plate else LARGEST_POP
        return (room - beside - 2 * self.stroke - EVEN) / (grown if self.manner.mark == "pop" else 1)

    @property
    def rtl(self) -> bool:
        return self.language.lower().split("-")[0] in RIGHT_TO_LEFT

    def px(self, length: float) -> int:
        return round(length * scale_of(self.canvas))
