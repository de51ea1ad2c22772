"""Vectors of meaning by an OpenAI-compatible service."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import openai
from pydantic import BaseModel, Field, FiniteFloat, TypeAdapter, ValidationError

from adapters.model.failures import NO_ANSWER, ours
from application.ports.purse import paying
from application.ports.text_embedding import TextEmbedding
from domain.budgets.prices import Usage
from domain.shared.errors import ProviderRefusedError

AT_ONCE = 256
LETTERS_PER_TOKEN = 3
LARGEST = 1e6
"""Far beyond any vector, and small enough to be squared as a 32-bit number."""
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
        rows = _rows_of(answer)
        if [row.index for row in rows] != list(range(len(texts))):
            msg = f"{SERVICE} did not give one vector a text. Use another model."
            raise ProviderRefusedError(msg)
        return [row.embedding for row in rows]


class _Row(BaseModel, from_attributes=True):
    index: int
    embedding: Annotated[list[Annotated[FiniteFloat, Field(ge=-LARGEST, le=LARGEST)]], Field(min_length=1)]


_ROWS = TypeAdapter(list[_Row])


def _rows_of(answer: object) -> list[_Row]:
    """The client checks no shapes: an answer of another one has no rows."""
    try:
        return sorted(_ROWS.validate_python(getattr(answer, "data", None)), key=lambda row: row.index)
    except ValidationError:
        return []
