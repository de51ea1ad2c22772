"""The first words: a number, a contradiction, a question that is answered, or the count that the title promises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from adapters.language.offline.counting import ArticleType, Counting
from adapters.language.offline.judging import faults_of
from adapters.language.offline.languages import WRITTEN
from adapters.language.offline.sentences import Line, Sentence
from adapters.language.offline.shortening import shorten
from adapters.language.offline.study import Study
from adapters.language.offline.words import COUNT_WORD, COUNTS, NUMBER_RE, capitalised, count_words, ended, terms
from application.contracts.article import BlockKind

LONGEST = 16
STRONG = 2.0
_COUNT_TITLE = re.compile(rf"(?i)(?:the |our |my )?(\d+|{COUNT_WORD})\b")
_COUNT_THINGS = re.compile(
    rf"(?i)(?:the |our |my )?(\d+|{COUNT_WORD}) ((?:[\w’-]+ ){{0,2}}?[\w’-]+s)"
    r"(?= (?:on|to|of|for|that|who|which|we|you|in|before|when|if|with|without|from|every)\b|$|:)"
)
_COUNT_SENTENCE = re.compile(
    rf"(?i)(?:in our experience, |here at \w+, |at \w+, |over the years, )?(?:here are|these are|"
    rf"in this (?:post|article), |we (?:want to|will|’ll)? ?(?:share|look at|identified)|"
    rf"i(?:’ve)? learned|we(?:’ve| have) identified|,|\s)+(?=(?:{COUNT_WORD})\b)"
)
_PROMISES = re.compile(r"\b(?:that|to) (?:best |really |always )?[a-z]+")
"""A count that says what the things are good for, which a title often leaves out."""
_POINTS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.2, re.compile(r"(?i)^(are|do|have|did|is|can|what|why|how)\b.*\byou.*\?")),
    (0.3, re.compile(r"\?")),
    (0.7, NUMBER_RE),
    (0.5, re.compile(r"\d,\d{3}")),
    (0.4, re.compile(r"\d.*(million|billion|%)|[$€£]")),
    (
        0.8,
        re.compile(
            r"(?i)\b(most|worst|never|no one|nobody|neither|feared|mistake|myth|wrong|instead|not .* but|but)\b"
        ),
    ),
    (0.6, re.compile(r"(?i)\blike a\b")),
    (0.7, re.compile(r"(?i)\bfree\b(?! from)")),
    (2.2, re.compile(r"(?i)there was one|only one|the one thing|turned out|surpris")),
    (-0.5, re.compile(r"(?i)^(the|over|at|in|since|while|during|our|read|learn|follow) ")),
    (-0.6, re.compile(r"(?i)^(follow|read|learn|the [A-Z][\w ]+ (Act|Law) is)")),
)
_VAGUE_SUBJECT = re.compile(r"(The|One|A|An|Our|You(’|')(ve|re)|Now|If|When) ")


@dataclass(frozen=True, slots=True)
class Hook:
    """`then` is a second line: the count after the claim."""

    kind: str
    line: Line
    then: Line | None = None
    points: float = 0.0


def hook_of(study: Study, counted: Counting, kind: ArticleType) -> Hook:
    pool = sorted(_candidates(study, counted, kind), key=lambda hook: -hook.points)
    if not pool:
        return Hook("title", Line(ended(capitalised(_bare(study.title)))))
    best = pool[0]
    if best.kind != "count":
        return best
    claim = next((hook for hook in pool if _opens_for_a_count(hook)), None)
    if claim is None:
        return best
    shortest = min((hook for hook in pool if hook.kind == "count"), key=lambda hook: hook.line.size)
    return Hook(claim.kind, claim.line, shortest.line, claim.points)


def counted_things(study: Study, counted: Counting) -> str:
    """“five checks” of the title “Five checks before you trust …”, if the article has as many."""
    found = _COUNT_THINGS.match(study.title)
    number = found[1].lower() if found else ""
    size = int(number) if number.isdigit() else COUNTS.get(number, 0)
    return f"{number} {found[2]}" if found and size == len(counted.units) else ""


def _opens_for_a_count(hook: Hook) -> bool:
    return hook.kind in ("claim", "question", "number") and hook.points > STRONG and hook.line.size <= 14


def _bare(title: str) -> str:
    return re.sub(r"^[^:]{0,40}\?\s+(?=[A-Z])", "", title)


def _candidates(study: Study, counted: Counting, kind: ArticleType) -> Iterator[Hook]:
    yield from _counts(study, counted)
    for place, line in enumerate(study.excerpt):
        yield from _claim(study, line, 1.5 + 0.5 * (place == 0))
    ruled = study.language.code in WRITTEN
    for place, sentence in enumerate(study.sentences if ruled else study.sentences[:1]):
        early = place < 10
        if sentence.passage.kind is not BlockKind.QUOTE and (early or _is_weighty(study, sentence)):
            line = Line(sentence.full, sentence.line.start, sentence.line.end)
            yield from _claim(study, line, 0.4 if early else 0.0, early=early)
    yield from _questions(study)
    yield from _titles(study, kind)


def _counts(study: Study, counted: Counting) -> Iterator[Hook]:
    if _COUNT_TITLE.match(study.title):
        text = re.sub(r"(?i)^(the|our|my) (?=\w+ )", "", study.title)
        yield Hook("count", Line(ended(capitalised(text))), points=3.4)
    early = [Line(sentence.full, sentence.line.start, sentence.line.end) for sentence in study.sentences[:8]]
    for line in (*study.excerpt, *early) if counted.units else ():
        found = _COUNT_SENTENCE.match(line.text)
        if found and count_words(line.text[found.end() :]) <= 14:
            text = ended(capitalised(line.text[found.end() :]))
            points = 3.2 + 0.4 * bool(_PROMISES.search(text))
            yield Hook("count", Line(text, line.start, line.end), points=points)


def _claim(study: Study, line: Line, base: float, *, early: bool = True) -> Iterator[Hook]:
    text = _spoken(study, line.text)
    if not text or not 4 <= count_words(text) <= LONGEST:
        return
    excused = {"no_verb", "question"} if early else {"no_verb"}
    if faults_of(text, study.language) - excused:
        return
    points = base + 0.12 * study.weight_of(text) - 0.08 * abs(count_words(text) - 10)
    points += sum(value for value, pattern in _POINTS if pattern.search(text))
    kind = "question" if "?" in text else "number" if NUMBER_RE.search(text) else "claim"
    yield Hook(kind, Line(text, line.start, line.end), points=points)


def _spoken(study: Study, text: str) -> str:
    """A contrast behind a dash is the point of the sentence and stays."""
    if re.search(r" — (and|but|not|yet) ", text) and count_words(text) <= LONGEST and "(" not in text:
        return ended(re.sub(r"\s*—\s*", ", ", text.replace("`", "")))
    return shorten(text, study.language, 14)


def _is_weighty(study: Study, sentence: Sentence) -> bool:
    return study.weight_of(sentence.text) >= 1.6 and not _VAGUE_SUBJECT.match(sentence.text)


def _questions(study: Study) -> Iterator[Hook]:
    for section in study.sections[1:]:
        title = section.title
        faults = faults_of(title, study.language) & {"dangling", "meta", "debris", "addresses_machine"}
        if title.endswith("?") and 4 <= count_words(title) <= 9 and not faults and len(set(terms(title))) > 1:
            points = 1.0 + 0.5 * title.lower().startswith("why")
            yield Hook("question", Line(title, section.start, section.start + len(title)), points=points)


def _titles(study: Study, kind: ArticleType) -> Iterator[Hook]:
    title = _bare(study.title)
    if re.search(r"(?i)\bhow\b|^why", title):
        yield Hook("title", Line(ended(title)), points=0.8)
    if kind is ArticleType.ANNOUNCEMENT and count_words(title) <= 14:
        yield Hook("title", Line(ended(title)), points=3.0)
