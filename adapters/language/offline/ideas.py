"""Article to idea by rules only: its score is the sum of named parts, each of which can be checked."""

import asyncio
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from adapters.language.offline.counting import ArticleType, Counting, counting, type_of
from adapters.language.offline.figures import figure_in
from adapters.language.offline.judging import faults_of
from adapters.language.offline.study import Study, study
from adapters.language.offline.visuals import usable
from adapters.language.offline.words import count_words, ended, terms
from application.contracts.article import Article, BlockKind
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from domain.ideas.idea import TargetFormat
from domain.shared.errors import SourceUnreadableError
from domain.tenancy.channel import Channel

LONGEST_TITLE, LONGEST_DESCRIPTION, MOST_TAGS = 100, 260, 6
PARTS: Mapping[str, float] = {"evidence": 0.3, "format_fit": 0.25, "topic_fit": 0.2, "structure": 0.15, "novelty": 0.1}
"""The most that each part can give; together 1."""
LONG_WORDS = 2600
CAROUSEL_UNITS = 9


class OfflineIdeaWriter(IdeaWriter):
    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        return await asyncio.to_thread(propose_idea, article, channel, topics)


def propose_idea(article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
    read = study(article)
    if not any(block.text.strip() for block in article.blocks if block.kind is not BlockKind.IMAGE):
        msg = f"{article.source}: it holds no text to make anything of. Add the article's text."
        raise SourceUnreadableError(msg)
    counted = counting(read)
    kind = type_of(read, counted)
    target, reason = format_of(read, counted, kind)
    parts = score_parts(read, counted, [*channel.topics, *topics])
    return IdeaDraft(
        title=_title(read),
        description=_description(read),
        tags=tags_of(read),
        score=round(sum(parts.values()), 3),
        score_parts=parts,
        target_format=target,
        format_reason=reason,
    )


def score_parts(read: Study, counted: Counting, topics: Sequence[str]) -> Mapping[str, float]:
    speakable = sum(sentence.speakable() for sentence in read.sentences)
    figures = sum(bool(figure_in([sentence.line])) for sentence in read.sentences)
    shown = sum(map(usable, read.article.images)) + sum(bool(section.tables) for section in read.sections)
    quotes = sum(passage.kind is BlockKind.QUOTE for section in read.sections for passage in section.passages)
    headings = len(read.sections) - 1
    shares = {
        "evidence": min(1.0, 0.2 + 0.12 * min(figures, 5) + 0.15 * min(shown, 2) + 0.1 * min(quotes, 1)),
        "format_fit": min(1.0, speakable / 16) * (1.0 if counted.units else 0.8),
        "topic_fit": topic_fit(read, topics),
        "structure": min(1.0, 0.25 * bool(counted.units) + 0.12 * min(headings, 5) + 0.15 * bool(read.excerpt)),
        "novelty": recency(read.article),
    }
    return {name: round(PARTS[name] * share, 3) for name, share in shares.items()}


def topic_fit(read: Study, topics: Sequence[str]) -> float:
    """How many of the wanted topics the article is about; without any wish, a middling fit."""
    if not topics:
        return 0.5
    about = set(terms(f"{read.title} {read.article.description} {' '.join(read.article.tags)}"))
    heavy = {word for word, weight in read.weights.items() if weight >= 0.75}
    wanted = [set(terms(topic)) or {topic.lower()} for topic in topics]
    hits = sum(1.0 if words & about else 0.6 if words & heavy else 0.0 for words in wanted)
    return min(1.0, 0.1 + 0.9 * hits / min(len(wanted), 2))


def recency(article: Article) -> float:
    """A stand-in for novelty until published videos can be compared: what is younger was told less often."""
    if article.published_at is None:
        return 0.5
    years = max(0.0, (datetime.now(UTC) - article.published_at).days / 365.25)
    return round(max(0.1, math.pow(0.5, years / 2)), 3)


def format_of(read: Study, counted: Counting, kind: ArticleType) -> tuple[TargetFormat, str]:
    size, units = count_words(read.body), len(counted.units)
    if units >= CAROUSEL_UNITS:
        return TargetFormat.CAROUSEL, f"The article counts {units} things: more than a short can show one by one."
    if size > LONG_WORDS and kind in (ArticleType.HOWTO, ArticleType.DATA):
        return TargetFormat.LONG, f"{_NAMES[kind]} of {size} words: a short can only show why it is worth reading."
    if units:
        return TargetFormat.SHORT, f"{_NAMES[kind]} with {units} parts: one scene each fits a short."
    return TargetFormat.SHORT, f"{_NAMES[kind]} of {size} words with one line of thought: it fits a short."


_NAMES = {kind: f"A {kind.value}" for kind in ArticleType} | {
    ArticleType.HOWTO: "A how-to",
    ArticleType.ROUNDUP: "A round-up",
    ArticleType.DATA: "A data story",
    ArticleType.CASE: "A case study",
    ArticleType.OPINION: "A point of view",
    ArticleType.EXPLAINER: "An explainer",
    ArticleType.ANNOUNCEMENT: "An announcement",
}


def tags_of(read: Study) -> tuple[str, ...]:
    """The author's own tags first, then the words that carry the title."""
    heavy = [word for word in dict.fromkeys(terms(read.title)) if read.weights.get(word, 0) >= 1]
    counted = Counter({word: weight for word, weight in read.weights.items() if len(word) > 3})
    frequent = [word for word, _ in counted.most_common(8)]
    own = [tag.lower() for tag in read.article.tags]
    words = [word for word in [*heavy, *frequent] if not any(word in tag.split() for tag in own)]
    return tuple(dict.fromkeys([*own, *words] or terms(read.title)))[:MOST_TAGS]


def _title(read: Study) -> str:
    title = read.title.rstrip(".")
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _description(read: Study) -> str:
    """The author's own summary if there is one, else the sentence that carries most."""
    fit = [line.text for line in read.excerpt if not faults_of(line.text, read.language) & _UNFIT]
    best = sorted((s for s in read.sentences if s.speakable()), key=lambda sentence: -sentence.score)
    first = fit[0] if fit else best[0].text if best else read.title
    both = " ".join(fit[:2])
    return ended(_clipped(both if len(both) > len(first) and len(both) <= LONGEST_DESCRIPTION else first))


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + " …"


_UNFIT = frozenset({"addresses_machine", "meta", "debris", "unbalanced", "too_short", "list_stem"})
