"""The simplest shot list: the first whole sentences of each part. For short texts and languages without rules."""

from collections.abc import Iterator

from adapters.language.offline.sentences import Line, Sentence
from adapters.language.offline.slots import Slot
from adapters.language.offline.study import Study
from adapters.language.offline.words import count_words, ended
from domain.scripts.scene import Beat

FORBIDDEN = frozenset({"addresses_machine", "debris", "unbalanced", "list_stem", "barred"})


def plain_slots(study: Study) -> list[Slot]:
    return [Slot(Beat.HOOK, study.title, [_opening(study)], section=study.sections[0]), *_parts(study)]


def _opening(study: Study) -> Line:
    barred, longest = study.language.barred, study.language.longest
    fitting = (line for line in study.excerpt if count_words(line.text) <= longest and not barred.search(line.text))
    first = next(fitting, None)
    return first or Line(ended(study.title))


def _parts(study: Study) -> Iterator[Slot]:
    for section in study.sections:
        for passage in section.passages:
            fitting = (s for s in study.of_passage(passage) if not s.faults & FORBIDDEN)
            pool = [s for s in fitting if s.size <= 2 * study.language.longest]
            if pool:
                title = section.title if section.level > 1 else study.title
                yield Slot(Beat.BEAT, title, pool=_excused(pool), section=section, optional=True)


def _excused(pool: list[Sentence]) -> list[Sentence]:
    """In order, and whatever leans on its predecessor stays out."""
    for place, sentence in enumerate(pool):
        sentence.faults = sentence.faults & {"dangling", "points_back"}
        sentence.score = 5.0 - place
    return pool
