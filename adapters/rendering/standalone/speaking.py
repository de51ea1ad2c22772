"""Voices for scenes that have words and no voice: the offline engine speaks them."""

import asyncio
import hashlib
import json

from domain.shared.errors import InvalidInputError
from render_cluster.compute import Compute
from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec
from render_cluster.spec import SceneSpec, SpokenWord, VideoSpec
from render_cluster.speech.voiceover import RECIPE, VoiceOrder, speak_to_store


async def spoken(spec: VideoSpec, store: StoreSpec, compute: Compute) -> VideoSpec:
    """Every narration becomes a voice with the times of its words; what has a voice already keeps it."""
    scenes = await asyncio.gather(*(_spoken(spec, number, store, compute) for number in range(len(spec.scenes))))
    return spec.model_copy(update={"scenes": tuple(scenes)})


async def _spoken(spec: VideoSpec, number: int, store: StoreSpec, compute: Compute) -> SceneSpec:
    scene = spec.scenes[number]
    if scene.voice or not scene.narration.strip():
        return scene
    order = VoiceOrder(text=scene.narration, language=spec.language)
    said = json.dumps([RECIPE, order.text, order.language])
    key = f"t/{spec.tenant}/voices/{hashlib.sha256(said.encode()).hexdigest()[:32]}.wav"
    try:
        voice = await compute.call(speak_to_store, order, store, key, label=f"voice of scene {number + 1}")
    except RenderError as error:
        message = f"Scene {number + 1} ({scene.label or scene.scene_id}) cannot be spoken: {error}"
        raise InvalidInputError(message) from error
    words = [SpokenWord(text=word.text, start_sec=word.start_sec, end_sec=word.end_sec) for word in voice.words]
    return scene.model_copy(update={"voice": voice.key, "words": tuple(words)})
