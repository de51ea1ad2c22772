"""One article, read once: its sections, its sentences with their faults and scores, and what its words weigh."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from adapters.language.offline.judging import faults_of, faults_of_item
from adapters.language.offline.languages import Language, language_for
from adapters.language.offline.outline import Passage, Section, outline
from adapters.language.offline.pairing import pairs_of
from adapters.language.offline.quotations import Quotation, quotation_in, unattributed
from adapters.language.offline.scoring import score_of
from adapters.language.offline.sentences import Line, Sentence, split
from adapters.language.offline.shortening import shorten
from adapters.language.offline.words import MACHINE, terms
from application.contracts.article import Article, BlockKind

MOST_SENTENCES = 1500
MOST_LETTERS = 200_000
_ACRONYM = re.compile(
    r"((?:[A-Z][\w’-]+ (?:(?:of|the|and|for|&) )?){1,6}|(?:\w+[ -]){2,4})\((?:a |an )?([A-Z][A-Za-z]{1,6}?)s?\)"
)
_SMALL = ("of", "the", "and", "for", "&")


@dataclass(slots=True)
class Study:
    article: Article
    language: Language
    sections: list[Section]
    weights: Mapping[str, float]
    acronyms: Mapping[str, str]
    excerpt: list[Line]
    sentences: list[Sentence] = field(default_factory=list)
    pairs: list[Sentence] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.article.title

    @property
    def body(self) -> str:
        return self.article.text[:MOST_LETTERS]

    def of_section(self, section: Section) -> list[Sentence]:
        return [sentence for sentence in (*self.sentences, *self.pairs) if sentence.section is section]

    def of_passage(self, passage: Passage) -> list[Sentence]:
        return [sentence for sentence in (*self.sentences, *self.pairs) if sentence.passage is passage]

    def within(self, section: Section) -> list[Sentence]:
        """The section with the ones below it."""
        family = section.family() if section.level > 1 else [section]
        return [sentence for sentence in self.sentences if sentence.section in family]

    def weight_of(self, text: str) -> float:
        return sum(self.weights.get(word, 0) for word in set(terms(text)))


def study(article: Article, language: Language | None = None) -> Study:
    article = without_orders(article)
    language = language or language_for(article.language)
    sections = outline(article)
    prose = " ".join(block.text for block in article.blocks if block.kind not in (BlockKind.CODE, BlockKind.TABLE))
    prose = prose[:MOST_LETTERS]
    result = Study(
        article=article,
        language=language,
        sections=sections,
        weights=_weights(article, prose),
        acronyms=_acronyms(prose),
        excerpt=[_anchored(line.text, article) for line in split(article.description, 0, language)],
    )
    result.sentences = list(_sentences(result))
    result.pairs = list(pairs_of(result.sentences, result.body))
    return result


def without_orders(article: Article) -> Article:
    """Title, summary and tags that speak to a machine are not the article's own; its first plain words are."""
    if not MACHINE.search(f"{article.title}\n{article.description}\n" + "\n".join(article.tags)):
        return article
    plain = (block.text for block in article.blocks if block.text and not MACHINE.search(block.text))
    first = " ".join(re.split(r"[.!?:]", next(plain, "Untitled"))[0].split()[:8])
    return article.model_copy(
        update={
            "title": first if MACHINE.search(article.title) else article.title,
            "description": "" if MACHINE.search(article.description) else article.description,
            "tags": tuple(tag for tag in article.tags if not MACHINE.search(tag)),
        }
    )


def _anchored(text: str, article: Article) -> Line:
    """The excerpt often repeats the article: then its place there is the evidence."""
    at = article.text.find(text)
    return Line(text, max(at, 0), at + len(text) if at >= 0 else 0)


def _weights(article: Article, prose: str) -> Mapping[str, float]:
    counted = Counter(terms(prose))
    head = set(terms(f"{article.title} {article.description} {' '.join(article.tags)}"))
    top = max(counted.values(), default=1)
    return {
        word: (0.5 + 0.5 * number / top) * (2 if word in head else 1)
        for word, number in counted.items()
        if number > 1 or word in head
    }


def _acronyms(prose: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(prose):
        words = match[1].split()
        for first in range(len(words)):
            long = words[first:]
            letters = [part[0] for word in long if word not in _SMALL for part in word.split("-") if part]
            if "".join(letters).upper() == match[2].upper():
                name = " ".join(long)
                found.setdefault(match[2], name.removesuffix("s") if match[0].endswith("s)") else name)
                break
    return found


def _sentences(study_: Study) -> Iterator[Sentence]:
    number = 0
    for section in study_.sections:
        for place, passage in enumerate(section.passages):
            if number > MOST_SENTENCES:
                return
            for sentence in _of_passage(study_.language, section, passage, place):
                sentence.score = score_of(sentence, study_.weights, study_.title, study_.language)
                number += 1
                yield sentence


def _of_passage(language: Language, section: Section, passage: Passage, place: int) -> Iterator[Sentence]:
    text, start = (passage.body, passage.body_start) if passage.label else (passage.text, passage.start)
    lines = list(split(text, start, language))[: 1 if passage.kind is BlockKind.QUOTE else None]
    judged = faults_of_item if passage.kind is BlockKind.LIST else faults_of
    for position, line in enumerate(lines):
        quotation = quotation_in(line.text)
        spoken = quotation.spoken if quotation else shorten(line.text, language)
        if not spoken:
            continue
        faults = _faults(line.text, spoken, quotation, language, judged)
        if passage.kind is not BlockKind.QUOTE and not quotation and unattributed(line.text):
            faults.add("unattributed")
        following = lines[position + 1].text if position + 1 < len(lines) else ""
        yield Sentence(
            line=Line(spoken, line.start, line.end),
            full=line.text,
            section=section,
            passage=passage,
            order=line.start,
            position=position,
            passage_position=place,
            following=following,
            faults=frozenset(faults),
            quotation=quotation,
        )


def _faults(
    full: str, spoken: str, quotation: Quotation | None, language: Language, judged: Callable[[str, Language], set[str]]
) -> set[str]:
    if quotation:
        return judged(quotation.words, language) - {"meta", "first_person"}
    return judged(spoken, language) | ({"list_stem"} if full.endswith(":") else set())
