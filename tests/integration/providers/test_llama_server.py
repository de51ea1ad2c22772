"""The writers against llama.cpp's own server: what it is made to answer has the asked shape, whatever it thinks."""

import asyncio
from collections.abc import Callable

import httpx2
import pytest
from openai import AsyncOpenAI

from adapters.language.offline.scripts import OfflineScriptWriter
from adapters.language.openai.answers import IdeaAnswer
from adapters.language.openai.asking import StructuredModel
from adapters.language.openai.ideas import OpenAiIdeaWriter
from adapters.language.openai.scripts import OpenAiScriptWriter
from adapters.providers.writers import FallbackScriptWriter
from domain.scripts.scene import Beat
from domain.shared.errors import ProviderRefusedError
from tests.support.builders import a_channel, an_idea
from tests.support.chains import a_chain
from tests.support.model_stub import ARTICLE
from tests.support.reading import parsed

TREES = parsed(ARTICLE, "title: Shade for the main road\ntags: [trees]")
PATIENCE_SEC = 120
Clients = Callable[..., AsyncOpenAI]


async def test_the_server_holds_a_noisy_model_to_the_shape(llama_url: str, client_of: Clients) -> None:
    model = StructuredModel(client_of(llama_url, PATIENCE_SEC), "tiny")
    answer = await model.ask(IdeaAnswer, "Give an idea.", "Trees on a road.", lambda _: [])

    assert 8 <= len(answer.title) <= 90
    assert answer.target_format in {"short", "long", "carousel"}


async def test_two_writers_at_once_both_get_their_idea(llama_url: str, client_of: Clients) -> None:
    writer = OpenAiIdeaWriter(client_of(llama_url, PATIENCE_SEC), "tiny")
    drafts = await asyncio.gather(*(writer.propose(TREES, a_channel(), []) for _ in range(2)))

    assert all(draft.title and draft.description for draft in drafts)


async def test_noise_never_becomes_a_script(llama_url: str, client_of: Clients) -> None:
    """Nothing that the model says stands in the article, so every scene is written by the rules, or nobody's."""
    offline = OfflineScriptWriter()
    by_model = OpenAiScriptWriter(client_of(llama_url, PATIENCE_SEC), "tiny", offline)
    script = await FallbackScriptWriter(a_chain(openai=by_model, offline=offline)).write(
        an_idea(title=TREES.title), TREES, a_channel()
    )

    assert [script.scenes[0].beat, script.scenes[-1].beat] == [Beat.HOOK, Beat.CLOSE]
    for scene in script.scenes:
        assert all(TREES.text[span.start : span.end] == span.text for span in scene.sources)


async def test_a_question_that_is_too_long_is_refused_and_not_asked_again(llama_url: str, client_of: Clients) -> None:
    model = StructuredModel(client_of(llama_url, PATIENCE_SEC), "tiny")

    with pytest.raises(ProviderRefusedError, match="The model service answered 400"):
        await model.ask(IdeaAnswer, "Give an idea.", "x " * 40_000, lambda _: [])


async def test_the_server_is_really_another_one(llama_url: str) -> None:
    async with httpx2.AsyncClient() as plain:
        answer = await plain.get(f"{llama_url.removesuffix('/v1')}/props")

    assert answer.status_code == 200
    assert "llama" in answer.headers.get("server", "").lower() + answer.text.lower()
