"""Scripts by a language model, scene by scene held against the article; what does not hold is written by rules."""

from collections.abc import Sequence
from dataclasses import replace

import openai

from adapters.language.offline.timing import PAUSE, Pace
from adapters.language.offline.words import MACHINE, ended
from adapters.language.openai.answers import SceneAnswer, ScriptAnswer
from adapters.language.openai.asking import StructuredModel
from adapters.language.openai.fitting import bounds, report, trimmed
from adapters.language.openai.prompts import script_prompt
from adapters.language.openai.verifying import findings_of, spans_of, unsupported_figures
from adapters.language.openai.visuals import visual_of
from application.contracts.article import Article
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from domain.ideas.idea import Idea
from domain.scripts.scene import Beat, Scene
from domain.shared.errors import ProviderRefusedError
from domain.tenancy.channel import Channel


class OpenAiScriptWriter(ScriptWriter):
    """`fallback` writes the scenes that the model got wrong to the end."""

    def __init__(self, client: openai.AsyncOpenAI, model: str, fallback: ScriptWriter) -> None:
        self._model = StructuredModel(client, model)
        self._fallback = fallback

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        by_rules = await self._fallback.write(idea, article, channel, rehearsal)
        pace = Pace(channel.brand.words_per_minute, rehearsal.seconds)
        target = channel.target.total_seconds()
        system, question = script_prompt(idea, article, channel)
        system = f"{system} {report(rehearsal, target)}".strip()

        def check(answer: ScriptAnswer) -> list[str]:
            return [*_faults(answer, article), *_length(answer, pace, target, bounds(rehearsal))]

        answer = await self._model.ask(ScriptAnswer, system, question, check)
        scenes = _scenes(answer, article, by_rules, pace)
        if rehearsal.narrations:
            scenes = trimmed(scenes, target)
        total = sum(scene.duration.total_seconds() for scene in scenes)
        if total > target * 2:
            wrote = f"The model {self._model.model} wrote {total:.0f} seconds"
            msg = f"{wrote} where {target:.0f} were wanted. Try again, or use `offline`."
            raise ProviderRefusedError(msg)
        title = by_rules.title if _tainted(answer.title, article) else answer.title
        return ScriptDraft(title=title, language=article.language, scenes=scenes, writer=self._model.model)


def _faults(answer: ScriptAnswer, article: Article) -> list[str]:
    parts = [("hook", answer.hook), *((f"beat {n}", beat) for n, beat in enumerate(answer.beats, start=1))]
    findings = [finding for name, scene in parts for finding in findings_of(name, scene, article)]
    framing = (("title", answer.title), ("close", answer.close))
    return findings + [f"{name}: only what the article says" for name, text in framing if _tainted(text, article)]


def _length(answer: ScriptAnswer, pace: Pace, target: float, between: tuple[float, float]) -> list[str]:
    spoken = [answer.hook.narration, *(beat.narration for beat in answer.beats), answer.close]
    seconds = sum(pace.scene(text).total_seconds() for text in spoken)
    if seconds > target * between[1]:
        return [f"it takes {seconds:.0f} seconds to speak: cut it to {target:.0f}"]
    if seconds < target * between[0]:
        return [f"it takes only {seconds:.0f} seconds to speak: tell more, up to {target:.0f}"]
    return []


def _scenes(answer: ScriptAnswer, article: Article, by_rules: ScriptDraft, pace: Pace) -> tuple[Scene, ...]:
    """A scene that does not hold is replaced by the rules' scene at its place; the rules' own scenes come once."""
    opening, *middle, closing = by_rules.scenes
    held = not list(findings_of("hook", answer.hook, article))
    scenes = [scene_of(answer.hook, Beat.HOOK, article, pace) if held else opening]
    for beat, instead in zip(answer.beats, _padded(middle, len(answer.beats)), strict=True):
        if not list(findings_of("beat", beat, article)):
            scenes.append(scene_of(beat, Beat.BEAT, article, pace))
        elif instead is not None:
            scenes.append(instead)
    close = closing
    if not _tainted(answer.close, article):
        close = replace(closing, narration=ended(answer.close), duration=pace.scene(answer.close))
    return tuple(replace(scene, scene_id=f"s{n}") for n, scene in enumerate([*scenes, close], start=1))


def _padded(scenes: Sequence[Scene], size: int) -> list[Scene | None]:
    return [*scenes[:size], *([None] * (size - len(scenes)))]


def scene_of(answer: SceneAnswer, beat: Beat, article: Article, pace: Pace) -> Scene:
    narration = ended(answer.narration.strip())
    return Scene(
        scene_id="",
        beat=beat,
        narration=narration,
        on_screen_text=answer.on_screen.strip(),
        duration=pace.scene(narration),
        pause=PAUSE,
        visual=visual_of(answer, article),
        sources=tuple(spans_of(answer, article)),
    )


def _tainted(text: str, article: Article) -> bool:
    return bool(MACHINE.search(text) or "://" in text or unsupported_figures(text, article))
