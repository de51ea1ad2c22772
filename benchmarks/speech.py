"""How fast voices are spoken, in times of real time: `python -m benchmarks.speech`. The voice alone, then its tasks."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from adapters.rendering.cluster import open_compute
from adapters.rendering.store import store_spec
from adapters.speech.espeak import EspeakSpeech
from application.ports.speech import SpeechOrder
from domain.shared.ids import TenantId
from render_cluster.speech.voiceover import VoiceOrder, speak

TEXTS = {
    "en": "A counter under River Street logged 412,306 bicycles in one year, which is 1,130 a day on average.",
    "de": "Die Stadtwerke hatten mit 25 % weniger Strom gerechnet, nach zwölf Monaten waren es 38 %.",
    "es": "Un balcón de 4 m² puede dar 30 kg de verdura al año, si alguien mide el sol antes de comprar.",
    "fr": "Le 1er mai, la ville a économisé 148 500 € et 38 % de son électricité.",
    "pt": "A biblioteca poupou R$ 17.000 em 2025 e comprou 900 livros para as crianças.",
    "ar": "خفّضت مكتبة الحي استهلاك الكهرباء بنسبة 41% خلال سنة واحدة.",
}
ROUNDS = 10


def main() -> None:
    for language, text in TEXTS.items():
        begun = time.perf_counter()
        seconds = sum(speak(VoiceOrder(f"{text} {number}.", language)).duration_sec for number in range(ROUNDS))
        print(f"{language}: {seconds / (time.perf_counter() - begun):.0f} x real time on one core")
    asyncio.run(_as_tasks(list(TEXTS.items())))


async def _as_tasks(texts: Sequence[tuple[str, str]]) -> None:
    """As the product speaks: a step of the cluster each, the sound in the store."""
    compute = open_compute(None)
    with tempfile.TemporaryDirectory() as folder:
        speech = EspeakSpeech(compute, store_spec(Path(folder).as_uri(), {}, 1))
        try:
            await _spoken(speech, texts, -1)
            begun = time.perf_counter()
            seconds = await asyncio.gather(*(_spoken(speech, texts, number) for number in range(ROUNDS)))
            took = time.perf_counter() - begun
        finally:
            await compute.aclose()
    print(f"As tasks, store included: {sum(seconds) / took:.0f} x real time, {sum(seconds):.0f} s of speech")


async def _spoken(speech: EspeakSpeech, texts: Sequence[tuple[str, str]], number: int) -> float:
    said = [
        await speech.speak(SpeechOrder(tenant_id=TenantId(UUID(int=1)), text=f"{text} {number}.", language=language))
        for language, text in texts
    ]
    return sum(voice.duration_sec for voice in said)


if __name__ == "__main__":
    main()
