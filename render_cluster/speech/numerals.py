"""Numbers as they are said: written out by num2words, language by language."""

import re
from decimal import Decimal, InvalidOperation

from num2words import num2words

from render_cluster.speech.tongues import Tongue

LONGEST = 18
EARLIEST_YEAR, LATEST_YEAR = 1100, 2099
_EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u066b\u066c", "01234567890123456789.,")
_FAILURES = (InvalidOperation, NotImplementedError, OverflowError, ValueError, KeyError, IndexError)


def said_number(digits: str, tongue: Tongue) -> str | None:
    """Write a number out, or return None for what is none in this language."""
    value = value_of(digits, tongue)
    if value is None:
        return None
    western = digits.translate(_EASTERN)
    if re.fullmatch(r"0\d+", western):
        return " ".join(cardinal(Decimal(digit), tongue) for digit in western)
    return cardinal(value, tongue)


def said_year(digits: str, tongue: Tongue) -> str | None:
    western = digits.translate(_EASTERN)
    if not re.fullmatch(r"\d{4}", western) or not EARLIEST_YEAR <= int(western) <= LATEST_YEAR:
        return None
    return _words(int(western), tongue, "year") if tongue.spelt else western


def said_ordinal(digits: str, tongue: Tongue) -> str | None:
    return _words(int(digits), tongue, "ordinal") if digits.isdigit() and len(digits) <= LONGEST else None


def cardinal(value: Decimal, tongue: Tongue) -> str:
    """A voice that reads digits itself gets them, without marks between them."""
    whole, _, rest = f"{value:f}".partition(".")
    if not tongue.spelt:
        return f"{whole} {tongue.point_word} {rest}" if rest else whole
    said = _words(value if rest else int(whole), tongue, "cardinal")
    return said.replace(" punto ", " coma ") if rest and tongue.code == "es" else said


def value_of(digits: str, tongue: Tongue) -> Decimal | None:
    """`1.234,5`, `1 234,5` and `1,234.5` by the language's marks; a lone point is one in every language."""
    western = digits.translate(_EASTERN)
    if len(western) > LONGEST:
        return None
    thousands, point = re.escape(tongue.thousands), re.escape(tongue.point)
    grouped = rf"\d{{1,3}}(?:[{thousands}'’]\d{{3}})+(?:{point}\d+)?|\d{{1,3}}(?: \d{{3}})+(?:{point}\d+)?"
    if re.fullmatch(grouped, western):
        western = re.sub(rf"[{thousands}'’ ]", "", western)
    plain = western.replace(tongue.point, ".") if tongue.point in western else western
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        return None
    return Decimal(plain)


def _words(value: Decimal | int, tongue: Tongue, to: str) -> str:
    try:
        return str(num2words(value, lang=tongue.code, to=to)).replace(",", "")
    except _FAILURES:
        return str(value)
