"""The few words that are shown while more are spoken."""

import re
from collections.abc import Container, Iterator, Sequence

from rapidfuzz import fuzz

from adapters.language.offline.figures import figure_in
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import COUNT_WORD, IMPERATIVE, STOP, WEAK_SECTION, capitalised, count_words, words
from domain.scripts.scene import Beat

MOST_WORDS = 8
MOST_LETTERS = 64
SHORT, CLAUSE = 3, 5
"""An order of so few words is shown as it is spoken: nothing shorter says it."""
_VERBISH = frozenset(
    """show shows take takes took need needs keep keeps put puts give gives gave tell tells said says know want use uses
    remember become becomes goes go come comes help helps call called asked ask brought""".split()
)
_DETERMINERS = frozenset(
    "a an the every each all no its their your our this these it them when whether that how".split()
)
_JOINTS = ("of", "for")
_GENERIC = frozenset("recent first last new many several different best good next same various certain few big".split())
_CONTRACTED = re.compile(r"[’'](ll|re|ve|d|m|t)$")
_COUNT_PHRASE = re.compile(
    rf"(?i)(?:\d+|{COUNT_WORD}) (?:[\w’'-]+ ){{0,2}}?[\w’'-]+"
    r"(?=[.,:]| (?:on|to|of|for|that|who|which|we|you|in|before|when|if|with|without|from)\b)"
)
_PIECE = re.compile(r"[\w’'.-]*\w|[,;:.!?]")


def on_screen(study: Study, slot: Slot, shown: Container[str] = ()) -> str:
    """At most eight words, never a copy of what is said, and not what was `shown` before if there is anything else."""
    options = list(_options(study, slot))
    fresh = [option for option in options if _shown(option) not in shown]
    return _first(fresh, slot) or _first(options, slot) or _last_resort(study, slot)


def _first(options: Sequence[str], slot: Slot) -> str:
    for place, option in enumerate(options):
        several = count_words(option) > 1 or "." in option or place > len(options) // 2
        if option and several and _fits(option) and not copies(option, slot) and not WEAK_SECTION.match(option):
            return _shown(option)
    return ""


def _last_resort(study: Study, slot: Slot) -> str:
    return _shown(clipped(key_phrase(study, slot.text) or study.title))


def _fits(text: str) -> bool:
    return count_words(text) <= MOST_WORDS and len(text) <= MOST_LETTERS


def clipped(text: str) -> str:
    """A title that is too long for a card keeps its first whole words."""
    head, _, rest = text.partition(": ")
    if rest and not _fits(text) and _fits(head) and count_words(head) > 1:
        return head
    kept: list[str] = []
    for word in text.split():
        if len(kept) == MOST_WORDS or len(" ".join([*kept, word])) > MOST_LETTERS:
            break
        kept.append(word)
    cut = len(kept) < len(text.split())
    while cut and len(kept) > 1 and (kept[-1].lower().strip(",;:") in STOP or kept[-1].isdigit()):
        kept.pop()
    return (" ".join(kept) or text[:MOST_LETTERS]).rstrip(",;:–— ")


def copies(text: str, slot: Slot) -> bool:
    """A heading that is spoken word for word is not shown as well."""
    said = slot.text.lower()
    if len(text.split()) > 3 and any(fuzz.ratio(_letters(text), _letters(line.text)) > 84 for line in slot.lines):
        return True
    return fuzz.partial_ratio(text.lower(), said) > 90 and len(text.split()) > 0.6 * max(len(said.split()), 1)


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _shown(text: str) -> str:
    return capitalised(text.strip()).rstrip(".")


def _options(study: Study, slot: Slot) -> Iterator[str]:
    if slot.beat is Beat.HOOK:
        yield from _of_hook(study, slot)
    figure = figure_in(slot.lines)
    if figure and figure.unit:
        yield f"{figure.value} {figure.unit}"
    if slot.unit and slot.head and slot.chosen and IMPERATIVE.match(slot.title) and len(slot.title.split()) <= SHORT:
        yield slot.title
    if slot.unit and slot.head and (named := object_of(slot.title)):
        yield named
    if slot.title != study.title:
        title = slot.title if not re.match(r"(If|When|Wenn) ", slot.title) else ""
        yield from (title, title.rpartition(": ")[2], title.partition(": ")[0])
        if slot.head and re.match(r"(If|When|Wenn) ", slot.title):
            yield key_phrase(study, re.sub(r"^(If|When|Wenn) [^,]*, (?:then )?", "", slot.head[0].text), 4)
        yield _opening_words(study, slot.title) if IMPERATIVE.match(slot.title) else key_phrase(study, slot.title, 4)
    spoken_heading = slot.unit and slot.head and slot.chosen and IMPERATIVE.match(slot.title)
    for line in slot.lines[1:] if spoken_heading else slot.lines:
        yield key_phrase(study, line.text)
    for line in slot.lines:
        yield _clause(line.text)
    yield key_phrase(study, study.title)
    yield study.title


def _opening_words(study: Study, order: str) -> str:
    """Of a long order the first thing that it names."""
    named = key_phrase(study, order, MOST_WORDS).split()
    return " ".join(named[:2]) if len(named) > SHORT and named[1].lower() not in _JOINTS else ""


def _clause(text: str) -> str:
    """What is claimed, without when and why: a last resort before the title."""
    head = re.split(r",| (?:when|if|because|before|after|while|so that|that|which|who)\b", text)[0]
    return head if SHORT <= count_words(head) <= CLAUSE and head != text else ""


def object_of(order: str) -> str:
    """What an order is about: of “Look at the date” the date."""
    if not IMPERATIVE.match(order) or re.match(r"(?i)let ", order):
        return ""
    rest = re.sub(r"(?i)^\w[\w’'-]* (?:(?:in|at|out|up|off|on|with|to|for|down|about|into) )?", "", order)
    aim = re.search(r"(?i)\bto (\w+ [^,]+)$", rest)
    if aim and aim[1].partition(" ")[0].lower() not in STOP:
        return capitalised(aim[1])
    rest = re.sub(r"(?i) (?:twice|again|first|well|early|late|often|once|now|together)$", "", rest)
    doing = [word for word in rest.split() if IMPERATIVE.match(word + " ")]
    vague = re.match(r"(?i)(your|our|their|its?|them|us|me)\b", rest)
    return "" if doing or vague or not rest[:1].strip() else capitalised(rest)


def _of_hook(study: Study, slot: Slot) -> Iterator[str]:
    found = _COUNT_PHRASE.match(slot.lines[-1].text)
    if found:
        yield found[0]
    yield study.title
    yield from (study.title.partition(": ")[0], study.title.rpartition("? ")[2])


def _weight(study: Study, run: Sequence[re.Match[str]]) -> float:
    return sum(study.weights.get(piece[0].lower(), 0.2) for piece in run) + 0.1 * len(run) + 0.9 * (len(run) > 1)


def key_phrase(study: Study, text: str, limit: int = 5) -> str:
    """The heaviest run of content words in a line; “of” and “for” may join two of them."""
    runs: list[list[re.Match[str]]] = [[]]
    pieces = list(_PIECE.finditer(text))
    for place, piece in enumerate(pieces):
        word = piece[0].lower()
        following = pieces[place + 1][0].lower() if place + 1 < len(pieces) else ""
        if word in _JOINTS and runs[-1] and following not in STOP and words(following):
            runs[-1].append(piece)
        elif _parts(piece, runs[-1], following):
            runs.append([])
        else:
            runs[-1].append(piece)
    clipped = [kept for run in runs if (kept := _trimmed(run[-limit:]))]
    if not clipped:
        return ""
    best = max(clipped, key=lambda run: _weight(study, run))
    return capitalised(re.sub(r"[’']s$", "", text[best[0].start() : best[-1].end()]))


def _parts(piece: re.Match[str], run: Sequence[re.Match[str]], following: str) -> bool:
    """Whether a word ends the run: one without content, a verb, or one that orders something."""
    word = piece[0].lower()
    acts = re.search(r"(?:s|ed|ing|pt|ght)$", word) or IMPERATIVE.match(word + " ")
    verb = bool(run) and following in _DETERMINERS and bool(acts)
    order = piece.start() == 0 and bool(IMPERATIVE.match(word + " "))
    return word in STOP or word in _VERBISH or bool(_CONTRACTED.search(word)) or not words(word) or order or verb


def _trimmed(run: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """“Recent project” says no more than “project”, and nothing begins with “of”."""
    while run and (run[0][0].lower() in _GENERIC or run[0][0].lower() in _JOINTS):
        run = run[1:]
    return run[:-1] if run and run[-1][0].lower() in _JOINTS else run
