"""Article to idea by rules only: what it counts can be checked in the article."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from adapters.language.offline.article_types import type_of
from adapters.language.offline.counting import ArticleType, Counting, counting
from adapters.language.offline.figures import figure_in
from adapters.language.offline.judging import faults_of
from adapters.language.offline.study import Study, study
from adapters.language.offline.visuals import usable
from adapters.language.offline.words import count_words, ended, terms
from application.contracts.article import Article, BlockKind
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from domain.ideas.idea import TargetFormat
from domain.ideas.scoring import Share
from domain.shared.errors import SourceUnreadableError
from domain.tenancy.channel import Channel

LONGEST_TITLE, LONGEST_DESCRIPTION, MOST_TAGS = 100, 260, 6
ENOUGH_SENTENCES, FEW_UNITS, STRUCTURE = 16, 0.8, 0.3
LONG_WORDS = 2600
CAROUSEL_UNITS = 9


class OfflineIdeaWriter(IdeaWriter):
    """Asks for no wishes: how an article fits them is judged by the domain."""

    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:  # noqa: ARG002
        return await asyncio.to_thread(propose_idea, article)


def propose_idea(article: Article) -> IdeaDraft:
    read = study(article)
    if not any(block.text.strip() for block in article.blocks if block.kind is not BlockKind.IMAGE):
        msg = f"{article.source}: it holds no text to make anything of. Add the article's text."
        raise SourceUnreadableError(msg)
    counted = counting(read)
    kind = type_of(read, counted)
    target, reason = format_of(read, counted, kind)
    return IdeaDraft(
        title=_title(read),
        description=_description(read),
        tags=tags_of(read),
        evidence=evidence_of(read),
        format_fit=format_fit_of(read, counted, target),
        target_format=target,
        format_reason=reason,
    )


def evidence_of(read: Study) -> Share:
    """Figures, pictures, tables and quotes: what a scene can show instead of claim."""
    honest = [sentence for sentence in read.sentences if "addresses_machine" not in sentence.faults]
    figures = sum(bool(figure_in([sentence.line])) for sentence in honest)
    shown = sum(map(usable, read.article.images)) + sum(bool(section.tables) for section in read.sections)
    quotes = sum(passage.kind is BlockKind.QUOTE for section in read.sections for passage in section.passages)
    value = min(1.0, 0.2 + 0.12 * min(figures, 5) + 0.15 * min(shown, 2) + 0.1 * min(quotes, 1))
    counted = ((figures, "figure"), (shown, "picture or table"), (quotes, "quote"))
    named = [
        f"{number} {word if number == 1 else _PLURALS.get(word, word + 's')}" for number, word in counted if number
    ]
    return Share(value, f"{', '.join(named)} to show." if named else "No figure, picture, table or quote to show.")


def format_fit_of(read: Study, counted: Counting, target: TargetFormat) -> Share:
    speakable = sum(sentence.speakable() for sentence in read.sentences)
    headings = len(read.sections) - 1
    material = min(1.0, speakable / ENOUGH_SENTENCES) * (1.0 if counted.units else FEW_UNITS)
    structure = min(1.0, 0.25 * bool(counted.units) + 0.12 * min(headings, 5) + 0.15 * bool(read.excerpt))
    parts = f", in {len(counted.units)} countable parts" if counted.units else ""
    reason = f"{speakable} sentence{'' if speakable == 1 else 's'} can be spoken as they are{parts}, for a {target}."
    return Share((1 - STRUCTURE) * material + STRUCTURE * structure, reason)


def format_of(read: Study, counted: Counting, kind: ArticleType) -> tuple[TargetFormat, str]:
    size, units = count_words(read.body), len(counted.units)
    if units >= CAROUSEL_UNITS:
        return TargetFormat.CAROUSEL, f"The article counts {units} things: more than a short can show one by one."
    if size > LONG_WORDS and kind in (ArticleType.HOWTO, ArticleType.DATA):
        return TargetFormat.LONG, f"{_NAMES[kind]} of {size} words: a short can only show why it is worth reading."
    if units:
        return TargetFormat.SHORT, f"{_NAMES[kind]} with {units} parts: one scene each fits a short."
    return TargetFormat.SHORT, f"{_NAMES[kind]} of {size} words with one line of thought: it fits a short."


_PLURALS = {"picture or table": "pictures or tables"}
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
