"""Whether a model's words stand on the article: figures, evidence, and nothing that is meant for machines."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from adapters.language.offline.words import MACHINE, count_words
from adapters.language.openai.answers import SceneAnswer
from application.contracts.article import Article
from domain.scripts.scene import SourceSpan

MOST_ON_SCREEN = 8
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*(?<![.,])")
_DEBRIS = re.compile(r"https?:|www\.|\*\*|__|\]\(|[{}<>|`#\\]|&\w+;|!\[")
_SPELT = re.compile(
    r"(?i)\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|double|twice)\b"
)


def unsupported_figures(text: str, article: Article) -> list[str]:
    """Figures of the text that do not stand in the article, digits and large number words alike."""
    material = f"{article.title}\n{article.description}\n{article.text}"
    known = set(_FIGURE.findall(material))
    low = material.lower()
    figures = [figure for figure in _FIGURE.findall(text) if figure not in known]
    return figures + [word for word in _SPELT.findall(text) if word.lower() not in low]


def findings_of(name: str, scene: SceneAnswer, article: Article) -> Iterator[str]:
    visual = scene.visual
    shown = " ".join([scene.on_screen, visual.headline, visual.figure, visual.unit, *visual.items])
    for figure in unsupported_figures(f"{scene.narration} {shown}", article):
        yield f"{name}: the figure “{figure}” does not stand in the article"
    if MACHINE.search(f"{scene.narration} {shown}"):
        yield f"{name}: it repeats an instruction"
    if _DEBRIS.search(scene.narration) or _DEBRIS.search(scene.on_screen):
        yield f"{name}: it holds markup or a web address"
    if not list(spans_of(scene, article)):
        yield f"{name}: its evidence is not in the article, word for word"
    if count_words(scene.on_screen) > MOST_ON_SCREEN:
        yield f"{name}: more than {MOST_ON_SCREEN} words on screen"
    if fuzz.ratio(_bare(scene.on_screen), _bare(scene.narration)) > 80:  # noqa: PLR2004 - alike enough to be a copy
        yield f"{name}: the text on screen repeats the narration"


def spans_of(scene: SceneAnswer, article: Article) -> Iterator[SourceSpan]:
    """Where the evidence stands. Quotes and blanks may differ, words may not."""
    for quote in scene.evidence:
        words = re.findall(r"\w+", quote)
        found = re.search(r"\W+".join(map(re.escape, words)), article.text, re.IGNORECASE) if words else None
        if found:
            yield SourceSpan(kind="sentence", text=found[0], start=found.start(), end=found.end())


def stands_in(text: str, article: Article) -> bool:
    words = re.findall(r"\w+", text)
    return bool(words) and bool(re.search(r"\W+".join(map(re.escape, words)), article.text, re.IGNORECASE))


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
