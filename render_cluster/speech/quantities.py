"""How much of what: a number or a span of two, with its sign, scale, unit or currency."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from render_cluster.speech.numerals import cardinal, said_number, said_year, value_of
from render_cluster.speech.tongues import Named, Tongue

SIGNS = {"+": "plus", "±": "plus minus", "~": "", "≈": ""}
_NUMBER = r"\d(?:[\d.,'\u2019\u066b\u066c]*\d)?"
_CENTS = re.compile(r"[.,]\d\d$")


@cache
def quantity(tongue: Tongue) -> re.Pattern[str]:
    number = rf"\d{{1,3}}(?: \d{{3}})+(?:,\d+)?(?![\d.,]*\d)|{_NUMBER}" if tongue.point == "," else _NUMBER
    money = _any(tongue.money)
    scale = rf"(?: ?(?P<scale>{_any(tongue.scales)})(?!\w))?" if tongue.scales else "(?P<scale>)"
    return re.compile(
        rf"(?<![\w.,:/])(?P<sign>[-−+±~≈](?=[\d$€£]))?(?P<before>{money})? ?(?P<first>{number})"
        rf"(?: ?[–—-] ?(?:{money})?(?P<second>{number})(?![\w-]*-))?{scale}"
        rf"(?: ?(?P<unit>{_any(tongue.units)})(?!\w)| ?(?P<after>{money})(?!\w))?"
    )


def said_quantity(match: re.Match[str], tongue: Tongue) -> str | None:
    first, second, scale = match["first"], match["second"] or "", match["scale"] or ""
    coin, unit = match["before"] or match["after"] or "", match["unit"] or ""
    bare = not (scale or coin or unit or match["sign"])
    said = _span(first, second, tongue, bare=bare)
    if said is None:
        return None
    last = value_of(second or first, tongue)
    is_one = last == 1
    said = _before_noun(said, tongue) if not bare else said
    if coin and not scale and not second and _CENTS.search(first) and last is not None:
        return _with_cents(last, coin, tongue)
    name = _named(tongue.scales, scale, is_one=is_one)
    if scale and is_one and tongue.code == "de":
        said = "eine" if name[:1].isupper() else "ein"
    joint = tongue.of_money if scale and scale not in {"mil", "mille"} else ""
    tail = joint + _named(tongue.money, coin, is_one=is_one and not scale) if coin else ""
    tail = tail or _named(tongue.units, unit, is_one=is_one)
    sign = tongue.minus if (match["sign"] or "") in {"-", "−"} else SIGNS.get(match["sign"] or "", "")
    return " ".join(part for part in (sign, said, name, tail) if part)


def _span(first: str, second: str, tongue: Tongue, *, bare: bool) -> str | None:
    parts = [(bare and said_year(part, tongue)) or said_number(part, tongue) for part in (first, second) if part]
    return None if None in parts else f" {tongue.to} ".join(part for part in parts if part)


def _with_cents(value: Decimal, coin: str, tongue: Tongue) -> str:
    whole, cents = divmod(int(value * 100), 100)
    number = _before_noun(cardinal(Decimal(whole), tongue), tongue)
    said = f"{number} {_named(tongue.money, coin, is_one=whole == 1)}"
    return f"{said} {tongue.cents}{cardinal(Decimal(cents), tongue)}" if cents else said


def _before_noun(said: str, tongue: Tongue) -> str:
    head, _, last = said.rpartition(" ")
    return f"{head} {tongue.one.get(last, last)}".strip()


def _named(names: Named, written: str, *, is_one: bool) -> str:
    return names[written][0 if is_one else 1] if written in names else ""


def _any(names: Iterable[str]) -> str:
    """Longest first, so that `km/h` is not taken for `km`."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)"
