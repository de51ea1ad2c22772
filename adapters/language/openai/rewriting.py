"""One scene anew by a language model, held against the article; what does not hold is written by rules."""

from collections.abc import Sequence
from dataclasses import replace

import openai

from adapters.language.offline.timing import Pace
from adapters.language.openai.answers import SceneAnswer
from adapters.language.openai.asking import StructuredModel
from adapters.language.openai.prompts import RULES, fenced, mark_of, style_rules
from adapters.language.openai.scripts import scene_of
from adapters.language.openai.verifying import findings_of
from application.contracts.article import Article
from application.ports.scene_writer import SceneWriter
from domain.scripts.scene import Beat, Scene
from domain.shared.errors import InvalidInputError
from domain.tenancy.channel import Channel

TASK = (
    "You write one scene of a video's script anew: the {beat}, about {words} words, one thought in whole sentences, no "
    "pronoun at its start. It says something that none of the lines already spoken says. The text on screen has at "
    "most eight words and never repeats the narration. Name as evidence the exact words of the article it rests on."
)


class OpenAiSceneWriter(SceneWriter):
    def __init__(self, client: openai.AsyncOpenAI, model: str, fallback: SceneWriter) -> None:
        self._model = StructuredModel(client, model)
        self._fallback = fallback

    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        old = next(scene for scene in scenes if scene.scene_id == scene_id)
        if old.beat is Beat.CLOSE:
            msg = "The last words are the brand's: change them in the settings, or edit the scene."
            raise InvalidInputError(msg)
        said = [scene.narration for scene in (*scenes, *earlier)]

        def check(answer: SceneAnswer) -> list[str]:
            repeated = ["it was said already: say something else"] * (answer.narration.strip() in said)
            return [*findings_of("the scene", answer, article), *repeated]

        answer = await self._model.ask(SceneAnswer, *_prompt(old, said, article, channel), check)
        if check(answer):
            return await self._fallback.rewrite(scene_id, scenes, earlier, article, channel)
        written = scene_of(answer, old.beat, article, Pace(channel.brand.words_per_minute))
        return replace(written, scene_id=scene_id)


def _prompt(old: Scene, said: Sequence[str], article: Article, channel: Channel) -> tuple[str, str]:
    task = TASK.format(beat=old.beat, words=len(old.narration.split()))
    rules = RULES.format(mark=mark_of(article), language=article.language)
    spoken = "\n".join(f"- {line}" for line in dict.fromkeys(said))
    return f"{task} {style_rules(channel.brand)} {rules}", f"Already spoken:\n{spoken}\n{fenced(article)}"
