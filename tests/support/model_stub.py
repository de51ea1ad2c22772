"""A language model that answers what a test wrote down, over the real client and no network."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai

Reply = dict[str, Any] | str | int | Exception


@dataclass
class ModelStub:
    """Gives its replies in turn, the last one again and again: a body, raw text, a status, or a failure."""

    replies: Sequence[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)

    def client(self) -> openai.AsyncOpenAI:
        transport = httpx2.MockTransport(self._answer)
        return openai.AsyncOpenAI(
            api_key="none",
            base_url="http://model.test/v1",
            max_retries=0,
            http_client=httpx2.AsyncClient(transport=transport),
        )

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(json.loads(request.content))
        reply = self.replies[min(len(self.asked), len(self.replies)) - 1]
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, int):
            return httpx2.Response(reply, json={"error": {"message": "no"}})
        content = reply if isinstance(reply, str) else json.dumps(reply)
        finish = "length" if content.endswith("…cut") else "stop"
        message = {"role": "assistant", "content": content, "refusal": None}
        choice = {"index": 0, "finish_reason": finish, "message": message}
        body = {"id": "1", "object": "chat.completion", "created": 0, "model": "stub", "choices": [choice]}
        return httpx2.Response(200, json=body)


def a_model_scene(narration: str, evidence: str, **changes: Any) -> dict[str, Any]:
    visual = {"layout": "headline", "headline": "", "items": [], "figure": "", "unit": "", "picture": -1}
    scene = {"narration": narration, "on_screen": "Cool shade", "evidence": [evidence], "visual": visual}
    return scene | changes


def a_model_script(**changes: Any) -> dict[str, Any]:
    """A script that stands on the article of `tests.support.model_stub.ARTICLE`."""
    beats = [
        a_model_scene(
            "The pavement under the trees is 9 degrees cooler.", "The pavement under them is 9 degrees cooler"
        ),
        a_model_scene("People stay longer and buy more in the shops.", "People stay longer and buy more in the shops"),
        a_model_scene("A young tree needs 80 litres of water a week.", "A young tree needs 80 litres of water a week"),
        a_model_scene("Neighbours water them in the first two summers.", "Neighbours water the trees in the first two"),
        a_model_scene(
            "The second street has 40,000 dollars set aside.", "set aside 40,000 dollars for the second street"
        ),
    ]
    hook = a_model_scene(
        "A city planted 212 trees, and the road changed.", "The city planted 212 trees along the main road"
    )
    script = {"title": "Shade for a road", "hook": hook, "beats": beats, "close": "Read the whole story on the site."}
    return script | changes


def an_idea_answer(**changes: Any) -> dict[str, Any]:
    answer = {
        "title": "How 212 trees cooled a road",
        "description": "Shade made the main road of a city 9 degrees cooler, and fuller.",
        "tags": ["trees", "city"],
        "target_format": "short",
        "format_reason": "One thought with two figures fits a short.",
    }
    return answer | changes


ARTICLE = """The city planted 212 trees along the main road. The pavement under them is 9 degrees cooler.

## What shade does

Shade lowers the temperature of the pavement. People stay longer and buy more in the shops.

## What trees need

A young tree needs 80 litres of water a week. Neighbours water the trees in the first two summers.

## What comes next

The city has set aside 40,000 dollars for the second street. Work on the street begins in autumn.
"""
