"""Whether a script speaks as its brand does: words never and always said, whom it speaks of, how hard it is to read."""

import re
from collections.abc import Iterator, Sequence

from domain.scripts.quality.coarse import PROFANITY
from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.scripts.quality.prose import sentences, stands_in, words
from domain.scripts.quality.standard import Standard, shown_texts
from domain.scripts.quality.tongues import tongue_of
from domain.scripts.scene import Scene

LONG_WORD = 7
GRADES = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)
"""RIX, long words for each sentence, up to which a text is read in grade 1, 2, … (Anderson, 1983): for any language."""
MEAN_SENTENCE = 16


def of_scene(scene: Scene, standard: Standard) -> Iterator[Finding]:
    whole = "\n".join((scene.narration, *shown_texts(scene)))
    for word in standard.banned_words:
        if stands_in(word, whole):
            yield error(Check.BANNED_WORD, f"“{word}” is on the list of words never to say.", scene.scene_id, word)
    if curse := PROFANITY.search(whole):
        yield error(Check.PROFANITY, "A coarse word.", scene.scene_id, curse[0])
    yield from _promise(scene, standard)
    yield from _person(scene, standard)


def of_script(scenes: Sequence[Scene], standard: Standard) -> Iterator[Finding]:
    whole = "\n".join(text for scene in scenes for text in (scene.narration, *shown_texts(scene)))
    for word in standard.required_words:
        if not stands_in(word, whole):
            yield warning(Check.REQUIRED_WORD, f"“{word}” is to be said in every script.", excerpt=word)
    spoken = [sentence for scene in scenes for sentence in sentences(scene.narration)]
    level, wanted = grade(spoken), standard.reading_level
    if level > wanted:
        yield warning(Check.READING_LEVEL, f"It reads like grade {level}; the style guide wants {wanted} at most.")
    mean = sum(len(words(sentence)) for sentence in spoken) / max(len(spoken), 1)
    if mean > MEAN_SENTENCE:
        yield warning(Check.SENTENCE_LENGTH, f"{mean:.0f} words in a sentence on average: {MEAN_SENTENCE} is enough.")


def grade(spoken: Sequence[str]) -> int:
    """The school grade, 1 to 13, in which this is read with ease."""
    long = sum(len(word) >= LONG_WORD for sentence in spoken for word in words(sentence))
    rix = long / max(len(spoken), 1)
    return 1 + sum(rix >= least for least in GRADES)


def _promise(scene: Scene, standard: Standard) -> Iterator[Finding]:
    """The article may promise, and be quoted; a brand does not promise by itself."""
    for found in tongue_of(standard.language).promise.finditer(scene.narration):
        if not re.search(re.escape(found[0]), standard.source.whole, re.IGNORECASE):
            told = f"“{found[0]}” is a promise that the article does not make."
            yield error(Check.CLAIM, told, scene.scene_id, found[0])


def _person(scene: Scene, standard: Standard) -> Iterator[Finding]:
    tongue = tongue_of(standard.language)
    said_we = tongue.we.search(re.sub(r"[“«„\"][^”»“\"]*[”»“\"]", "", scene.narration))
    said_you = tongue.you.search(scene.narration)
    if said_we and not standard.says_we:
        told = f"“{said_we[0]}”: nobody here is meant by it; the style guide does not speak so."
        yield warning(Check.PERSON, told, scene.scene_id, said_we[0])
    if said_you and not standard.says_you:
        yield warning(Check.PERSON, f"“{said_you[0]}”: the style guide speaks to nobody.", scene.scene_id, said_you[0])
