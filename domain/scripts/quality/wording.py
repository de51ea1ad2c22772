"""Sentences that cannot be spoken or read: debris of markup, halves, references to nothing, and ones without end."""

import re
from collections.abc import Iterator

from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.scripts.quality.prose import sentences, words
from domain.scripts.quality.standard import Standard, shown_texts
from domain.scripts.quality.tongues import Tongue, tongue_of
from domain.scripts.scene import Beat, Scene

UNSPEAKABLE = 40
"""Words in a sentence: nobody follows it by ear, whatever the style guide says."""
_DEBRIS = re.compile(
    r"\*\*|__|\]\(|!\[|[{}<>|`#\\]|https?:|www\.|&#?\w+;|\[\^|\[\d+\]|:\w+_?\w*:|\u2014\u2014|\w{41,}|[\u200b\u2060\ufeff]|"
    r"[\U000e0000-\U000e007f]"
)
_BRACKET = re.compile(r"[()\[\]]")
_SHOWN_DEBRIS = re.compile(r"\*\*|__|\]\(|!\[|[{}<>`\\]|https?:|&#?\w+;|\[\^|[\u200b\u2060\ufeff]")
_ENDS = re.compile(r"[.!?…。！？؟][”\"’»)」』]*$")
_NAME_IN_SMALL = re.compile(r"\w+\.\w+|[a-z]+[A-Z]")


def of_scene(scene: Scene, standard: Standard) -> Iterator[Finding]:
    yield from _debris(scene)
    tongue = tongue_of(standard.language)
    if tongue.opens_with_reference.match(scene.narration):
        opening = " ".join(scene.narration.split()[:4])
        yield error(Check.DANGLING, f"It opens with “{opening}”: say what that is.", scene.scene_id, opening)
    found = tongue.page_talk.search(scene.narration)
    if found and scene.beat is not Beat.CLOSE:
        yield warning(Check.PAGE_TALK, "It speaks of a page that nobody sees.", scene.scene_id, found[0])
    if scene.narration and scene.narration[0].islower() and not _NAME_IN_SMALL.match(scene.narration):
        yield error(Check.HALF_SENTENCE, "It starts in the middle of a sentence.", scene.scene_id, scene.narration[:60])
    for sentence in sentences(scene.narration):
        yield from _sentence(sentence, scene.scene_id, tongue, standard.sentence_words)


def _debris(scene: Scene) -> Iterator[Finding]:
    found = _DEBRIS.search(scene.narration)
    if found:
        yield error(
            Check.DEBRIS, f"“{found[0]}” is markup or an address, and would be spoken.", scene.scene_id, found[0]
        )
    elif _BRACKET.search(scene.narration):
        yield warning(Check.DEBRIS, "Brackets are not heard: say it in a sentence.", scene.scene_id, scene.narration)
    for text in shown_texts(scene):
        if seen := _SHOWN_DEBRIS.search(text):
            yield error(Check.DEBRIS, f"“{seen[0]}” stands on the picture.", scene.scene_id, text)
            return


def _sentence(sentence: str, scene_id: str, tongue: Tongue, longest: int) -> Iterator[Finding]:
    if not _ENDS.search(sentence) or tongue.hangs.search(sentence) or tongue.clause.match(sentence):
        yield error(Check.HALF_SENTENCE, "It is half a sentence: finish it.", scene_id, sentence[-80:])
    length = len(words(sentence))
    if length > UNSPEAKABLE:
        yield error(Check.SENTENCE_LENGTH, f"{length} words in one sentence: cut it in two.", scene_id, sentence)
    elif length > longest:
        told = f"{length} words in one sentence; the style guide wants {longest} at most."
        yield warning(Check.SENTENCE_LENGTH, told, scene_id, sentence)
