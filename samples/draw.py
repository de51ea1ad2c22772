"""Draws the pictures of the sample articles: `python samples/draw.py` writes samples/articles/images/*.png."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

OUT = Path(__file__).parent / "articles" / "images"
WIDTH, HEIGHT = 1200, 1500
FINE = 2
INK, PAPER, CARD, SHADE = "#1d2b4f", "#fbf6ec", "#ffffff", "#e9e1d3"
TEAL, ORANGE, RED, YELLOW, SKY, MINT, ROSE = (
    "#1f9e8f",
    "#f08a4b",
    "#dd5148",
    "#f2c14e",
    "#cfe4ee",
    "#d8efe6",
    "#f8dccf",
)
Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Sheet:
    """A canvas that is drawn twice as large and then made smooth; coordinates are those of the finished picture."""

    def __init__(self, ground: str, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * FINE, height * FINE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def _scaled(self, points: Sequence[float]) -> list[float]:
        return [value * FINE for value in points]

    def card(self, box: Box, fill: str = CARD, radius: float = 28, *, drop: int = 22) -> None:
        """A rounded sheet with a soft shadow below it."""
        if drop:
            shadow = Image.new("L", self.image.size, 0)
            left, top, right, bottom = self._scaled(box)
            below = (left + drop, top + drop * 2, right + drop, bottom + drop * 2)
            ImageDraw.Draw(shadow).rounded_rectangle(below, radius * FINE, fill=70)
            self.image.paste(INK, mask=shadow.filter(ImageFilter.GaussianBlur(drop * 1.6)))
        self.pen.rounded_rectangle(self._scaled(box), radius * FINE, fill=fill)

    def bar(self, box: Box, fill: str, radius: float = 14) -> None:
        self.pen.rounded_rectangle(self._scaled(box), radius * FINE, fill=fill)

    def disc(self, centre: Point, radius: float, fill: str | None, edge: str | None = None, width: float = 0) -> None:
        x, y = centre
        box = self._scaled((x - radius, y - radius, x + radius, y + radius))
        self.pen.ellipse(box, fill=fill, outline=edge, width=round(width * FINE))

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        flat = [(x * FINE, y * FINE) for x, y in points]
        self.pen.line(flat, fill=fill, width=round(width * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc((x, y), width / 2, fill)

    def shape(self, points: Sequence[Point], fill: str) -> None:
        self.pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def arc(self, centre: Point, radius: float, span: Point, fill: str, width: float) -> None:
        x, y = centre
        box = self._scaled((x - radius, y - radius, x + radius, y + radius))
        self.pen.arc(box, span[0], span[1], fill=fill, width=round(width * FINE))

    def text(self, at: Point, words: str, size: float, fill: str = INK, anchor: str = "lm") -> None:
        font = ImageFont.load_default(size * FINE)
        self.pen.text((at[0] * FINE, at[1] * FINE), words, font=font, fill=fill, anchor=anchor)

    def check(self, centre: Point, size: float, fill: str = CARD, width: float = 20) -> None:
        x, y = centre
        self.line([(x - size, y), (x - size * 0.25, y + size * 0.7), (x + size, y - size * 0.75)], fill, width)

    def cross(self, centre: Point, size: float, fill: str = CARD, width: float = 20) -> None:
        x, y = centre
        self.line([(x - size, y - size), (x + size, y + size)], fill, width)
        self.line([(x - size, y + size), (x + size, y - size)], fill, width)

    def rows(self, left: float, top: float, widths: Sequence[float], fill: str = SHADE, gap: float = 54) -> None:
        """Lines of writing, too small to read."""
        for number, width in enumerate(widths):
            self.bar((left, top + number * gap, left + width, top + number * gap + 22), fill, 11)

    def save(self, name: str) -> None:
        OUT.mkdir(parents=True, exist_ok=True)
        self.image.resize(self.size, Image.Resampling.LANCZOS).save(OUT / name, optimize=True)


def backdrop(ground: str, blob: str) -> Sheet:
    sheet = Sheet(ground)
    sheet.disc((600, 730), 560, blob)
    for x, y, radius, fill in ((130, 250, 34, YELLOW), (1075, 330, 22, TEAL), (1090, 1220, 40, ORANGE)):
        sheet.disc((x, y), radius, fill)
    sheet.disc((120, 1230), 26, None, INK, 8)
    return sheet


def magnifier(sheet: Sheet, centre: Point, radius: float) -> None:
    x, y = centre
    turn = math.radians(45)
    start = (x + radius * math.cos(turn), y + radius * math.sin(turn))
    end = (x + radius * 2.15 * math.cos(turn), y + radius * 2.15 * math.sin(turn))
    sheet.line([start, end], INK, 62)
    sheet.line([((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end], ORANGE, 46)
    sheet.disc(centre, radius, "#eef8fa", INK, 30)


def five_checks() -> None:
    sheet = backdrop(PAPER, SKY)
    sheet.card((250, 300, 950, 490), TEAL, 60)
    sheet.rows(320, 350, (460, 330), "#bfe6df", 60)
    sheet.shape([(830, 470), (900, 470), (905, 545)], TEAL)
    sheet.card((210, 590, 990, 1150), CARD, 60)
    sheet.shape([(300, 1130), (390, 1130), (290, 1225)], CARD)
    sheet.rows(290, 660, (600, 540, 580), SHADE, 66)
    sheet.bar((270, 856, 930, 920), "#fde3a7", 18)
    sheet.rows(290, 877, (560,), INK)
    sheet.rows(290, 970, (590, 420), SHADE, 66)
    magnifier(sheet, (760, 890), 170)
    sheet.bar((640, 860, 880, 920), "#fde3a7", 18)
    sheet.bar((662, 876, 858, 904), INK, 14)
    sheet.save("five-checks.png")


def look_at_the_date() -> None:
    sheet = backdrop("#fdf3e7", ROSE)
    sheet.card((270, 380, 930, 1130), CARD, 44)
    sheet.bar((270, 380, 930, 570), RED, 44)
    sheet.bar((270, 500, 930, 570), RED, 0)
    for x in (420, 600, 780):
        sheet.bar((x - 22, 320, x + 22, 450), INK, 22)
    for row in range(4):
        for column in range(5):
            x, y = 352 + column * 124, 660 + row * 120
            past = row * 5 + column < 12
            sheet.bar((x - 40, y - 36, x + 40, y + 36), SHADE if past else "#f3ede2", 18)
            if past:
                sheet.cross((x, y), 15, "#b9ae9c", 7)
    sheet.disc((600, 900), 78, TEAL)
    sheet.check((600, 902), 34, CARD, 18)
    sheet.disc((905, 1085), 150, INK)
    sheet.disc((905, 1085), 122, CARD)
    sheet.line([(905, 1085), (905, 1000)], INK, 16)
    sheet.line([(905, 1085), (962, 1120)], ORANGE, 16)
    sheet.disc((905, 1085), 16, INK)
    sheet.save("look-at-the-date.png")


def ask_who_signs_it() -> None:
    sheet = backdrop("#eef5f1", MINT)
    sheet.card((300, 300, 900, 1110), CARD, 30)
    sheet.bar((370, 380, 640, 420), INK, 20)
    sheet.rows(370, 490, (460, 430, 450, 380, 440, 300), SHADE, 62)
    sheet.line([(370, 1000), (830, 1000)], INK, 8)
    wave = [(400 + step * 4, 950 + 34 * math.sin(step / 4.2) * (1 - step / 130)) for step in range(80)]
    sheet.line(wave, TEAL, 15)
    tip, dx, dy = (726, 956), 0.62, -0.785
    side = (-dy, dx)

    def along(distance: float, across: float) -> Point:
        return tip[0] + dx * distance + side[0] * across, tip[1] + dy * distance + side[1] * across

    sheet.shape([tip, along(90, 34), along(90, -34)], YELLOW)
    sheet.shape([tip, along(34, 13), along(34, -13)], INK)
    sheet.shape([along(90, 34), along(90, -34), along(420, -34), along(420, 34)], ORANGE)
    sheet.shape([along(300, 34), along(300, -34), along(340, -34), along(340, 34)], CARD)
    sheet.shape([along(420, 34), along(420, -34), along(460, -34), along(460, 34)], INK)
    sheet.disc((395, 1105), 92, TEAL)
    sheet.check((395, 1107), 40, CARD, 22)
    sheet.save("ask-who-signs-it.png")


def nightly_job() -> None:
    sheet = Sheet("#18233f")
    sheet.disc((600, 730), 560, "#22325a")
    for x, y, radius in ((150, 240, 7), (320, 160, 5), (1010, 180, 8), (880, 330, 5), (1090, 520, 6), (110, 900, 6)):
        sheet.disc((x, y), radius, YELLOW)
    sheet.disc((950, 250), 96, "#f6e7b4")
    sheet.disc((990, 220), 84, "#18233f")
    sheet.disc((600, 640), 300, CARD)
    sheet.disc((600, 640), 262, "#f4efe4")
    sheet.pen.pieslice([value * FINE for value in (338, 378, 862, 902)], -90, -6, fill=TEAL)
    for hour in range(12):
        turn = math.radians(hour * 30)
        inner, outer = (222, 250) if hour % 3 else (204, 250)
        points = [(600 + r * math.cos(turn), 640 + r * math.sin(turn)) for r in (inner, outer)]
        sheet.line(points, INK, 12)
    sheet.line([(600, 640), (600, 452)], INK, 22)
    sheet.line([(600, 640), (758, 622)], ORANGE, 22)
    sheet.disc((600, 640), 26, INK)
    for number, height in enumerate((300, 230, 150, 74)):
        left = 270 + number * 172
        fill = (RED, ORANGE, YELLOW, TEAL)[number]
        sheet.bar((left, 1330 - height, left + 140, 1330), fill, 18)
    sheet.line([(230, 1346), (970, 1346)], "#8793b5", 10)
    sheet.save("nightly-job.png")


def keep_what_did_not_change() -> None:
    sheet = backdrop("#f3f1fa", "#e2def3")
    for number in range(10):
        row, column = divmod(number, 3) if number < 9 else (3, 1)
        left, top = 250 + column * 250, 250 + row * 260
        new = number == 4
        sheet.card((left, top, left + 200, top + 220), CARD if new else "#dcd8e8", 22, drop=22 if new else 0)
        sheet.rows(left + 28, top + 44, (140, 110, 130, 80), ORANGE if new else "#c5bfd8", 38)
        if new:
            sheet.disc((left + 190, top + 200), 54, ORANGE)
            sheet.line([(left + 190, top + 176), (left + 190, top + 222)], CARD, 14)
            sheet.line([(left + 168, top + 204), (left + 190, top + 226), (left + 212, top + 204)], CARD, 14)
        else:
            sheet.disc((left + 186, top + 196), 34, "#a8a1c2")
            sheet.check((left + 186, top + 198), 15, CARD, 9)
    sheet.save("keep-what-did-not-change.png")


def envelope(sheet: Sheet, box: Box, fill: str, flap: str) -> None:
    left, top, right, bottom = box
    middle = (left + right) / 2
    sheet.card(box, fill, 22)
    sheet.shape([(left + 10, top + 12), (right - 10, top + 12), (middle, top + (bottom - top) * 0.58)], flap)


def retry() -> None:
    sheet = backdrop("#fff4e6", "#fde2c4")
    sheet.card((330, 760, 870, 1300), RED, 80)
    sheet.bar((330, 1180, 870, 1300), "#b93f38", 60)
    sheet.bar((330, 1150, 870, 1240), RED, 0)
    sheet.bar((420, 860, 780, 906), INK, 23)
    sheet.bar((440, 990, 760, 1090), CARD, 16)
    sheet.text((600, 1040), "no. 4711", 56, INK, "mm")
    envelope(sheet, (400, 560, 800, 890), CARD, "#efe6d8")
    sheet.bar((330, 880, 870, 960), RED, 0)
    sheet.bar((420, 860, 780, 900), INK, 20)
    sheet.disc((600, 690), 54, TEAL)
    sheet.check((600, 692), 24, CARD, 14)
    envelope(sheet, (430, 220, 770, 480), "#f3ead9", "#e4d8c2")
    sheet.disc((600, 330), 46, ORANGE)
    sheet.text((600, 330), "2", 52, CARD, "mm")
    sheet.arc((600, 420), 330, (-62, 40), INK, 16)
    sheet.shape([(818, 650), (898, 634), (846, 716)], INK)
    sheet.save("retry.png")


def lost_receipt() -> None:
    sheet = backdrop("#edf4f8", SKY)
    for left, name, fill in ((180, "you", ORANGE), (740, "bank", INK)):
        sheet.card((left, 520, left + 280, 900), fill, 44)
        sheet.text((left + 140, 836), name, 60, CARD, "mm")
        sheet.disc((left + 140, 660), 84, CARD)
    sheet.disc((320, 640), 30, ORANGE)
    sheet.bar((264, 680, 376, 712), ORANGE, 16)
    sheet.shape([(808, 640), (952, 640), (880, 590)], INK)
    for x in (830, 880, 930):
        sheet.bar((x - 12, 650, x + 12, 704), INK, 4)
    sheet.line([(330, 430), (600, 330), (850, 420)], TEAL, 18)
    sheet.shape([(880, 432), (820, 446), (850, 380)], TEAL)
    sheet.disc((600, 330), 76, TEAL)
    sheet.check((600, 332), 34, CARD, 18)
    sheet.line([(850, 990), (690, 1070)], RED, 18)
    for x, y in ((610, 1088), (540, 1086), (470, 1068), (404, 1036)):
        sheet.disc((x, y), 9, "#e9a59f")
    sheet.card((600, 1000, 760, 1210), CARD, 14)
    sheet.rows(626, 1036, (104, 80, 96), SHADE, 40)
    sheet.disc((750, 1190), 62, RED)
    sheet.cross((750, 1190), 22, CARD, 15)
    sheet.save("lost-receipt.png")


def kinds_of_error() -> None:
    sheet = Sheet(PAPER, 1600, 1200)
    sheet.text((110, 120), "What was wrong in 20 wrong answers", 62)
    rows = (
        ("Invented source", 9, RED),
        ("Old fact", 6, ORANGE),
        ("Wrong number", 3, YELLOW),
        ("Misread question", 2, TEAL),
    )
    for number, (name, value, fill) in enumerate(rows):
        top = 250 + number * 205
        sheet.text((110, top), name, 46)
        sheet.bar((110, top + 46, 1360, top + 126), "#efe7d8", 18)
        sheet.bar((110, top + 46, 110 + 1250 * value / 9 * 0.92, top + 126), fill, 18)
        sheet.text((140 + 1250 * value / 9 * 0.92, top + 86), str(value), 54)
    sheet.text((110, 1110), "120 questions to one chat model, checked by hand. Sample figures.", 34, "#6d7288")
    sheet.save("kinds-of-error.png")


DRAWINGS: Sequence[Callable[[], None]] = (
    five_checks,
    look_at_the_date,
    ask_who_signs_it,
    nightly_job,
    keep_what_did_not_change,
    retry,
    lost_receipt,
    kinds_of_error,
)

if __name__ == "__main__":
    for drawing in DRAWINGS:
        drawing()
