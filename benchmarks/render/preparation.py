"""A workload made ready for its children: files become keys of a store, narrations voices, and edits wait beside it."""

import asyncio
from pathlib import Path

from adapters.rendering.standalone.speaking import spoken
from adapters.rendering.standalone.specification import taken_in
from benchmarks.render.workload import Workload
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec
from render_cluster.spec import Card, Music, SceneSpec, SpokenWord, Still, VideoSpec


def made_ready(name: str, folder: Path, spec: VideoSpec) -> Workload:
    work = Workload(name, folder)
    taken = taken_in(spec, folder, work.store)
    ready = asyncio.run(_spoken(taken, work.store))
    work.write(ready)
    for edit, edited in edits_of(ready).items():
        work.write(edited, edit)
    return work


def edits_of(spec: VideoSpec) -> dict[str, VideoSpec]:
    """What an operator changes after the first render, one thing each: in a scene in the middle, and in the music."""
    number = next(i for i, scene in enumerate(spec.scenes) if i >= len(spec.scenes) // 2 and scene.words)
    scene, music = spec.scenes[number], spec.music or Music(track="")
    return {
        "picture": _with_scene(spec, number, _other_picture(spec, scene)),
        "caption": _with_scene(spec, number, scene.model_copy(update={"words": _other_words(scene)})),
        "audio": spec.model_copy(update={"music": music.model_copy(update={"gain_db": music.gain_db - 3})}),
    }


def _with_scene(spec: VideoSpec, number: int, scene: SceneSpec) -> VideoSpec:
    return spec.model_copy(update={"scenes": (*spec.scenes[:number], scene, *spec.scenes[number + 1 :])})


def _other_picture(spec: VideoSpec, scene: SceneSpec) -> SceneSpec:
    """Another picture of the same video, so that none has to be taken in; a card says something else."""
    shown = scene.visual
    if isinstance(shown, Card):
        return scene.model_copy(update={"visual": shown.model_copy(update={"headline": f"{shown.headline} again"})})
    pictures = [each.visual for each in spec.scenes if isinstance(each.visual, Still)]
    other = next(each for each in pictures if not isinstance(shown, Still) or each.picture != shown.picture)
    return scene.model_copy(update={"visual": other})


def _other_words(scene: SceneSpec) -> tuple[SpokenWord, ...]:
    """As long as they were: only the captions change."""
    return tuple(word.model_copy(update={"text": word.text[::-1]}) for word in scene.words)


async def _spoken(spec: VideoSpec, store: StoreSpec) -> VideoSpec:
    compute = LocalCompute(1)
    try:
        return await spoken(spec, store, compute)
    finally:
        await compute.aclose()
