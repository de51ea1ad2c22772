"""What rules can honour of a style guide: words and persons not said, length of sentences, last words."""

import re
import zlib
from dataclasses import replace

from adapters.language.offline.languages import NEVER, Language
from application.contracts.article import Article
from domain.tenancy.channel import BrandStyle
from domain.tenancy.style import Narrator, Person


def styled(language: Language, brand: BrandStyle) -> Language:
    """The language as the brand speaks it: what is barred is never taken from an article."""
    style = brand.style
    barred = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in brand.banned_words if word.strip()]
    nobody = style.narrator is Narrator.REPORT or style.person is Person.THIRD
    if nobody and language.first_person is not NEVER:
        barred.append(language.first_person.pattern.removeprefix("(?i)"))
    pattern = re.compile("|".join(barred), re.IGNORECASE) if barred else NEVER
    return replace(language, barred=pattern, longest=min(style.sentence_words, language.longest))


def speaking_as_the_article(brand: BrandStyle) -> BrandStyle:
    """For articles that say everything of a “we”: the checks tell about it, and somebody decides."""
    return replace(brand, style=replace(brand.style, narrator=Narrator.OWN, person=Person.ANY))


def last_words(brand: BrandStyle, article: Article) -> str:
    """The brand's own, else one of its calls to action: the same for the same article."""
    calls = brand.style.calls_to_action
    if brand.call_to_action or not calls:
        return brand.call_to_action
    return calls[zlib.crc32(article.title.encode()) % len(calls)]
