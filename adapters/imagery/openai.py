"""Pictures by any OpenAI-compatible service, for scenes without one of their own; never for words."""

import asyncio
import base64
import hashlib
import json
from typing import Final

import openai
from openai import AsyncOpenAI

from adapters.imagery.found import Found, PictureSource
from adapters.model.failures import NO_ANSWER, ours
from adapters.model.once import Order
from application.ports.imagery import PictureOrder
from application.ports.provider_jobs import ProviderJobs
from application.ports.purse import paying
from domain.assets.provenance import Provenance
from domain.budgets.prices import Usage
from domain.shared.errors import ProviderRefusedError
from render_cluster import media
from render_cluster.media import StoreSpec

PROVIDER: Final = "openai"
SERVICE: Final = "The picture service"
LICENCE: Final = "Generated; the service's terms apply, and it must be disclosed"
USD_PER_PICTURE = {"gpt-image-1": 0.063, "gpt-image-1-mini": 0.015, "dall-e-3": 0.08}
_ENCODES_ONLY_IF_ASKED = "dall-e"
LONGEST_PROMPT = 3000
_TALL, _WIDE = 0.8, 1.25


class OpenAiPictures(PictureSource):
    """What was paid for once is not asked for again: the picture lies under the hash of what was asked."""

    def __init__(self, client: AsyncOpenAI, model: str, store_spec: StoreSpec, jobs: ProviderJobs) -> None:
        self._client = client
        self._model = model
        self._store = store_spec
        self._jobs = jobs

    async def find(self, order: PictureOrder) -> Found:
        key, cost = key_of(order, self._client, self._model), 0.0
        if await self._known(key) is None:
            bought = Order(self._jobs, order.tenant_id, PROVIDER, key)
            await bought.bought(lambda: self._buy(order, key), lambda: self._known(key))
            cost = USD_PER_PICTURE.get(self._model, 0.0)
        return found(order, key, self._model, cost)

    async def _buy(self, order: PictureOrder, key: str) -> str:
        encoded = await self._ask(order, key)
        await asyncio.to_thread(media.save, self._store, key, decoded(encoded))
        return key

    async def _known(self, key: str) -> str | None:
        return key if await asyncio.to_thread(media.exists, self._store, key) else None

    async def _ask(self, order: PictureOrder, key: str) -> str:
        usage = Usage.pictures(PROVIDER, self._model)
        async with paying(usage) as bill:
            try:
                answer = await self._client.images.generate(
                    model=self._model,
                    prompt=prompt_of(order),
                    size=size_of(order, self._model),
                    n=1,
                    response_format="b64_json" if self._model.startswith(_ENCODES_ONLY_IF_ASKED) else openai.omit,
                    extra_headers={"Idempotency-Key": key},
                )
            except NO_ANSWER as error:
                raise ours(error, SERVICE) from error
            bill.deliver(usage)
        return _encoded_in(answer)


def _encoded_in(answer: object) -> str:
    """The client checks no shapes, so what a service calls its pictures may be anything."""
    pictures = getattr(answer, "data", None)
    first = pictures[0] if isinstance(pictures, list) and pictures else None
    encoded = getattr(first, "b64_json", None)
    return encoded if isinstance(encoded, str) else ""


def found(order: PictureOrder, key: str, model: str, cost: float) -> Found:
    parameters: dict[str, str | int | float] = {"size": size_of(order, model), "take": order.take}
    made = Provenance(model=model, prompt=prompt_of(order), parameters=parameters)
    return Found(key=key, source=model, licence=LICENCE, cost_usd=cost, provenance=made)


def decoded(encoded: str) -> bytes:
    try:
        content = base64.b64decode(encoded, validate=True)
    except ValueError as error:  # also what is no ASCII
        message = f"{SERVICE} answered with something that is no picture."
        raise ProviderRefusedError(message) from error
    if not content:
        message = f"{SERVICE} answered without a picture."
        raise ProviderRefusedError(message)
    return content


def key_of(order: PictureOrder, client: AsyncOpenAI, model: str) -> str:
    asked = json.dumps([str(client.base_url), model, prompt_of(order), size_of(order, model), order.take])
    return f"t/{order.tenant_id}/pictures/{hashlib.sha256(asked.encode()).hexdigest()[:32]}.generated"


def prompt_of(order: PictureOrder) -> str:
    """The scene's words are a description only, quoted: they come from foreign text."""
    if order.prompt:
        return f"One still photograph, nothing that moves, for this shot. {order.prompt[:LONGEST_PROMPT]}"
    about = json.dumps((order.visual.alt or order.visual.headline)[:300], ensure_ascii=False)
    return (
        "An editorial photograph, natural light, calm composition, room for a title in the lower third. "
        f"No text, no letters, no logos, no recognisable persons. It illustrates: {about}"
    )


def size_of(order: PictureOrder, model: str) -> str:
    ratio, tall, wide = order.width / order.height, "1024x1536", "1536x1024"
    if model.startswith("dall-e-3"):
        tall, wide = "1024x1792", "1792x1024"
    return tall if ratio < _TALL else wide if ratio > _WIDE else "1024x1024"
