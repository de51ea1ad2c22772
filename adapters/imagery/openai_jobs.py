"""Pictures that an OpenAI-compatible service makes in the background: submitted once, then looked at until they are."""

import asyncio
from typing import Any, Final

from openai import AsyncOpenAI
from openai.types.responses import Response

from adapters.imagery.found import Found, PictureSource
from adapters.imagery.openai import PROVIDER, SERVICE, USD_PER_PICTURE, decoded, found, key_of, prompt_of, size_of
from adapters.model.failures import NO_ANSWER, ours
from adapters.model.once import Order
from application.ports.imagery import PictureOrder
from application.ports.provider_jobs import ProviderJobs
from application.ports.purse import paying
from domain.budgets.prices import Usage
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.media import StoreSpec

UNDER_WAY: Final = frozenset({"queued", "in_progress"})
LOOKED_AT_SEC: Final = 2.0
PATIENCE_SEC: Final = 120.0
LOOK_AGAIN_SEC: Final = 15.0


class OpenAiBackgroundPictures(PictureSource):
    """`text_model` calls the picture tool `model`. A job that takes longer than our patience is kept, not given up."""

    def __init__(  # noqa: PLR0913 - a constructor
        self,
        client: AsyncOpenAI,
        model: str,
        text_model: str,
        store_spec: StoreSpec,
        jobs: ProviderJobs,
        *,
        looked_at_sec: float = LOOKED_AT_SEC,
        patience_sec: float = PATIENCE_SEC,
    ) -> None:
        self._client = client
        self._model = model
        self._text_model = text_model
        self._store = store_spec
        self._jobs = jobs
        self._looked_at_sec = looked_at_sec
        self._looks = max(1, round(patience_sec / looked_at_sec))

    async def find(self, order: PictureOrder) -> Found:
        key, cost = key_of(order, self._client, self._model), 0.0
        if not await asyncio.to_thread(media.exists, self._store, key):
            bought = Order(self._jobs, order.tenant_id, PROVIDER, key)
            await bought.polled(lambda: self._submit(order, key), lambda job_id: self._fetch(job_id, key))
            cost = USD_PER_PICTURE.get(self._model, 0.0)
        return found(order, key, self._model, cost)

    async def _submit(self, order: PictureOrder, key: str) -> str:
        tool: Any = {"type": "image_generation", "model": self._model, "size": size_of(order, self._model)}
        usage = Usage.pictures(PROVIDER, self._model)
        async with paying(usage) as bill:
            try:
                answer = await self._client.responses.create(
                    model=self._text_model,
                    input=prompt_of(order),
                    tools=[tool],
                    tool_choice={"type": "image_generation"},
                    background=True,
                    store=True,
                    extra_headers={"Idempotency-Key": key},
                )
            except NO_ANSWER as error:
                raise ours(error, SERVICE) from error
            bill.deliver(usage)
        return _checked(answer).id

    async def _fetch(self, job_id: str, key: str) -> None:
        for _ in range(self._looks):
            answer = await self._look(job_id)
            if answer.status not in UNDER_WAY:
                await asyncio.to_thread(media.save, self._store, key, decoded(_picture_in(answer)))
                return
            await asyncio.sleep(self._looked_at_sec)
        msg = f"{SERVICE} is still at work on {job_id}: it is looked at again later."
        raise ProviderUnavailableError(msg, retry_after_sec=LOOK_AGAIN_SEC)

    async def _look(self, job_id: str) -> Response:
        try:
            return _checked(await self._client.responses.retrieve(job_id))
        except NO_ANSWER as error:
            raise ours(error, SERVICE) from error


def _checked(answer: Response) -> Response:
    """The client checks no shapes."""
    if not isinstance(answer, Response) or not isinstance(answer.id, str) or not isinstance(answer.output, list):
        msg = f"{SERVICE} answered in no known shape."
        raise ProviderRefusedError(msg)
    return answer


def _picture_in(answer: Response) -> str:
    if answer.status != "completed":
        reason = answer.error.message[:200] if answer.error else str(answer.status)
        msg = f"{SERVICE} gave the picture up: {reason}"
        raise ProviderRefusedError(msg)
    results = (getattr(each, "result", None) for each in answer.output)
    return next((result for result in results if isinstance(result, str)), "")
