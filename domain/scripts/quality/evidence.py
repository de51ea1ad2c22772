"""Whether what a script says stands in the article: figures, names, quotations, statements, and their “not”s."""

from collections.abc import Iterator, Sequence

from domain.scripts.quality.figures import Figure, figures, plain
from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.scripts.quality.prose import sentences, stands_in, stems
from domain.scripts.quality.standard import Standard, shown_texts
from domain.scripts.quality.tongues import tongue_of
from domain.scripts.quality.tracing import BACKED, SENTENCE, claims_of, place_of_figure
from domain.scripts.scene import Beat, Layout, Scene

SMALL = 12
"""Up to here a picture may count its own lines."""
FEW_WORDS = 4
TOLD = 0.75


def of_scenes(scenes: Sequence[Scene], standard: Standard) -> Iterator[Finding]:
    if not standard.source.text:
        return
    known = list(figures(standard.source.whole, standard.language))
    for scene in scenes:
        own = scene.beat is Beat.CLOSE and any(stands_in(words, scene.narration) for words in standard.own_words)
        if not own:
            yield from _said(scene, standard, known)
            yield from _backing(scene, standard)
        yield from _shown(scene, standard, known)


def _said(scene: Scene, standard: Standard, known: Sequence[Figure]) -> Iterator[Finding]:
    claims, at, whole = claims_of(scene.narration, standard.language), scene.scene_id, standard.source.whole
    for figure in claims.figures:
        if place_of_figure(figure, known) is None:
            yield error(Check.NUMBER, f"“{figure.text}” does not stand in the article.", at, figure.text)
    for name in claims.names:
        own = any(stands_in(name, words) for words in standard.own_words)
        if not own and not all(stands_in(part, whole) for part in name.split()):
            yield error(Check.NAME, f"“{name}” is not named in the article.", at, name)
    for quoted in claims.quotations:
        if not stands_in(quoted, whole):
            yield error(Check.QUOTATION, "These words are quoted, and do not stand in the article.", at, quoted)


def _shown(scene: Scene, standard: Standard, known: Sequence[Figure]) -> Iterator[Finding]:
    visual, at = scene.visual, scene.scene_id
    texts = [text for text in shown_texts(scene) if not _names_the_site(text, standard)]
    claims = claims_of("\n".join(texts), standard.language)
    values = [value for _, value in visual.points] + [value for _, series in visual.series for value in series]
    drawn = [Figure(plain(abs(value)), frozenset({plain(abs(value))})) for value in values]
    for figure in (*claims.figures, *drawn):
        if place_of_figure(figure, known) is None:
            report = warning if figure.text.isdigit() and int(figure.text) <= SMALL else error
            yield report(
                Check.NUMBER, f"The picture shows “{figure.text}”, which the article does not.", at, figure.text
            )
    if visual.layout is Layout.QUOTE and visual.headline and not stands_in(visual.headline, standard.source.whole):
        yield error(Check.QUOTATION, "The picture quotes words that do not stand in the article.", at, visual.headline)


def _names_the_site(text: str, standard: Standard) -> bool:
    """Its figures (18f.gov, 127.0.0.1) are no claim."""
    return "." in text and text in standard.source.address


def _backing(scene: Scene, standard: Standard) -> Iterator[Finding]:
    backing = [span.text for span in scene.sources if span.kind == SENTENCE]
    said = stems(scene.narration)
    if scene.beat is not Beat.BEAT:
        backing += [standard.source.title, standard.source.description]
    shared = len(said & stems(" ".join(backing))) / max(len(said), 1)
    if scene.beat is not Beat.CLOSE and len(said) >= FEW_WORDS and shared < BACKED:
        told = "No place in the article says this: check it, or name the place."
        yield warning(Check.EVIDENCE, told, scene.scene_id, scene.narration)
        return
    yield from _lost_negation(scene, backing, standard)


def _lost_negation(scene: Scene, backing: Sequence[str], standard: Standard) -> Iterator[Finding]:
    """A sentence of the article that is told nearly whole, but for its “not”, says the opposite."""
    negation, said = tongue_of(standard.language).negation, stems(scene.narration)
    if negation.search(scene.narration):
        return
    for sentence in (part for text in backing for line in text.splitlines() for part in sentences(line)):
        theirs = stems(sentence)
        lost = negation.search(sentence)
        if lost and len(theirs & said) >= TOLD * max(len(theirs), 1):
            told = f"The article says “{lost[0]}” here, and the script does not."
            yield warning(Check.EVIDENCE, told, scene.scene_id, sentence)
            return
