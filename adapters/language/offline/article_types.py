"""Which kind of article it is: that decides the shot list."""

import re

from adapters.language.offline.counting import ArticleType, Counting
from adapters.language.offline.study import Study
from adapters.language.offline.words import COUNT_WORD, NUMBER_RE, count_words
from application.contracts.article import BlockKind

_NEWS = re.compile(
    r"announc|launch|introduc|release[sd]?\b|unveil|\b(opens|wins|raises|joins|acquires|signs|buys|hires|appoints)\b"
    rf"|\w \b(orders|closes|moves) (an?|the|its|\d+|in|on|to|{COUNT_WORD})\b"
)
_PAST_WE = re.compile(r"\b([Ww]e|I) \w+(ed|ew|ought|ound|an|aw)\b")
_OPINION = re.compile(r"(?i)\b(should|must|I think|I believe|in my opinion)\b")


def type_of(study: Study, counted: Counting) -> ArticleType:
    """The kind of article decides the shot list."""
    title, kind = study.title.lower(), counted.kind
    if kind == "numbered" and _is_tutorial(study):
        first = counted.units[0].title.lower()
        return ArticleType.HOWTO if first.startswith(("part", "step")) else ArticleType.LIST
    if kind == "ladder":
        return ArticleType.GUIDE
    if kind == "counted" and re.search(r"launch|release|announc|year|new", title):
        return ArticleType.ROUNDUP
    if kind == "steps" or "how to" in title:
        return ArticleType.HOWTO
    if _NEWS.search(title) and kind != "orders":
        return ArticleType.ANNOUNCEMENT
    return _type_by_words(study, kind)


def _type_by_words(study: Study, kind: str) -> ArticleType:
    sentences = max(len(study.sentences), 1)
    past = sum(bool(_PAST_WE.search(sentence.full)) for sentence in study.sentences) / sentences
    numbers = sum(bool(NUMBER_RE.search(sentence.text)) for sentence in study.sentences) / sentences
    if past > 0.12 and kind in ("", "orders"):
        return ArticleType.CASE
    if kind in ("numbered", "counted", "items", "orders"):
        return ArticleType.LIST
    if numbers > 0.35:
        return ArticleType.DATA
    opinions = len(_OPINION.findall(study.body))
    return ArticleType.OPINION if opinions > count_words(study.body) / 90 else ArticleType.EXPLAINER


def _is_tutorial(study: Study) -> bool:
    code = sum(block.kind is BlockKind.CODE for block in study.article.blocks)
    return code > 3 or "tutorial" in " ".join(study.article.tags).lower()
