"""Speech by Piper, where its program and voice files are: free, offline, with estimated word times."""

import asyncio
import hashlib
import json
import shutil
from pathlib import Path

from application.contracts.render import WordTime
from application.ports.speech import Speech, SpeechOrder, Voiceover
from domain.shared.errors import InvalidInputError, ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.speech.piper import PiperVoice, speak_with_piper
from render_cluster.speech.voiceover import RECIPE, VoiceOrder

SOURCE = "piper"
LICENCE = "Synthetic speech by Piper; the licence of the voice file holds"


class PiperSpeech(Speech):
    """Voice files are named as Piper names them, `de_DE-thorsten-medium.onnx`, each with its `.onnx.json` beside it.

    The program's noise is never the same twice, so what was spoken once is kept with its words.
    """

    def __init__(self, program: str, voices: Path | None, compute: Compute, store_spec: StoreSpec) -> None:
        self._program = program
        self._voices = voices
        self._compute = compute
        self._store = store_spec

    async def speak(self, order: SpeechOrder) -> Voiceover:
        voice = await asyncio.to_thread(self._voice_for, order)
        key = _key(order, voice)
        return await self._known(key) or await self._said(order, voice, key)

    def _voice_for(self, order: SpeechOrder) -> PiperVoice:
        """The one that is named, else the first of the language."""
        program = shutil.which(self._program)
        if program is None:
            message = f"The program {self._program!r} is not there: install Piper, or name it in TGCF_PIPER__PROGRAM."
            raise ProviderRefusedError(message)
        files = sorted(self._voices.glob("*.onnx")) if self._voices else []
        named = {file.stem: file for file in files if file.with_name(f"{file.name}.json").is_file()}
        if order.voice in named:
            return PiperVoice(program, str(named[order.voice].resolve()))
        base = order.language.lower().replace("_", "-").partition("-")[0]
        found = next((file for stem, file in named.items() if stem.lower().partition("_")[0] == base), None)
        if found is None:
            message = f"There is no Piper voice for {order.language!r}: put its files into TGCF_PIPER__VOICES."
            raise ProviderRefusedError(message)
        if order.voice and "/" not in order.voice:
            message = f"There is no Piper voice {order.voice!r}: name one of {', '.join(named)}, or leave it empty."
            raise InvalidInputError(message)
        return PiperVoice(program, str(found.resolve()))

    async def _said(self, order: SpeechOrder, voice: PiperVoice, key: str) -> Voiceover:
        voice_order = VoiceOrder(order.text, order.language, "", order.words_per_minute, order.lexicon)
        label = f"voice · {order.label or order.text[:40]}"
        try:
            said = await self._compute.call(speak_with_piper, voice_order, voice, self._store, key, label=label)
        except RenderError as error:
            if "nothing to say" in str(error):
                raise InvalidInputError(str(error)) from error
            raise ProviderRefusedError(str(error)) from error
        except WorkerLostError as error:
            raise ProviderUnavailableError(str(error)) from error
        words = [[word.text, word.start_sec, word.end_sec] for word in said.words]
        note = {"seconds": said.duration_sec, "voice": said.voice, "words": words}
        await asyncio.to_thread(media.save, self._store, f"{key}.json", json.dumps(note).encode())
        return _voiceover(key, note)

    async def _known(self, key: str) -> Voiceover | None:
        try:
            note = json.loads(await asyncio.to_thread(media.fetch, self._store, f"{key}.json"))
        except RenderError:
            return None
        return _voiceover(key, note)


def _voiceover(key: str, note: dict[str, object]) -> Voiceover:
    words = note["words"] if isinstance(note["words"], list) else []
    return Voiceover(
        key=key,
        duration_sec=float(str(note["seconds"])),
        words=tuple(WordTime(text=text, start_sec=start, end_sec=end) for text, start, end in words),
        source=f"{SOURCE} {note['voice']}",
        licence=LICENCE,
        estimated=True,
    )


def _key(order: SpeechOrder, voice: PiperVoice) -> str:
    said = [SOURCE, RECIPE, Path(voice.model).stem, order.text, order.language, order.words_per_minute, order.lexicon]
    digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
    return f"t/{order.tenant_id}/voices/{digest}.wav"
