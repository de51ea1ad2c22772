"""Words of any script: what of them is kept, what stands between two of them, and where none may be torn."""

import re
import unicodedata

from render_cluster.graphemes import clusters, is_mark

GLUE = "\u2060"
"""Begins a part of a word that was cut: no space stands before it."""
LONGEST_WORD = 200
MOST_MARKS, MOST_ACCENTS = 4, 2
STOPS = tuple(".,;:!?…—–。，、；：！？؟،؛।۔")  # noqa: RUF001 - stops of many scripts
SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")  # noqa: RUF001 - the same
CLOSERS = "\"'”’»)]}」』）》】"
_OPENERS = frozenset("([{“‘«「『（《【¿¡")
_NEVER_FIRST = frozenset("、。，．！？：；）」』】》〉ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…)]}”’»,.!?;:%‰")  # noqa: RUF001 - the same
_KEPT_FORMATS = frozenset("\u200c\u200d")
_TAGS, _FLAG = range(0xE0020, 0xE0080), "\U0001f3f4"
_ACCENTS = (range(0x0300, 0x0370), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00), range(0x20D0, 0x2100))
_NUMBER = re.compile(r"^[+\-−~≈<>]?[^\W\d_]{0,3}[$€£¥₹]?\d[\d.,:'’\u00a0\u202f/×x–-]*$")
_BEFORE_NUMBER = frozenset(("$", "€", "£", "¥", "₹", "§", "#", "no.", "nr.", "№", "p.", "s.", "±", "~", "≈"))
_UNITS = """
€ $ £ ¥ ₹ ₽ kr zł kč chf
% ‰ ° °c °f km m cm mm µm kg g mg t l ml s ms µs h min hz khz mhz ghz w kw mw gw kwh mwh b kb mb gb tb pb kib mib gib
px dpi fps db x am pm a.m. p.m. uhr percent prozent procent pourcent million millions billion billions trillion
thousand hundred dozen mio mrd mio. mrd. tsd. millionen milliarden million milliarde millones milliards euro euros
dollar dollars usd eur gbp jpy cents pounds years year hours hour minutes minute seconds second days day weeks months
jahre jahren stunden minuten sekunden tage tagen wochen monate ans années heures años horas minutos лет процентов
"""
UNITS = frozenset(_UNITS.split())


def cleaned(text: str) -> str:
    """Drop what is no text: controls, overrides of direction, private signs, towers of accents, endless words."""
    kept = "".join(char for char in unicodedata.normalize("NFC", text[: 4 * LONGEST_WORD]) if _is_text(char))
    sound = (_bounded(cluster) for cluster in clusters(" ".join(kept.split())))
    return "".join(sound)[:LONGEST_WORD].strip()


def spaced(before: str, after: str) -> bool:
    """Scripts without spaces are spoken in pieces: none is put between two of them, nor into a word that was cut."""
    if not before or not after or after.startswith(GLUE):
        return False
    return not (_wide(before[-1]) and _wide(after[0]))


def joined(words: list[str]) -> str:
    text = ""
    for word in words:
        text += (" " if spaced(text, word) else "") + word
    return text.replace(GLUE, "")


def ends_clause(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(STOPS)


def ends_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS).endswith(SENTENCE_ENDS)


def may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between them: never before a closing sign nor after an opening one."""
    first = after.lstrip(GLUE)[:1]
    return first not in _NEVER_FIRST and before[-1:] not in _OPENERS


def tears_number(before: str, after: str) -> bool:
    """Tell whether a number would lose its unit, its currency or its thousands."""
    if before.lower() in _BEFORE_NUMBER:
        return after[:1].isdigit()
    unit = after.lower().rstrip(".,;:!?…" + CLOSERS)
    thousands = len(unit) == 3 and unit.isdigit()  # noqa: PLR2004 - "10 000"
    return bool(_NUMBER.match(before)) and (unit in UNITS or thousands)


def _is_text(char: str) -> bool:
    if char in _KEPT_FORMATS or ord(char) in _TAGS or char.isspace():
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _bounded(cluster: str) -> str:
    """Marks beyond what any language stacks are dropped; tags outside of a flag are."""
    kept, accents, marks = cluster[0], 0, 0
    for char in cluster[1:]:
        if not is_mark(char):
            marks = accents = 0
        marks, accents = marks + is_mark(char), accents + any(ord(char) in span for span in _ACCENTS)
        if marks <= MOST_MARKS and accents <= MOST_ACCENTS and (ord(char) not in _TAGS or cluster[0] == _FLAG):
            kept += char
    return "" if ord(kept[0]) in _TAGS else kept


def width_of(text: str) -> int:
    """Columns of a fixed pitch: wide signs take two, marks and joiners none."""
    shown = (char for char in text if not is_mark(char) and unicodedata.category(char) != "Cf")
    return sum(2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1 for char in shown)


def _wide(sign: str) -> bool:
    """Tell Chinese and Japanese signs; Korean is as wide, and has spaces; emoji are no letters."""
    korean = "\uac00" <= sign <= "\ud7a3"
    return unicodedata.east_asian_width(sign) in {"W", "F"} and not korean and unicodedata.category(sign) != "So"
