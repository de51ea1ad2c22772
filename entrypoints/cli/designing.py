"""`tgcf template`: the designs of videos, those that come along and one's own."""

import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from adapters.rendering.standalone.templates import SheetOrder, checked, designs, draw_sheet
from domain.shared.errors import InvalidInputError

STANDARD_INPUT = "-"
LONGEST_TEXT = 100_000
SAMPLE = """Bread that is never thrown away
The oven burns from 2 a.m. on. We bake 1,400 loaves a day. What is left at noon goes to the school next door.
Nothing is thrown away. Come by before eight, and take the first one home."""
out = Console(highlight=False, soft_wrap=True)


def list_designs(folder: Path | None) -> None:
    found = designs(folder)
    width = max(len(design.name) for design in found)
    for design in found:
        built = "" if design.skin == design.name else f" (built on {design.skin})"
        out.print(f"{design.name:{width}}  {design.mood}{built}", markup=False)


def check_design(file: Path) -> None:
    design = checked(file)
    out.print(f"{file} is good: the template {design.name}, built on {design.skin}", markup=False)


def preview_design(order: SheetOrder, folder: Path | None) -> None:
    out.print(str(draw_sheet(order, folder)), markup=False)


def text_of(words: Sequence[str], file: str) -> str:
    """Words stand in one line, quoted sentences in a line each: the first is the title. Nothing said: a sample."""
    if file:
        return _read(file)
    quoted = any(" " in word.strip() for word in words)
    return ("\n" if quoted else " ").join(words) or SAMPLE


def _read(file: str) -> str:
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.read(LONGEST_TEXT)
        with Path(file).open(encoding="utf-8", errors="replace") as stream:
            return stream.read(LONGEST_TEXT)
    except OSError as error:
        message = f"The words in {file} cannot be read: {error.strerror}."
        raise InvalidInputError(message) from error
