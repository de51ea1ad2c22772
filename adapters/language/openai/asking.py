"""One question to an OpenAI-compatible model, with an answer of a known shape."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion, ChatCompletionMessageParam
from pydantic import ValidationError

from adapters.language.openai.answers import Answer
from adapters.model.failures import ours
from application.ports.purse import paying
from domain.budgets.prices import Usage
from domain.shared.errors import ProviderRefusedError

ATTEMPTS = 3
READINGS = 2
"""A model that twice in a row answers in another shape than it promised is not asked a third time."""
PROVIDER = "openai"
SERVICE = "The model service"
LETTERS_PER_TOKEN = 3
MOST_TOKENS = 8000
Given = TypeVar("Given", bound=Answer)
Check = Callable[[Given], Sequence[str]]


@dataclass(frozen=True, slots=True)
class StructuredModel:
    client: openai.AsyncOpenAI
    model: str

    async def ask(self, shape: type[Given], system: str, question: str, check: Check[Given]) -> Given:
        """Ask again, with what was wrong, until the check finds nothing; at the end the last readable answer counts.

        Raise `ProviderUnavailableError` if nobody answered, `ProviderRefusedError` if no answer could be read.
        """
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": system},
            {"role": "user", "content": question},
        ]
        readable: Given | None = None
        unreadable = 0
        for _ in range(ATTEMPTS):
            text = await self._complete(shape, messages)
            findings, answer = self._read(shape, text, check)
            readable = answer or readable
            if answer is not None and not findings:
                return answer
            unreadable = 0 if answer is not None else unreadable + 1
            if unreadable == READINGS:
                break
            messages = [
                *messages[:2],
                {"role": "assistant", "content": text[:6000] or "(cut off)"},
                {"role": "user", "content": "Mend this and answer again, whole:\n- " + "\n- ".join(findings[:12])},
            ]
        if readable is None:
            msg = (
                f"The model {self.model} gave no readable answer in {READINGS} tries. Use another model, or `offline`."
            )
            raise ProviderRefusedError(msg)
        return readable

    def _read(self, shape: type[Given], text: str, check: Check[Given]) -> tuple[Sequence[str], Given | None]:
        try:
            answer = shape.model_validate_json(text)
        except ValidationError as error:
            places = [f"{'.'.join(map(str, item['loc'])) or 'the answer'}: {item['msg']}" for item in error.errors()]
            return places, None
        return check(answer), answer

    async def _complete(self, shape: type[Answer], messages: Sequence[ChatCompletionMessageParam]) -> str:
        schema: Any = {"name": shape.__name__, "schema": shape.model_json_schema(), "strict": True}
        async with paying(self._expected(messages, schema)) as bill:
            try:
                completion = await self.client.chat.completions.create(
                    model=self.model,
                    messages=list(messages),
                    response_format={"type": "json_schema", "json_schema": schema},
                    max_completion_tokens=MOST_TOKENS,
                )
            except openai.OpenAIError as error:
                raise ours(error, SERVICE) from None
            except ValueError:  # no JSON, though the server said 200
                return ""
            if not isinstance(completion, ChatCompletion):
                return ""
            bill.deliver(self._used(completion) or bill.expected)
        return _text_in(completion)

    def _expected(self, messages: Sequence[ChatCompletionMessageParam], schema: object) -> Usage:
        letters = len(json.dumps([*messages, schema]))
        return Usage.text(PROVIDER, self.model, input_tokens=letters // LETTERS_PER_TOKEN, output_tokens=MOST_TOKENS)

    def _used(self, completion: ChatCompletion) -> Usage | None:
        used = completion.usage
        if not isinstance(used, CompletionUsage) or not isinstance(used.completion_tokens, int):
            return None
        return Usage.text(PROVIDER, self.model, input_tokens=used.prompt_tokens, output_tokens=used.completion_tokens)


def _text_in(completion: ChatCompletion) -> str:
    """Return nothing for an answer that was cut off. The client checks no shapes, so what is not there is no answer."""
    choices = completion.choices if isinstance(completion.choices, list) else []
    choice = choices[0] if choices else None
    message = getattr(choice, "message", None)
    refusal, content = getattr(message, "refusal", None), getattr(message, "content", None)
    if refusal:
        msg = f"The model refused: {str(refusal)[:160]}"
        raise ProviderRefusedError(msg)
    is_whole = getattr(choice, "finish_reason", "length") != "length"
    return content if is_whole and isinstance(content, str) else ""
