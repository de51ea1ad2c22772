"""Where in the article a text's figures, names, quotations and statements stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.scripts.quality.figures import Figure, figures
from domain.scripts.quality.prose import stands_in, stems
from domain.scripts.quality.standard import Source, Standard
from domain.scripts.quality.tongues import tongue_of
from domain.scripts.scene import Beat, Scene, SourceSpan

NUMBER, NAME, QUOTATION, SENTENCE = "number", "name", "quote", "sentence"
BACKED = 0.5
"""Share of a statement's words of meaning that its place in the article has."""
_QUOTED = re.compile(r"“([^”]{2,})”|„([^“”]{2,})[“”]|«\s?([^»]{2,}?)\s?»|\"([^\"]{2,})\"")
_CAPITAL = r"[A-ZÀ-Þ][\w’'.-]*\w"
_NAME = re.compile(rf"(?:(?<=[^\W\d_]\s)|(?<=[,;]\s)){_CAPITAL}(?:\s{_CAPITAL})*|^{_CAPITAL}(?:\s{_CAPITAL})+")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_POSITION = re.compile(r"\b\d+ / \d+\b")


@dataclass(frozen=True, slots=True)
class Claims:
    """What a text says that can be true or false word by word."""

    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    quotations: tuple[str, ...]


def claims_of(text: str, language: str) -> Claims:
    quoted = tuple(next(part for part in found.groups() if part).strip() for found in _QUOTED.finditer(text))
    names = _names(text) if tongue_of(language).names else ()
    return Claims(tuple(figures(_POSITION.sub("", text), language)), tuple(names), quoted)


def _names(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        name = re.sub(r"[’']s?$", "", found[0].strip())
        if name not in ("I", "I’m", "I'm") and not text[: found.start()].rstrip().endswith((".", "!", "?", ":")):
            yield name


def place_of_figure(figure: Figure, known: Sequence[Figure]) -> Figure | None:
    return next((one for one in known if one.values & figure.values), None)


def traced(scene: Scene, standard: Standard) -> Scene:
    """The scene with a span for each figure, name, quotation and statement that has a place in the article.

    Spans that are not true of this article, or that what is said now no longer rests on, are left out. Without an
    article nothing is changed.
    """
    source = standard.source
    if not source.text:
        return scene
    kept = [span for span in scene.sources if source.text[span.start : span.end] == span.text and span.text]
    statements = [span for span in kept if span.kind == SENTENCE and _backs(span.text, scene.narration)]
    if not statements and scene.beat is not Beat.CLOSE:
        statements = list(_best_sentences(scene.narration, source))
    found = [*statements, *_spans(claims_of(scene.narration, standard.language), source, standard.language)]
    return replace(scene, sources=tuple(dict.fromkeys(found)))


def _spans(claims: Claims, source: Source, language: str) -> Iterator[SourceSpan]:
    known = list(figures(source.text, language)) if claims.figures else []
    for figure in claims.figures:
        if place := place_of_figure(figure, known):
            yield SourceSpan(kind=NUMBER, text=place.text, start=place.start, end=place.end)
    for kind, texts in ((NAME, claims.names), (QUOTATION, claims.quotations)):
        for text in texts:
            if at := stands_in(text, source.text):
                yield SourceSpan(kind=kind, text=at[0], start=at.start(), end=at.end())


def _backs(backing: str, said: str) -> bool:
    return bool(stems(backing) & stems(said))


def _best_sentences(said: str, source: Source) -> Iterator[SourceSpan]:
    """The sentence of the article that shares most with what is said, if it shares half of it."""
    wanted = stems(said)
    best, most = None, 0.0
    for found in _SENTENCE.finditer(source.text):
        share = len(wanted & stems(found[0])) / max(len(wanted), 1)
        if share > most:
            best, most = found, share
    if best is not None and most >= BACKED:
        text = best[0].strip()
        start = best.start() + best[0].index(text)
        yield SourceSpan(kind=SENTENCE, text=text, start=start, end=start + len(text))
