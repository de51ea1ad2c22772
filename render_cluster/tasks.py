"""The steps of a render as they are sent to workers: what a step needs is imported there, not where it is asked for."""

from dataclasses import dataclass

from render_cluster.keys import audio_key, segment_key, video_key
from render_cluster.media import StoreSpec, exists, fetch
from render_cluster.outcome import Finished
from render_cluster.plan import VideoPlan
from render_cluster.spec import VideoSpec


@dataclass(frozen=True, slots=True)
class Prepared:
    """`missing` are numbers of the plan's segments: what is there already needs not be rendered again."""

    plan: VideoPlan
    missing: tuple[int, ...]
    audio_missing: bool


def find_finished(spec: VideoSpec, store: StoreSpec) -> Finished | None:
    note = video_key(spec, "json")
    if not exists(store, note):
        return None
    finished = Finished.from_json(fetch(store, note))
    return finished if exists(store, finished.video_key) and exists(store, finished.thumbnail_key) else None


def prepare(spec: VideoSpec, store: StoreSpec) -> Prepared | Finished:
    from render_cluster.planning import plan_video  # noqa: PLC0415 - see above

    if finished := find_finished(spec, store):
        return finished
    plan = plan_video(spec, store)
    missing = tuple(
        number for number, segment in enumerate(plan.segments) if not exists(store, segment_key(plan, segment))
    )
    return Prepared(plan, missing, audio_missing=not exists(store, audio_key(plan)))


def render_segment(plan: VideoPlan, index: int, store: StoreSpec) -> str:
    from render_cluster import run  # noqa: PLC0415 - see above

    return run.render_segment(plan, index, store)


def render_audio(plan: VideoPlan, store: StoreSpec) -> str:
    from render_cluster import soundtrack  # noqa: PLC0415 - see above

    return soundtrack.render_audio(plan, store)


def assemble(spec: VideoSpec, plan: VideoPlan, store: StoreSpec) -> Finished:
    from render_cluster import run  # noqa: PLC0415 - see above

    return run.assemble(spec, plan, store)
