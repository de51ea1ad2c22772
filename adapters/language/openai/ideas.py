"""Ideas by a language model. What counts into the score stays with the rules: a model does not grade its own work."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import openai

from adapters.language.offline.ideas import propose_idea
from adapters.language.offline.words import MACHINE
from adapters.language.openai.answers import IdeaAnswer
from adapters.language.openai.asking import StructuredModel
from adapters.language.openai.prompts import idea_prompt
from adapters.language.openai.verifying import unsupported_figures
from application.contracts.article import Article
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from domain.ideas.idea import TargetFormat
from domain.tenancy.channel import Channel


class OpenAiIdeaWriter(IdeaWriter):
    def __init__(self, client: openai.AsyncOpenAI, model: str) -> None:
        self._model = StructuredModel(client, model)

    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        draft = await asyncio.to_thread(propose_idea, article)
        system, question = idea_prompt(article, channel, [*channel.topics, *topics])

        def check(answer: IdeaAnswer) -> list[str]:
            text = f"{answer.title} {answer.description}"
            wrong = [f"the figure “{f}” does not stand in the article" for f in unsupported_figures(text, article)]
            return wrong + (["it repeats an instruction"] if MACHINE.search(text) else [])

        answer = await self._model.ask(IdeaAnswer, system, question, check)
        if check(answer):
            return draft
        return replace(
            draft,
            title=answer.title,
            description=answer.description,
            tags=tuple(dict.fromkeys(tag.lower() for tag in answer.tags if not MACHINE.search(tag))),
            target_format=TargetFormat(answer.target_format),
            format_reason=answer.format_reason,
        )
