"""Schema: a live blueprint. Cobalt and navy, a grid, mono labels, yellow marker, corner brackets, dimension lines."""

from PIL import Image

from render_cluster.look.blueprint import brackets, counted, cursor, dimension, grid
from render_cluster.look.canvas import Ink
from render_cluster.look.frames import Box, hung
from render_cluster.look.measuring import cap_height, ink_box
from render_cluster.look.setting import Block, Setting, fit
from render_cluster.look.shapes import rounded, shadow
from render_cluster.look.skin import Skin
from render_cluster.look.statement import LOW, drafted, few_words, initial
from render_cluster.look.tokens import Ground
from render_cluster.look.treatments import blurred, duotone, toned
from render_cluster.look.words import joined

_PROMPTS = frozenset({"headline", "title", "quote"})
"""Texts behind which a cursor blinks while the card is read."""
_DARK, _LIGHT, _COBALT = "#050920", "#dfe6ff", "#081a6e"


class Schema(Skin):
    radius = 6
    indent = 124
    stresses = True
    covered = frozenset({"figure"})

    def draw_ground(self) -> None:
        grid(self.canvas, self.frame, self.ground)

    def put(self, block: Block, box: Box, colour: str = "", align: str = "left") -> float:
        ink = Ink(fill=colour or self.ground.fg, stress=self.ground.on, marker=self.ground.accent, align=align)
        foot = self.canvas.put(block, box, ink)
        if block.role.name in _PROMPTS and self.layout != "end" and self.density > 1 and not block.rtl:
            cursor(self.canvas, block, box, self.ground.accent, self.frame.width)
        return foot

    def draw_header(self) -> None:
        safe, ground = self.frame.safe, self.ground
        at, total = self.progress()
        step = min(16.0, 300 / total)
        steps = total * step if at else 0
        brand = fit(Setting(text=self.order.wordmark), self.role("brand"), safe.w * 0.52, 52)
        chip = max(96.0, brand.width + 36)
        left = chip + 24 if self.order.wordmark else 0
        room = safe.w - left - steps - 24
        section = self.one_line(self.order.section.lower(), "kicker", room)
        cells = [Box(safe.right - steps + k * step, safe.y + 12, step * 0.62, 28) for k in range(total if at else 0)]
        with self.canvas.whole("header"):
            if self.order.wordmark:
                self.canvas.rect(Box(safe.x, safe.y, chip, 52), ground.fg)
                self.put(brand, Box(safe.x, safe.y + (52 - brand.height) / 2, chip, 52), ground.bg, "center")
            if section:
                self.put(section, Box(safe.x + left, safe.y + (52 - section.height) / 2, room, 52), ground.fg)
            for k, cell in enumerate(cells):
                done = k < at - 1
                self.canvas.rect(cell if done else cell.inset(0, 12), ground.accent if done else ground.mute)
        if cells:
            self.canvas.rect(cells[at - 1], ground.accent, name="progress")

    def headline(self, picture: Image.Image | None) -> None:
        body, frame, content = self.body, self.frame, self.order.content
        width = body.w * (0.56 if frame.wide and picture else 1)
        room = body.h * (1 if frame.wide or not picture else 0.52)
        deck = self.fit(content.attribution, "body", Box(0, 0, width, 200)) if content.attribution else None
        below, low = (deck.height + 64 if deck else 0.0), (0 if frame.tall else LOW)
        role = self.role("headline") if picture else few_words(self.role("headline"), content.headline)
        block = fit(self.setting(content.headline, stressed=True), role, width - 30, room - below - 64 - low)
        top = body.y + 30 if frame.wide and picture else body.bottom - block.height - below - 30 - low
        if picture:
            self._opening_picture(picture, top)
        else:
            above = Box(body.x, body.y + 24, body.w, top - body.y - 124)
            drafted(self.canvas, frame, above, initial(content.headline), self.role("headline"), self.ground)
        self.put(block, Box(body.x, top, width, block.height))
        if deck:
            self.put(deck, Box(body.x, top + block.height + 64, width, deck.height))

    def _opening_picture(self, picture: Image.Image, top: float) -> None:
        frame, body = self.frame, self.body
        head = frame.safe.y + 76
        if frame.wide:
            area = Box(body.x + body.w * 0.6, 0, frame.width - body.x - body.w * 0.6, frame.height)
        else:
            area = Box(0, head, frame.width, top - 84 - head)
        if not frame.wide:
            self.canvas.rect(Box(0, 0, frame.width, head), _DARK, name="fixed")
            self.ground = self.ground if self.ground.fg.lower() == "#ffffff" else self.template.grounds["navy"]
        self.fill(picture, area, lambda image, _: duotone(image, _DARK, _LIGHT))
        if not frame.wide:
            self.canvas.rect(Box(0, area.bottom, frame.width, 8), self.ground.accent, name="edge")

    def quote(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        room = Box(body.x + 48, body.y + 70, body.w - 48, body.h - 220)
        block = self.fit(content.headline, "quote", Box(0, 0, room.w - 26, room.h), stressed=True)
        room = room.below(room.y + (room.h - block.height) * 0.3)
        y = self.put(block, room)
        self.canvas.rect(Box(body.x, room.y - 6, 10, y - room.y + 12), ground.accent, name="rod")
        self.say(content.attribution, "note", Box(room.x, y + 60, room.w, 90), ground.mute)

    def number(self) -> None:
        body, ground, content, wide = self.body, self.ground, self.order.content, self.frame.wide
        width = body.w * (0.52 if wide else 1)
        spare = body.h - (140 if content.unit else 60) - (0 if wide else self._below(width))
        block = self.fit(content.figure, "numeral", Box(0, 0, width, max(120, min(spare * 0.9, body.h * 0.6))))
        above = ink_box(joined(block.lines[0]), block.role.face, block.size)[0]
        over = max(0, above - cap_height(block.role.face, block.size))
        used = over + block.height + (140 if content.unit else 60) + (0 if wide else self._below(width))
        y0 = body.y + 24 + hung(body.h - 24, used) + over
        y = self.put(block, Box(body.x, y0, width, block.height), ground.accent) + 46
        if self.density > 1 and len(block.lines) == 1 and not block.rtl:
            steps = list(counted(joined(block.lines[0])))
            self.canvas.count(block, Box(body.x, y0, width, block.height), steps, ground.accent)
        dimension(self.canvas, (body.x, y), block.width, ground.fg)
        if content.unit:
            unit = self.fit(content.unit, "unit", Box(0, 0, width, 120))
            x = body.x if unit.width + 60 > block.width else body.x + (block.width - unit.width) / 2
            y = self.put(unit, Box(x, y + 44, unit.width + 2, unit.height))
        area = Box(body.x + body.w * 0.58, y0, body.w * 0.42, body.bottom - y0) if wide else body.below(y + 84)
        lead = self.fit(content.headline, "lead", Box(0, 0, area.w, max(60, area.h - 100)))
        y = self.put(lead, area) if content.headline else area.y - 44
        self.say(content.attribution, "note", Box(area.x, y + 44, area.w, 80), ground.mute)

    def _below(self, width: float) -> float:
        content = self.order.content
        lead = self.fit(content.headline, "lead", Box(0, 0, width, 330)).height if content.headline else 0
        return lead + (120 if content.attribution else 0) + 190

    def end(self) -> None:
        body, content, code = self.body, self.order.content, self.template.grounds["code"]
        room = Box(0, 0, body.w - 30, body.h * (0.46 if self.frame.wide else 0.64))
        title = self.fit(content.headline, "headline", room, stressed=True)
        y = self.put(title, Box(body.x, body.y + 30, body.w, title.height)) + 90
        if content.items:
            block = self.fit(content.items[0], "lead", Box(0, 0, body.w, 200))
            y = self.put(block, Box(body.x, y, body.w, block.height)) + 70
        if len(content.items) > 1 and y < body.bottom - 110:
            prompt = self.fit("> " + content.items[1], "code", Box(0, 0, body.w - 130, 100))
            cell = Box(body.x, y, body.w, prompt.height + 76)
            self.canvas.rect(cell, code.bg, self.radius, "window")
            brackets(self.canvas, "window", cell.inset(-10, -10), self.ground.accent)
            self.put(prompt, Box(body.x + 40, y + 38, body.w - 80, prompt.height), code.fg)
            if len(prompt.lines) == 1:
                place = Box(body.x + 58 + prompt.width, y + 30, 26, prompt.height + 16)
                self.canvas.rect(place, code.accent, name="code.cursor")

    def marker(self, number: int, cell: Box, *, active: bool) -> None:
        size = min(84, cell.h - 40)
        spot = Box(cell.x, cell.y + (cell.h - size) / 2, size, size)
        lit = active or not self.order.content.active
        block = self.fit(f"{number:02d}", "figure", Box(0, 0, size - 8, size))
        place = Box(spot.x, spot.y + (size - block.height) / 2, size, block.height)
        with self.canvas.whole("marker"):
            self.canvas.rect(spot, self.ground.accent if lit else self.ground.line)
            self.put(block, place, self.ground.on if lit else self.ground.fg, "center")

    def divide(self, cell: Box, *, active: bool, seed: int) -> None:  # noqa: ARG002 - only cut paper varies
        if active:
            row = Box(cell.x - 24, cell.y + 8, cell.w + 48, cell.h - 16)
            self.canvas.rect(row, self.ground.panel, name="band")
            brackets(self.canvas, "band", row, self.ground.accent, 30, 5)
        else:
            self.canvas.rect(Box(cell.x, cell.y, cell.w, 2), self.ground.line, name="hair")

    def panel(self, box: Box, ground: Ground, seed: int) -> None:  # noqa: ARG002 - only cut paper varies
        self.canvas.rect(box, ground.bg, self.radius, "panel")
        brackets(self.canvas, "panel", box.inset(-8, -8), self.ground.accent, 34)

    def window(self, box: Box, ground: Ground) -> None:
        with self.canvas.whole("window"):
            self.canvas.rect(box, ground.bg, self.radius)
            self.canvas.rect(Box(box.x, box.y + 86, box.w, 2), ground.line)
            for k in range(3):
                dot = rounded((18, 18), 9, ground.line if k else ground.accent)
                self.canvas.paste(dot, box.right - 100 + k * 28, box.y + 34)
        brackets(self.canvas, "window", box.inset(-10, -10), self.ground.accent)

    def mount(self, image: Image.Image, x: float, y: float) -> None:
        with self.canvas.whole("figure"):
            self.canvas.paste(shadow(Image.new("RGBA", image.size, "#000000"), 22, 0.4), x - 66, y - 50)
            self.canvas.paste(image, x, y)
        brackets(self.canvas, "figure", Box(x, y, image.width, image.height).inset(-12, -12), self.ground.accent)

    def backdrop(self, image: Image.Image) -> None:
        frame = self.frame
        veil = duotone(blurred(image, frame.width, frame.height), self.ground.bg, self.ground.shade)
        self.canvas.paste(veil, 0, 0, "backdrop")

    def treat(self, image: Image.Image, density: float) -> Image.Image:  # noqa: ARG002 - only a printed review has grain
        return toned(image, _COBALT, 0.3)

    def photo_block(self, title: str) -> Block:
        body = self.body
        return self.fit(title, "title", Box(0, 0, body.w - 30, body.h * 0.36), stressed=True)

    def photo_title(self, block: Block) -> None:
        body = self.body
        self.put(block, Box(body.x, body.bottom - block.height - 30, body.w, block.height))
