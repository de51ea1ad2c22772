"""Figures in texts, written as each language writes them, so that 1,234 and 1.234 and 1234 are one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.scripts.quality.tongues import TONGUES, tongue_of

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,\u00a0\u202f’']\d+)*(?!\w)|(?<![\w.,])\d+(?=[A-Za-zµ°%]{1,3}\b)")
_GROUPS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f’']\d{3})+")
_LARGE = re.compile(
    r"(?i)\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion)s?\b"
)
_DIGITS = {word: str(number) for tongue in TONGUES.values() for number, word in enumerate(tongue.numbers, start=2)}


@dataclass(frozen=True, slots=True)
class Figure:
    """`values` are the ways to read it: 1.234 is a thousand in one language and little more than one in another."""

    text: str
    values: frozenset[str]
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def figures(text: str, language: str) -> Iterator[Figure]:
    """Digits, and number words from two on: one is an article as often as a number."""
    for found in _FIGURE.finditer(text):
        yield Figure(found[0], _values(found[0]), found.start())
    counted = tongue_of(language).numbers
    if counted:
        for found in re.finditer(rf"(?i)\b(?:{'|'.join(counted)})\b", text):
            yield Figure(found[0], frozenset({_DIGITS[found[0].lower()]}), found.start())
    if language.startswith("en"):
        for found in _LARGE.finditer(text):
            yield Figure(found[0], frozenset({found[0].lower().removesuffix("s")}), found.start())


def plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _values(digits: str) -> frozenset[str]:
    grouped = re.sub(r"\D", "", digits) if _GROUPS.fullmatch(digits) else ""
    whole, mark, rest = digits.rpartition("." if digits.rfind(".") > digits.rfind(",") else ",")
    decimal = f"{re.sub(r'[^0-9]', '', whole)}.{rest}" if mark and rest.isdigit() else digits
    every = {value for value in (grouped, decimal) if re.fullmatch(r"\d+(\.\d+)?", value)}
    return frozenset(plain(float(value)) for value in every) or frozenset({digits})
