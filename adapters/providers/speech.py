"""Speech by the first provider of the order that serves."""

from dataclasses import replace

from adapters.providers.chain import Chain
from application.ports.speech import Speech, SpeechOrder, Voiceover
from domain.shared.errors import InvalidInputError


class FallbackSpeech(Speech):
    """A voice that a stand-in does not have is replaced by its own for the language; the voiceover says who spoke."""

    def __init__(self, chain: Chain[Speech]) -> None:
        self._chain = chain

    async def speak(self, order: SpeechOrder) -> Voiceover:
        asked: list[str] = []

        async def ask(name: str, speech: Speech) -> Voiceover:
            asked.append(name)
            try:
                return await speech.speak(order)
            except InvalidInputError:
                if not order.voice or len(set(asked)) == 1:
                    raise
                return await speech.speak(replace(order, voice=""))

        served = await self._chain.serve(ask, order.providers)
        return replace(served.delivery, provenance=served.told(served.delivery.provenance))
