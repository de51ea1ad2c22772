"""What is said for each written word: numbers, signs, addresses and abbreviations as people say them."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from render_cluster.speech.readings import Spoken, readings
from render_cluster.speech.tokens import Token
from render_cluster.speech.tongues import TONGUES

PAUSES = ".,;:!?…。，、；：！？،؛؟"
_MARKUP = re.compile(r"[*_`<>|\\()\[\]{}\"“”„«»\u2039\u203a#/~^]+")
_PAUSE_MARKS = {"،": ",", "؛": ";"}
_NOTHING: Mapping[str, str] = {}


def pronounced(tokens: Sequence[Token], language: str, lexicon: Mapping[str, str] = _NOTHING) -> tuple[str, ...]:
    """Return what is said for each written token; nothing for signs that are only seen."""
    tongue = TONGUES.get(language.lower().replace("_", "-").partition("-")[0])
    text = " ".join(token.text for token in tokens)
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token.text) + 1
    said = ["" for _ in tokens]
    cursor = 0
    for spoken in [*readings(text, tongue, lexicon), Spoken(len(text), len(text), "")]:
        _add_written(said, starts, text, cursor, spoken.start)
        _add_spoken(said, starts, spoken)
        cursor = spoken.end
    return tuple(" ".join(part.split()) for part in said)


def _add_written(said: list[str], starts: Sequence[int], text: str, first: int, last: int) -> None:
    """What no rule took is said as it stands, without the signs that are only seen."""
    for match in re.finditer(r"\S+", text[first:last]):
        index = bisect_right(starts, first + match.start()) - 1
        piece = _speakable(match[0])
        glued = piece[:1] in {*PAUSES, "’", "'"} and bool(said[index])
        said[index] += piece if glued else f" {piece}"


def _add_spoken(said: list[str], starts: Sequence[int], spoken: Spoken) -> None:
    """Words that stand for several written ones are shared out among them."""
    if not spoken.said:
        return
    first = bisect_right(starts, spoken.start) - 1
    last = max(first, bisect_right(starts, spoken.end - 1) - 1)
    words, places = spoken.said.split(" "), last - first + 1
    for place in range(places):
        share = words[len(words) * place // places : len(words) * (place + 1) // places]
        said[first + place] += " " + " ".join(share)


def _speakable(text: str) -> str:
    """Leave out markup, pictograms and signs that the engine would name; lone dashes and slashes are silent."""
    text = _MARKUP.sub(" ", text)
    kept = (char if unicodedata.category(char) not in {"So", "Sk", "Cn", "Co", "Cs", "Cf"} else " " for char in text)
    words = "".join(_PAUSE_MARKS.get(char, char) for char in kept).split()
    return " ".join(word for word in words if re.search(r"\w", word) or any(char in PAUSES for char in word)).strip(
        "-–—− "
    )
