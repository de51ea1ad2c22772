"""Article to script by rules: sentences are taken or shortened, and every figure keeps its place in the article."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from adapters.language.offline.article_types import type_of
from adapters.language.offline.counting import ArticleType, Counting, counting
from adapters.language.offline.fitting import Fitting
from adapters.language.offline.hooks import counted_things, hook_of
from adapters.language.offline.languages import language_for
from adapters.language.offline.on_screen import on_screen
from adapters.language.offline.plain import plain_slots
from adapters.language.offline.sentences import Line
from adapters.language.offline.shot_lists import favour
from adapters.language.offline.slots import Slot, slots_of
from adapters.language.offline.study import Study, study
from adapters.language.offline.style import last_words, speaking_as_the_article, styled
from adapters.language.offline.timing import PAUSE, Pace
from adapters.language.offline.visuals import Showing
from adapters.language.offline.words import KNOWN_ACRONYMS, NUMBER, capitalised
from application.contracts.article import Article
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from domain.ideas.idea import Idea
from domain.scripts.scene import Beat, Scene, SourceSpan
from domain.shared.errors import SourceUnreadableError
from domain.tenancy.channel import Channel

_CLAIM = re.compile(rf"(?P<number>(?:{NUMBER})(?![\dA-Z])(?:\s?%| million| billion)?)|(?P<quote>“[^”]+”)")
_KINDS = {
    ArticleType.LIST: "list",
    ArticleType.HOWTO: "guide",
    ArticleType.GUIDE: "guide",
    ArticleType.CASE: "story",
    ArticleType.ROUNDUP: "story",
    ArticleType.ANNOUNCEMENT: "announcement",
    ArticleType.DATA: "story",
}


class OfflineScriptWriter(ScriptWriter):
    """The same article gives the same script."""

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        return await asyncio.to_thread(write_script, idea.title, article, channel, rehearsal)


def write_script(title: str, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD) -> ScriptDraft:
    """Raise `SourceUnreadableError` if there are not enough sentences that can be spoken."""
    try:
        return _written(title, article, channel, rehearsal)
    except SourceUnreadableError:
        freely = replace(channel, brand=speaking_as_the_article(channel.brand))
        if freely.brand == channel.brand:
            raise
        return _written(title, article, freely, rehearsal)


def _written(title: str, article: Article, channel: Channel, rehearsal: Rehearsal) -> ScriptDraft:
    read = study(article, styled(language_for(article.language), channel.brand))
    counted = counting(read)
    kind = type_of(read, counted)
    close = closing(read, channel, kind, counted)
    pace = Pace(channel.brand.words_per_minute, rehearsal.seconds, partial(_in_full, read))
    spare = pace.scene(close.text).total_seconds()
    hook = hook_of(read, counted, kind)
    listed = slots_of(read, counted, kind, hook)
    favour(kind, listed)
    slots = Fitting(listed, pace, channel.target.total_seconds(), spare).fit()
    if len(slots) < 3:
        slots = Fitting(plain_slots(read), pace, channel.target.total_seconds(), spare).fit()
    if len(slots) < 2:
        msg = f"{article.source}: there are not enough whole sentences for a script. Add some text to the article."
        raise SourceUnreadableError(msg)
    scenes = _scenes(read, [*_expanded(read, slots), close], pace)
    return ScriptDraft(title=title or article.title, language=article.language, scenes=scenes, writer="offline")


def closing(read: Study, channel: Channel, kind: ArticleType, counted: Counting) -> Slot:
    """The channel's own call to action, else the usual one of the language, else the title once more.

    What the title counts is what the viewer may have in full.
    """
    own, more = last_words(channel.brand, read.article), read.language.more or read.title
    if own or read.language.code != "en" or not (things := counted_things(read, counted)):
        usual = read.language.close.format(kind=_KINDS.get(kind, "article"))
        return Slot(Beat.CLOSE, more, [Line(own or usual or read.title)])
    return Slot(Beat.CLOSE, f"All {things}", [Line(f"All {things} in full: the link is in the description.")])


def _expanded(read: Study, slots: Sequence[Slot]) -> Sequence[Slot]:
    """An acronym is spoken in full where the article says what it stands for."""
    for slot in slots:
        slot.head = [_expand(read, line) for line in slot.head]
        for sentence in slot.chosen:
            sentence.line = _expand(read, sentence.line)
    return slots


def _expand(read: Study, line: Line) -> Line:
    return replace(line, text=_in_full(read, line.text))


def _in_full(read: Study, text: str) -> str:
    for acronym, name in read.acronyms.items():
        found = re.search(rf"\b{re.escape(acronym)}(s?)\b", text)
        told = name.lower() in text.lower() or name.lower() in read.title.lower()
        known = acronym.upper() in KNOWN_ACRONYMS or told or len(name.split()) > 5
        if found and not known:
            text = text[: found.start()] + name + found[1] + text[found.end() :]
    return capitalised(text)


def _scenes(read: Study, slots: Sequence[Slot], pace: Pace) -> tuple[Scene, ...]:
    showing = Showing(read, slots)
    return tuple(scene_of(read, slot, f"s{number}", showing, pace) for number, slot in enumerate(slots, start=1))


def scene_of(read: Study, slot: Slot, scene_id: str, showing: Showing, pace: Pace) -> Scene:
    shown = slot.title if slot.beat is Beat.CLOSE else on_screen(read, slot, showing.words)
    showing.words.append(shown)
    return Scene(
        scene_id=scene_id,
        beat=slot.beat,
        narration=slot.text,
        on_screen_text=shown,
        duration=pace.scene(slot.text),
        pause=PAUSE,
        visual=showing.visual(slot, shown),
        sources=tuple(span for line in slot.lines for span in spans_of(read.article, line)),
    )


def spans_of(article: Article, line: Line) -> Iterator[SourceSpan]:
    """The sentence that backs the line, and each figure and quotation in it. A title has no place in the text."""
    if line.end <= line.start:
        return
    backing = article.text[line.start : line.end]
    yield SourceSpan(kind="sentence", text=backing, start=line.start, end=line.end)
    for claim in _CLAIM.finditer(line.text):
        at = backing.find(claim[0])
        if at >= 0:
            start = line.start + at
            kind = "number" if claim["number"] else "quote"
            yield SourceSpan(kind=kind, text=claim[0], start=start, end=start + len(claim[0]))
