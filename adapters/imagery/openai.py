"""Pictures by any OpenAI-compatible service, under our own type; cards where it has nothing to add or refuses."""

import asyncio
import base64
import hashlib
import json
from dataclasses import replace
from typing import Final

import openai
import structlog
from openai import AsyncOpenAI

from adapters.imagery.pillow import PillowImagery
from application.ports.imagery import Imagery, Picture, PictureOrder
from domain.scripts.scene import Layout
from domain.shared.errors import ContentFactoryError, ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.compute import Compute
from render_cluster.media import StoreSpec

LICENCE: Final = "Generated; the service's terms apply, and it must be disclosed"
_ILLUSTRATED = frozenset({Layout.PHOTO, Layout.HEADLINE})
_USD_PER_PICTURE = {"gpt-image-1": 0.063, "gpt-image-1-mini": 0.015, "dall-e-3": 0.08}
_WORTH_ANOTHER_TRY = frozenset({408, 409, 425, 429})
_TALL, _WIDE = 0.8, 1.25
_log = structlog.get_logger(__name__)


class OpenAiImagery(Imagery):
    """Asked for the ground of photo and headline scenes without a picture of their own; never for words."""

    def __init__(
        self, client: AsyncOpenAI, model: str, compute: Compute, store_spec: StoreSpec, fallback: Imagery
    ) -> None:
        self._client = client
        self._model = model
        self._cards = PillowImagery(compute, store_spec)
        self._store = store_spec
        self._fallback = fallback

    async def draw(self, order: PictureOrder) -> Picture:
        if order.visual.picture_key or order.visual.layout not in _ILLUSTRATED:
            return await self._fallback.draw(order)
        key = self._key(order)
        try:
            cost = await self._fetched(order, key)
        except ProviderRefusedError as error:
            _log.warning("picture_refused", label=order.label, reason=str(error))
            return await self._fallback.draw(order)
        drawn = await self._cards.draw_with(order, key, self._model)
        return replace(drawn, licence=LICENCE if drawn.source == self._model else drawn.licence, cost_usd=cost)

    async def _fetched(self, order: PictureOrder, key: str) -> float:
        """Have the picture in the store and return what it cost; what was paid for once is not asked for again."""
        if await asyncio.to_thread(media.exists, self._store, key):
            return 0.0
        content = await self._ask(order)
        await asyncio.to_thread(media.save, self._store, key, content)
        return _USD_PER_PICTURE.get(self._model, 0.0)

    async def _ask(self, order: PictureOrder) -> bytes:
        try:
            answer = await self._client.images.generate(
                model=self._model, prompt=_prompt(order), size=_size(order, self._model), n=1
            )
        except openai.OpenAIError as error:
            raise _ours(error) from error
        encoded = answer.data[0].b64_json if answer.data else None
        try:
            return base64.b64decode(encoded or "", validate=True) or _nothing()
        except ValueError as error:  # also what is no ASCII
            message = "The picture service answered with something that is no picture."
            raise ProviderRefusedError(message) from error

    def _key(self, order: PictureOrder) -> str:
        asked = json.dumps([str(self._client.base_url), self._model, _prompt(order), _size(order, self._model)])
        return f"t/{order.tenant_id}/pictures/{hashlib.sha256(asked.encode()).hexdigest()[:32]}.generated"


def _prompt(order: PictureOrder) -> str:
    """The scene's words are a description only, quoted: they come from foreign text."""
    about = json.dumps((order.visual.alt or order.visual.headline)[:300], ensure_ascii=False)
    return (
        "An editorial photograph, natural light, calm composition, room for a title in the lower third. "
        f"No text, no letters, no logos, no recognisable persons. It illustrates: {about}"
    )


def _size(order: PictureOrder, model: str) -> str:
    ratio, tall, wide = order.width / order.height, "1024x1536", "1536x1024"
    if model.startswith("dall-e-3"):
        tall, wide = "1024x1792", "1792x1024"
    return tall if ratio < _TALL else wide if ratio > _WIDE else "1024x1024"


def _nothing() -> bytes:
    message = "The picture service answered without a picture."
    raise ProviderRefusedError(message)


def _ours(error: openai.OpenAIError) -> ContentFactoryError:
    if isinstance(error, openai.APIStatusError):
        status, said = error.status_code, f"The picture service answered {error.status_code}"
        if status in _WORTH_ANOTHER_TRY or status >= 500:  # noqa: PLR2004 - the server's own failures
            return ProviderUnavailableError(f"{said}; it may work later.")
        return ProviderRefusedError(f"{said}: {error.message[:200]}")
    return ProviderUnavailableError(f"The picture service did not answer: {error}")
