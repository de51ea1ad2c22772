"""A script beside the passages of its article, with the words marked that each scene rests on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from application.contracts.payloads import ScenePayload, ScriptPayload, SpanPayload
from application.contracts.script_views import Run, SceneSources

AROUND = 160
"""Letters of the article shown before and behind what is marked, up to the ends of its paragraph."""
_EXACT = ("number", "name", "quote")


def beside(script: ScriptPayload, text: str) -> tuple[SceneSources, ...]:
    return tuple(
        SceneSources(
            scene_id=scene.scene_id,
            number=number,
            narration=scene.narration,
            passages=tuple(_runs(text, passage, scene) for passage in _passages(text, scene.spans)),
        )
        for number, scene in enumerate(script.scenes, start=1)
    )


def _passages(text: str, spans: Sequence[SpanPayload]) -> Iterator[tuple[int, int]]:
    """Those that touch are one."""
    first, last = -1, -1
    for start, end in sorted(_around(text, span) for span in spans if span.end <= len(text)):
        if first >= 0 and start > last:
            yield first, last
            first = start
        first, last = (start if first < 0 else first), max(last, end)
    if first >= 0:
        yield first, last


def _around(text: str, span: SpanPayload) -> tuple[int, int]:
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    stop = text.find("\n", span.end)
    end = min(len(text) if stop < 0 else stop, span.end + AROUND)
    while start > 0 and text[start - 1].isalnum() and start < span.start:
        start += 1
    while end < len(text) and text[end].isalnum() and end > span.end:
        end -= 1
    return start, end


def _runs(text: str, passage: tuple[int, int], scene: ScenePayload) -> tuple[Run, ...]:
    """A figure, name or quotation is told from the sentence in which it stands."""
    start, end = passage
    kinds = ["plain"] * (end - start)
    for span in sorted(scene.spans, key=lambda one: one.kind in _EXACT):
        for at in range(max(span.start, start), min(span.end, end)):
            kinds[at - start] = span.kind
    edges = [at for at in range(1, len(kinds)) if kinds[at] != kinds[at - 1]]
    cuts = [0, *edges, len(kinds)]
    runs = [(kinds[i], text[start + i : start + j]) for i, j in pairwise(cuts) if j > i]
    return tuple(Run(kind=kind, text=re.sub(r"\s+", " ", run)) for kind, run in runs)
