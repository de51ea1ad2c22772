"""Placard: a handmade poster. Flat colour, wood type set to full width, cut paper, halftone."""

from dataclasses import replace

from PIL import Image

from render_cluster.look.canvas import Ink
from render_cluster.look.colour import mix
from render_cluster.look.frames import Box, hung
from render_cluster.look.measuring import cap_height
from render_cluster.look.setting import Block, Setting, fit, poster
from render_cluster.look.shapes import dots, paper, polygon, shadow
from render_cluster.look.skin import Skin
from render_cluster.look.statement import rays
from render_cluster.look.tokens import Ground
from render_cluster.look.treatments import halftone, toned

_VIOLET = "#2a1080"
_CELL = 13
_DRIFT = 40
"""Pixels of dots beyond either edge, so that they may drift."""


class Placard(Skin):
    gap = 40
    row_pad = 50
    row_end = 34
    indent = 140
    tab = 50
    stresses = True
    patterned = True
    covered = frozenset({"headline"})

    def sheet(  # noqa: PLR0913, PLR0917 - what a sheet of paper is
        self, box: Box, colour: str, seed: int, slack: float = 12, lift: float = 0.2, name: str = "sheet"
    ) -> None:
        image = paper((max(1, round(box.w)), max(1, round(box.h))), colour, seed, slack)
        with self.canvas.whole(name):
            if lift:
                self.canvas.paste(shadow(image, 12, lift), box.x - 36, box.y - 22)
            self.canvas.paste(image, box.x, box.y)

    def poster(self, text: str, role: str, box: Box) -> Block:
        return poster(self.setting(text, stressed=True), self.role(role), box.w, box.h)

    def draw_ground(self) -> None:
        high = 560 if self.frame.tall else 220
        wide = self.frame.width + 2 * _DRIFT
        self.canvas.paste(dots((wide, high), self.ground.shade), -_DRIFT, self.frame.height - high, "dots")

    def _rays(self, y: float) -> None:
        rays(self.canvas, self.frame, (self.frame.width / 2, y), mix(self.ground.bg, self.ground.shade, 0.7))

    def draw_header(self) -> None:
        safe, ground = self.frame.safe, self.ground
        brand = fit(Setting(text=self.order.wordmark), self.role("brand"), safe.w * 0.5, 56)
        chip = max(110.0, brand.width + 48) if self.order.wordmark else 0.0
        at, total = self.progress()
        left = safe.x + (chip + 30 if chip else 0)
        cell = (safe.right - left) / total
        bars = [Box(left + k * cell, safe.y + 20, max(2, cell - 8), 14) for k in range(total if at else 0)]
        with self.canvas.whole("header"):
            if chip:
                self.sheet(Box(safe.x, safe.y - 6, chip, 66), ground.fg, 3, 8, 0)
                spot = Box(safe.x, safe.y - 6 + (66 - brand.height) / 2, chip, brand.height)
                self.put(brand, spot, ground.bg, "center")
            for k, bar in enumerate(bars):
                self.canvas.rect(bar, ground.fg if k < at - 1 else ground.shade)
        if bars:
            self.canvas.rect(bars[at - 1], ground.fg, name="progress")

    def headline(self, picture: Image.Image | None) -> None:
        body, frame, content = self.body, self.frame, self.order.content
        width = body.w * (0.58 if frame.wide and picture else 1)
        deck = self.fit(content.attribution, "body", Box(0, 0, width, 180)) if content.attribution else None
        below = deck.height + 60 if deck else 0.0
        room = body.h * (0.68 if picture and not frame.wide else 1) - (20 if frame.tall else 56) - below
        block = self.poster(content.headline, "headline", Box(0, 0, width, room))
        y = body.y + 6 + (0 if picture else max(0.0, room - block.height) * 0.25)
        if picture:
            self._opening_picture(picture, y + block.height + below + 50)
        else:
            self._rays(y + block.height / 2)
        y = self.put(block, Box(body.x, y, width, block.height)) + 60
        if deck:
            self.put(deck, Box(body.x, y, width, deck.height), self.ground.mute)

    def _opening_picture(self, picture: Image.Image, top: float) -> None:
        body, frame = self.body, self.frame
        x, y = (body.x + body.w * 0.62, 0.0) if frame.wide else (0.0, top)
        high = min(frame.height - y + 40, 700) if frame.tall else frame.height - y + 40
        box = Box(x - 20, y, frame.width - x + 40, high)
        self.fill(picture, box, self._printed, cut=lambda size: paper(size, "#ffffff", 9, 44))

    def _printed(self, image: Image.Image, density: float) -> Image.Image:
        return halftone(image, self.ground.accent, self.ground.panel, _CELL * density)

    def quote(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        tail = 90
        setting = self.setting(content.headline, stressed=True)
        block = poster(setting, self.role("quote"), body.w - 110, body.h - tail - 180, 20)
        width, high = max(body.w * 0.8, block.width + 120), block.height + 136
        bubble = Box(body.x - 10, body.y + 6 + max(0, body.h - tail - 40 - high) * 0.3, min(width, body.w), high)
        with self.canvas.whole("quote.bubble"):
            self.sheet(bubble, ground.panel, 6, 22)
            tail_shape = polygon((150, 130), [(0, 0), (120, 0), (20, 128)], ground.panel)
            self.canvas.paste(tail_shape, body.x + 90, bubble.bottom - 26)
        left, top = bubble.x + (bubble.w - block.width) / 2, bubble.y + (bubble.h - block.height) / 2
        inner = Box(left, top, block.width + 2, block.height)
        self.canvas.put(block, inner, Ink(fill=ground.panel_fg, stress=ground.panel_em))
        self.say(content.attribution, "note", Box(body.x + 250, bubble.bottom + 44, body.w - 250, 90))

    def number(self) -> None:
        body, ground, content, wide = self.body, self.ground, self.order.content, self.frame.wide
        width = body.w * (0.52 if wide else 1)
        text = f"{content.figure} {content.unit}".strip()
        room = body.h - 10 if wide else body.h - 84 - self._below(width)
        block = poster(Setting(text=text, loose=True), self.role("numeral"), width, max(150.0, room))
        top = body.y + 10 + hung(room, block.height)
        y = self.put(block, Box(body.x, top, width, block.height), ground.accent) + 64
        area = Box(body.x + body.w * 0.57, top, body.w * 0.43, body.bottom - top) if wide else body.below(y)
        note = 110 if content.attribution else 0
        lead = self.fit(content.headline, "lead", Box(0, 0, area.w, max(60, area.h - note)))
        y = self.put(lead, area) if content.headline else area.y - 40
        self.say(content.attribution, "note", Box(area.x, y + 40, area.w, 80), ground.mute)

    def _below(self, width: float) -> float:
        lead = self.fit(self.order.content.headline, "lead", Box(0, 0, width, 330)).height
        return lead + (120 if self.order.content.attribution else 0)

    def end(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        room = Box(0, 0, body.w, body.h * (0.46 if self.frame.wide else 0.62))
        title = self.poster(content.headline, "headline", room)
        self._rays(body.y + body.h * 0.4)
        y = self.put(title, Box(body.x, body.y + 10, body.w, title.height)) + 70
        if content.items:
            block = self.fit(content.items[0], "lead", Box(0, 0, body.w, 190))
            y = self.put(block, Box(body.x, y, body.w, block.height)) + 56
        if len(content.items) > 1 and y < body.bottom - 120:
            label = self.fit(content.items[1], "lead", Box(0, 0, body.w - 100, body.bottom - y - 80))
            with self.canvas.whole("button"):
                self.sheet(Box(body.x, y, label.width + 100, label.height + 72), ground.fg, 8, 14)
                self.put(label, Box(body.x + 50, y + 36, label.width + 2, label.height), ground.bg)

    def item_ink(self, *, active: bool, any_active: bool) -> str:  # noqa: ARG002 - strips of paper tell
        return self.ground.on if active else self.ground.panel_fg or self.ground.fg

    def marker(self, number: int, cell: Box, *, active: bool) -> None:
        size = round(max(24, min(104, cell.h - 24)))
        x, y = cell.x, cell.y + (cell.h - size) / 2
        colour = self.ground.fg if active else self.ground.accent
        block = self.fit(str(number), "figure", Box(0, 0, size * 0.8, size * 0.8))
        with self.canvas.whole("marker"):
            self.canvas.paste(paper((size, size), colour, number + 1, 14), x, y)
            self.put(block, Box(x, y + (size - block.height) / 2, size, block.height), self.ground.panel, "center")

    def divide(self, cell: Box, *, active: bool, seed: int) -> None:
        strip = Box(cell.x + self.tab, cell.y + 8, cell.w - self.tab, cell.h - 16)
        self.sheet(strip, self.ground.accent if active else self.ground.panel, seed + 2, 14, 0.16, "strip")

    def panel(self, box: Box, ground: Ground, seed: int) -> None:
        self.sheet(box.inset(-10, -6), ground.bg, seed, 18, name="panel")

    def window(self, box: Box, ground: Ground) -> None:
        self.sheet(box.inset(-10, -6), ground.bg, 5, 14, name="window")

    def mount(self, image: Image.Image, x: float, y: float) -> None:
        with self.canvas.whole("figure"):
            self.sheet(Box(x - 22, y - 22, image.width + 44, image.height + 44), "#fffbf2", 4, 14)
            self.canvas.paste(image, x, y)

    def backdrop(self, image: Image.Image) -> None:
        """Flat colour stays flat."""

    def treat(self, image: Image.Image, density: float) -> Image.Image:  # noqa: ARG002 - only a printed review has grain
        return toned(image, _VIOLET, 0.1)

    def photo_height(self, block: Block) -> float:
        return 40 + len(block.lines) * (cap_height(block.role.face, block.size) + 58)

    def photo_title(self, block: Block) -> None:
        """Every line on a strip of paper of its own."""
        body, high = self.body, cap_height(block.role.face, block.size) + 52
        y = body.bottom - 40 - len(block.lines) * (high + 6)
        for i, line in enumerate(block.lines):
            one = replace(block, lines=(line,), sizes=block.sizes[:1])
            ground = self.template.grounds["violet" if any(word.stressed for word in line) else "sun"]
            with self.canvas.whole("title.strip", line=i):
                self.sheet(Box(body.x - 14, y, one.width + 76, high), ground.bg, i + 4, 12, 0.3)
                spot = Box(body.x + 22, y + 26, one.width + 2, one.height)
                self.canvas.put(one, spot, Ink(fill=ground.fg))
            y += high + 6

    def photo_block(self, title: str) -> Block:
        body = self.body
        return self.fit(title, "title", Box(0, 0, body.w - 60, body.h * 0.3), stressed=True)
