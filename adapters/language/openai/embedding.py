"""Vectors of meaning by an OpenAI-compatible service."""

from collections.abc import Sequence
from dataclasses import dataclass

import openai

from adapters.model.failures import NO_ANSWER, ours
from application.ports.purse import paying
from application.ports.text_embedding import TextEmbedding
from domain.budgets.prices import Usage
from domain.shared.errors import ProviderRefusedError

AT_ONCE = 256
LETTERS_PER_TOKEN = 3
PROVIDER = "openai"
SERVICE = "The embedding service"


@dataclass(frozen=True, slots=True)
class OpenAiEmbedding(TextEmbedding):
    client: openai.AsyncOpenAI
    model: str

    async def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        found: list[Sequence[float]] = []
        for start in range(0, len(texts), AT_ONCE):
            found += await self._some(texts[start : start + AT_ONCE])
        if len({len(vector) for vector in found}) > 1:
            msg = f"{SERVICE} gave vectors of different lengths. Use another model."
            raise ProviderRefusedError(msg)
        return found

    async def _some(self, texts: Sequence[str]) -> list[Sequence[float]]:
        tokens = sum(len(text) for text in texts) // LETTERS_PER_TOKEN + 1
        async with paying(Usage.text(PROVIDER, self.model, input_tokens=tokens, output_tokens=0)):
            try:
                answer = await self.client.embeddings.create(
                    model=self.model, input=list(texts), encoding_format="float"
                )
            except NO_ANSWER as error:
                raise ours(error, SERVICE) from error
        rows = sorted(answer.data or (), key=lambda row: row.index)
        if [row.index for row in rows] != list(range(len(texts))) or not all(row.embedding for row in rows):
            msg = f"{SERVICE} did not give one vector a text. Use another model."
            raise ProviderRefusedError(msg)
        return [row.embedding for row in rows]
