"""Speech by espeak-ng, as tasks of the render cluster: free, offline, with the engine's own word times."""

import hashlib
import json

from application.contracts.render import WordTime
from application.ports.speech import Speech, SpeechOrder, Voiceover
from domain.assets.provenance import Provenance
from domain.shared.errors import InvalidInputError, ProviderUnavailableError
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.speech.voiceover import RECIPE, VoiceOrder, speak_to_store

SOURCE = "espeak-ng"
LICENCE = "Synthetic speech by espeak-ng; free to use"


class EspeakSpeech(Speech):
    def __init__(self, compute: Compute, store_spec: StoreSpec) -> None:
        self._compute = compute
        self._store = store_spec

    async def speak(self, order: SpeechOrder) -> Voiceover:
        voice_order = VoiceOrder(order.text, order.language, order.voice, order.words_per_minute, order.lexicon)
        label = f"voice · {order.label or order.text[:40]}"
        try:
            said = await self._compute.call(speak_to_store, voice_order, self._store, _key(order), label=label)
        except RenderError as error:
            raise InvalidInputError(str(error)) from error
        except WorkerLostError as error:
            raise ProviderUnavailableError(str(error)) from error
        words = (WordTime(text=word.text, start_sec=word.start_sec, end_sec=word.end_sec) for word in said.words)
        return Voiceover(
            key=said.key,
            duration_sec=said.duration_sec,
            words=tuple(words),
            source=f"{SOURCE} {said.voice}",
            licence=LICENCE,
            provenance=Provenance(model=SOURCE, prompt=order.text, parameters=_parameters(order, said.voice)),
        )


def _parameters(order: SpeechOrder, voice: str) -> dict[str, str | int | float]:
    return {"voice": voice, "language": order.language, "words_per_minute": order.words_per_minute}


def _key(order: SpeechOrder) -> str:
    said = [SOURCE, RECIPE, order.text, order.language, order.voice, order.words_per_minute, order.lexicon]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
    return f"t/{order.tenant_id}/voices/{digest}.wav"
