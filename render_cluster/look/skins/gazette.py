"""Gazette: a printed review. Stone paper, wine ink, a serif, hairlines that bleed to the right, a cropped folio."""

from dataclasses import replace

from PIL import Image

from render_cluster.look.canvas import Ink
from render_cluster.look.frames import Box, hung
from render_cluster.look.measuring import cap_height, ink_box
from render_cluster.look.setting import Block, Setting, fit
from render_cluster.look.shapes import shadow
from render_cluster.look.skin import Skin
from render_cluster.look.statement import LOW, cropped, few_words, initial
from render_cluster.look.tokens import Ground
from render_cluster.look.treatments import blurred, duotone, grain, toned
from render_cluster.look.words import joined

_WINE, _ROSE = "#3e0a1e", "#f3c9bd"
_DEEP_CARMINE, _PAPER = "#8f0d30", "#ffeee6"
_FOLIO = 760


def grainy(image: Image.Image, amount: float, density: float) -> Image.Image:
    """Grain that moves would cost the encoder more than all else, and not survive it."""
    return grain(image, amount) if density == 1 else image


class Gazette(Skin):
    covered = frozenset({"headline", "figure"})

    def draw_ground(self) -> None:
        at, _ = self.progress()
        if self.layout == "headline":
            cropped(self.canvas, self.frame, initial(self.order.content.headline), self.role("quote"), self.ground)
        elif self.frame.tall and at:
            role = self.role("numeral")
            font = role.face.font(_FOLIO)
            spot = (self.frame.width + 60 - font.getlength(str(at)), self.frame.height + 40)
            self.canvas.sign(str(at), font, spot, self.ground.shade, "folio")

    def draw_header(self) -> None:
        safe, ground = self.frame.safe, self.ground
        y = safe.y + 8
        brand = fit(Setting(text=self.order.wordmark), self.role("brand"), safe.w * 0.58, 60)
        section = self.one_line(self.order.section, "kicker", safe.w - brand.width - 60)
        full, (at, total) = self.frame.width - safe.x, self.progress()
        now, step = safe.x + full * max(0, at - 1) / total, full / total
        with self.canvas.whole("header"):
            self.put(brand, Box(safe.x, y, safe.w * 0.58, 60), ground.fg)
            if section:
                self.put(section, Box(safe.x, y + 6, safe.w, 40), ground.fg, "right")
            self.canvas.rect(Box(safe.x, y + 56, full, 2), ground.fg)
            if at > 1:
                self.canvas.rect(Box(safe.x, y + 52, now - safe.x, 8), ground.accent)
        if at:
            self.canvas.rect(Box(now, y + 52, step, 8), ground.accent, name="progress")

    def headline(self, picture: Image.Image | None) -> None:
        body, frame = self.body, self.frame
        content, ground = self.order.content, self.ground
        wide = body.w * (0.52 if frame.wide and picture else 1)
        room = (body.h if frame.wide else body.h * (0.62 if picture else 1)) - (34 if frame.tall else 34 + LOW)
        deck = self.fit(content.attribution, "body", Box(0, 0, wide * 0.92, 230)) if content.attribution else None
        spare = room - (deck.height + 80 if deck else 0)
        role = self.role("headline") if picture else few_words(self.role("headline"), content.headline)
        block = fit(self.setting(content.headline), role, wide, spare)
        y = body.y + 34 + (0 if picture else max(0, spare - block.height) * 0.34)
        end = y + block.height + (76 + deck.height if deck else 0)
        if picture:
            self._opening_picture(picture, end + 76)
        self.put(block, Box(body.x, y, wide, block.height))
        if deck:
            self.put(deck, Box(body.x, y + block.height + 76, wide, deck.height), ground.mute)

    def _opening_picture(self, picture: Image.Image, top: float) -> None:
        frame, body = self.frame, self.body
        if frame.wide:  # the picture reaches up to the edge: nothing is written on it
            self.order = replace(self.order, section="")
        area = (
            Box(body.x + body.w * 0.58, 0, frame.width, frame.height)
            if frame.wide
            else Box(frame.left, top, frame.width, frame.height)
        )
        box = Box(area.x, area.y, frame.width - area.x, frame.height - area.y)
        self.fill(picture, box, lambda image, density: grainy(duotone(image, _WINE, _ROSE), 0.03, density))

    def quote(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        tall, wide = self.frame.tall, self.frame.wide
        size = 400 if wide else 520
        font = self.role("numeral").face.font(size)
        left, top, _, _ = font.getbbox("“", anchor="ls")
        self.canvas.sign("“", font, (body.x - left, body.y + 30 - top), ground.accent)
        side, down = (300 if wide else 0), (40 if wide else 262 if tall else 200)
        room = Box(body.x + side, body.y + down, body.w - side, body.h - down - 130)
        y = self.say(content.headline, "quote", room) + 64
        if content.attribution:
            self.canvas.rect(Box(room.x, y + 12, 72, 4), ground.accent, name="hair")
            by = self.fit(content.attribution, "note", Box(0, 0, room.w - 96, 90))
            self.put(by, Box(room.x + 96, y, room.w - 96, 90), ground.mute)

    def number(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        wide = self.frame.wide
        width = body.w * (0.5 if wide else 1)
        below = 0.0 if wide else self._below(width) + 108
        room = body.h - 20 - (150 if content.unit else 0) - below
        block = self.fit(content.figure, "numeral", Box(0, 0, width, max(120, min(room * 0.84, body.h * 0.6))))
        above, under = (
            ink_box(joined(line), block.role.face, block.size) for line in (block.lines[0], block.lines[-1])
        )
        over = max(0, above[0] - cap_height(block.role.face, block.size))
        unit = self.fit(content.unit, "unit", Box(0, 0, width, 160)) if content.unit else None
        used = over + block.height + max(0, under[1]) + (unit.height + 40 if unit else 0) + below
        top = body.y + 20 + hung(body.h - 20, used)
        y = self.put(block, Box(body.x, top + over, width, block.height)) + max(0, under[1])
        if unit:
            y = self.put(unit, Box(body.x, y + 40, width, unit.height), ground.accent)
        area = Box(body.x + body.w * 0.56, top, body.w * 0.44, body.bottom - top) if wide else body.below(y + 60)
        self.canvas.rect(Box(area.x, area.y, self.frame.width - area.x, 2), ground.line, name="hair")
        lead = self.fit(content.headline, "lead", Box(0, 0, area.w, max(90, area.h - 60 - (120 if below else 0))))
        y = self.put(lead, area.below(area.y + 48)) if content.headline else area.y + 10
        self.say(content.attribution, "note", Box(area.x, y + 44, area.w, 90), ground.mute)

    def _below(self, width: float) -> float:
        content = self.order.content
        lead = self.fit(content.headline, "lead", Box(0, 0, width, 330)).height if content.headline else 0
        note = self.fit(content.attribution, "note", Box(0, 0, width, 90)).height if content.attribution else 0
        return lead + (44 + note if note else 0)

    def end(self) -> None:
        body, ground, content = self.body, self.ground, self.order.content
        title = self.fit(content.headline, "headline", Box(0, 0, body.w, body.h * (0.5 if self.frame.wide else 0.64)))
        y = self.put(title, Box(body.x, body.y + 40, body.w, title.height)) + 80
        self.canvas.rect(Box(body.x, y, self.frame.width - body.x, 2), ground.fg, name="hair")
        y += 52
        for i, line in enumerate(content.items[:2]):
            block = self.fit(line, "lead", Box(0, 0, body.w, (body.bottom - y - 20) / (2 - i)))
            y = self.put(block, Box(body.x, y, body.w, block.height), ground.fg if i else ground.accent) + 44

    def marker(self, number: int, cell: Box, *, active: bool) -> None:
        block = self.fit(str(number), "figure", Box(0, 0, 84, cell.h))
        colour = self.ground.accent if active or not self.order.content.active else self.ground.mute
        with self.canvas.whole("marker"):
            self.put(block, Box(cell.x, cell.y + (cell.h - block.height) / 2, 100, block.height), colour)

    def divide(self, cell: Box, *, active: bool, seed: int) -> None:  # noqa: ARG002 - only cut paper varies
        right = self.frame.width - cell.x if self.frame.tall else cell.w
        if active:
            left = 0 if self.frame.tall else cell.x - 30
            self.canvas.rect(Box(left, cell.y, cell.x + right - left, cell.h), self.ground.panel, name="band")
            self.canvas.rect(Box(left, cell.y, 14, cell.h), self.ground.accent, name="band")
        self.canvas.rect(Box(cell.x, cell.y, right, 2), self.ground.line, name="hair")

    def panel(self, box: Box, ground: Ground, seed: int) -> None:  # noqa: ARG002 - only cut paper varies
        self.canvas.rect(box, ground.bg, name="panel")

    def window(self, box: Box, ground: Ground) -> None:
        with self.canvas.whole("window"):
            self.canvas.rect(box, ground.bg)
            self.canvas.rect(Box(box.x, box.y + 86, box.w, 2), ground.line)

    def mount(self, image: Image.Image, x: float, y: float) -> None:
        shade = shadow(Image.new("RGBA", image.size, "#000000"), 18, 0.22)
        with self.canvas.whole("figure"):
            self.canvas.paste(shade, x - 54, y - 40)
            self.canvas.paste(image, x, y)

    def backdrop(self, image: Image.Image) -> None:
        veil = duotone(blurred(image, self.frame.width, self.frame.height), self.ground.bg, self.ground.shade)
        self.canvas.paste(veil, 0, 0, "backdrop")

    def treat(self, image: Image.Image, density: float) -> Image.Image:
        return grainy(toned(image, _WINE, 0.12), 0.02, density)

    def photo_title(self, block: Block) -> None:
        body = self.body
        spot = Box(body.x, body.bottom - block.height - 30, body.w, block.height)
        self.canvas.put(block, spot, Ink(fill=self.ground.fg))
