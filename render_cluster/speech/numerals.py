"""Numbers as they are said: written out by num2words, with their currency, percent or unit, language by language."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from num2words import num2words

LONGEST = 15
_COMMA_IS_THOUSANDS = frozenset({"en", "zh", "ja", "ko", "he", "th", "hi"})
_SAID = {
    "en": {"%": "percent", "$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "×": "times", "x": "times"},
    "de": {"%": "Prozent", "$": "Dollar", "€": "Euro", "£": "Pfund", "¥": "Yen", "×": "mal", "x": "mal"},
    "fr": {"%": "pour cent", "$": "dollars", "€": "euros", "£": "livres", "×": "fois"},
    "es": {"%": "por ciento", "$": "dólares", "€": "euros", "£": "libras", "×": "por"},
    "it": {"%": "per cento", "$": "dollari", "€": "euro", "£": "sterline", "×": "per"},
    "nl": {"%": "procent", "$": "dollar", "€": "euro", "£": "pond", "×": "keer"},
    "pt": {"%": "por cento", "$": "dólares", "€": "euros", "£": "libras", "×": "vezes"},
}
_SCALES = {
    "en": {"k": "thousand", "m": "million", "b": "billion", "bn": "billion", "t": "trillion"},
    "de": {"mio": "Millionen", "mrd": "Milliarden"},
}
_UNITS = {
    "en": {"gb": "gigabytes", "mb": "megabytes", "kb": "kilobytes", "tb": "terabytes", "ms": "milliseconds"}
    | {"km": "kilometers", "kg": "kilograms", "px": "pixels", "fps": "frames per second", "h": "hours", "s": "seconds"},
    "de": {"gb": "Gigabyte", "mb": "Megabyte", "km": "Kilometer", "kg": "Kilogramm", "ms": "Millisekunden"},
}
MAGNITUDES = frozenset({"thousand", "million", "billion", "trillion", "millionen", "milliarden", "tausend"})
_NUMBER = re.compile(
    r"(?P<sign>[-−+~≈]?)(?P<money>[$€£¥]?)(?P<digits>\d[\d.,'\u2019]*\d|\d)(?P<tail>%|€|\$|£|¥|×|[A-Za-z]{1,6})?"
)
_EARLIEST_YEAR, _LATEST_YEAR = 1100, 2099


def said_number(core: str, language: str, magnitude_follows: bool = False) -> str | None:  # noqa: FBT001, FBT002 - one rule's condition
    """Write out a token that is a number with what hangs on it, or return None to leave it as it is."""
    match = _NUMBER.fullmatch(core)
    if not match or language not in _SAID or len(match["digits"]) > LONGEST:
        return None
    try:
        return _compose(match, language, magnitude_follows)
    except (InvalidOperation, NotImplementedError, OverflowError, ValueError, KeyError):
        return None


def said_sign(sign: str, language: str) -> str:
    """Return what a percent or currency sign says that stands by itself."""
    return _SAID.get(language, {}).get(sign, "") if not sign.isalpha() else ""


def said_currency(core: str, language: str) -> str:
    """Return what `$1.2` of `$1.2 billion` says after its magnitude."""
    match = _NUMBER.fullmatch(core)
    return _SAID.get(language, {}).get(match["money"], "") if match else ""


def _compose(match: re.Match[str], language: str, magnitude_follows: bool) -> str | None:  # noqa: FBT001 - passed on
    said: Mapping[str, str] = _SAID[language]
    tail = match["tail"] or ""
    if language == "en" and tail.lower() in {"st", "nd", "rd", "th"}:
        return str(num2words(int(match["digits"].replace(",", "")), to="ordinal", lang=language))
    number = _number(match["digits"], language, plain=not match["money"] and not match["sign"] and tail in {"", "s"})
    if number is None:
        return None
    if tail == "s" and language == "en" and match["digits"].endswith("0"):
        return number[:-1] + "ies" if number.endswith("y") else number + "s"
    scale = _SCALES.get(language, {}).get(tail.lower(), "")
    unit = said.get(tail) or scale or _UNITS.get(language, {}).get(tail.lower(), tail)
    minus = {"-": "minus", "−": "minus", "+": "plus"}.get(match["sign"], "")
    money = "" if magnitude_follows else said.get(match["money"], "")
    if money.endswith("s") and number == "one" and not scale:
        money = money[:-1]
    return " ".join(part for part in (minus, number, unit, money) if part)


def _number(digits: str, language: str, *, plain: bool) -> str | None:
    written = digits
    thousands, point = (",", ".") if language in _COMMA_IS_THOUSANDS else (".", ",")
    if re.fullmatch(rf"\d{{1,3}}({re.escape(thousands)}\d{{3}})+({re.escape(point)}\d+)?", digits):
        digits = digits.replace(thousands, "")
    whole = re.sub(r"['\u2019]", "", digits).replace(point, ".")
    if not re.fullmatch(r"\d+(\.\d+)?", whole):
        return None
    if whole.startswith("0") and len(whole) > 1 and whole[1] != ".":
        return " ".join(str(num2words(int(digit), lang=language)) for digit in whole if digit != ".")
    if plain and whole.isdigit() and written == whole and _EARLIEST_YEAR <= int(whole) <= _LATEST_YEAR:
        return str(num2words(int(whole), to="year", lang=language))
    value = Decimal(whole)
    return str(num2words(int(value) if "." not in whole else value, lang=language)).replace(",", "")
