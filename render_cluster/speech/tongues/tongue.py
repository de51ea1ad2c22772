"""What a language's numbers, signs and abbreviations are called when they are said."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Named = dict[str, tuple[str, str]]
"""Written: said for one, said for more."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tongue:
    """`thousands` and `point` are the marks inside numbers; `spelt` is False where the voice reads digits itself.

    `scales` multiply (million), `units` measure, `money` stands before or behind a number; `of_money` joins a scale and
    a currency, `cents` a currency and its hundredths. `words` are abbreviations, `signs` what stands by itself.
    `one` replaces the number one before a unit. `clock` and `hour` are “{hour} {minute}” and a full hour.
    """

    code: str
    thousands: str = ","
    point: str = "."
    spelt: bool = True
    point_word: str = "point"
    dot: str = "dot"
    to: str = "to"
    per: str = "per"
    at: str = "at"
    minus: str = "minus"
    one: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    money: Named = field(default_factory=dict)
    of_money: str = ""
    cents: str = ""
    scales: Named = field(default_factory=dict)
    units: Named = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()
    date: str = ""
    month_first: bool = False
    clock: str = "{hour} {minute}"
    hour: str = "{hour}"
    fractions: Mapping[str, str] = field(default_factory=dict)
    letters_apart: str = " "


def alike(*names: str) -> Named:
    """Pairs of what is written and said, where one and many are said alike: `kg=Kilogramm`."""
    pairs = (name.split("=") for name in names)
    return {written: (said, said) for written, said in pairs}


def counted(*names: str) -> Named:
    """What is written, said for one, said for more: `kg=kilogram=kilograms`."""
    rows = (name.split("=") for name in names)
    return {written: (one, many) for written, one, many in rows}
