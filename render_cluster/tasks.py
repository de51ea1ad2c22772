"""The steps of a render as they are sent to workers: what a step needs is imported there, not where it is asked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from render_cluster import meters
from render_cluster.errors import RenderError
from render_cluster.eviction import sweep_if_due
from render_cluster.journal import say
from render_cluster.keys import audio_key, segment_key, video_digest, video_key
from render_cluster.media import StoreSpec, absent, exists, fetch
from render_cluster.outcome import Finished, Renditions
from render_cluster.plan import VideoPlan
from render_cluster.spec import VideoSpec
from render_cluster.uses import media_of, note_planning, note_use
from render_cluster.workload import kind_at


@dataclass(frozen=True, slots=True)
class Prepared:
    """`missing` are numbers of the plan's segments: what is there already needs not be rendered again."""

    plan: VideoPlan
    missing: tuple[int, ...]
    audio_missing: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """`seconds` of this worker; 0 if it was rendered by another in the meantime."""

    key: str
    seconds: float = 0.0


def find_finished(spec: VideoSpec, store: StoreSpec) -> Finished | None:
    from render_cluster.renditions import rendition_keys  # noqa: PLC0415 - see above

    note = video_key(spec, "json")
    if not exists(store, note):
        return None
    finished = Finished.from_json(fetch(store, note))
    if not (exists(store, finished.video_key) and exists(store, finished.thumbnail_key)):
        return None
    proxy, preview = (key if exists(store, key) else "" for key in rendition_keys(spec))
    return finished.beside(Renditions(proxy_key=proxy, preview_key=preview))


def open_ahead(share: VideoSpec, note: str, store: StoreSpec) -> None:
    """A part of the scenes; nothing is opened for a video whose note says that it is finished."""
    from render_cluster import ahead  # noqa: PLC0415 - see above

    if not exists(store, note):
        ahead.open_ahead(share, store)


def prepare(spec: VideoSpec, store: StoreSpec) -> Prepared | Finished:
    """Note what will be used, then look what there is of it: in this order nothing goes in between."""
    from render_cluster.planning import plan_video  # noqa: PLC0415 - see above

    if finished := find_finished(spec, store):
        return finished
    with _watched("plan", spec.tenant, spec.video_id), _planning(spec, store):
        plan = plan_video(spec, store)
        keys = [segment_key(plan, segment) for segment in plan.segments]
        _note(spec, plan, store, running=True)
        gone = absent(store, [*keys, audio_key(plan)])
    meters.looked_up(len(keys) + 1 - len(gone), len(gone))
    missing = tuple(number for number, key in enumerate(keys) if key in gone)
    return Prepared(plan, missing, audio_missing=audio_key(plan) in gone)


def render_segment(plan: VideoPlan, index: int, store: StoreSpec) -> Rendered:
    """Look once more: a retried step, or a render that shares the segment, may have saved it."""
    from render_cluster import run  # noqa: PLC0415 - see above

    segment, kind = plan.segments[index], kind_at(plan, index)
    key, scene = segment_key(plan, segment), plan.scenes[segment.scene]
    if exists(store, key):
        meters.looked_up(1, 0)
        say("segment.reused", tenant=plan.tenant, video=plan.video_id, key=key)
        return Rendered(key)
    with _watched("segment", plan.tenant, plan.video_id, scene=scene.scene_id, kind=kind, key=key):
        begun = time.perf_counter()
        run.render_segment(plan, index, store)
        seconds = time.perf_counter() - begun
    meters.rendered(kind, segment.frames, seconds)
    return Rendered(key, seconds)


def render_audio(plan: VideoPlan, store: StoreSpec) -> str:
    from render_cluster import soundtrack  # noqa: PLC0415 - see above

    with _watched("sound", plan.tenant, plan.video_id):
        return soundtrack.render_audio(plan, store)


def assemble(spec: VideoSpec, plan: VideoPlan, store: StoreSpec) -> Finished:
    """Raise `MediaMissingError` if a part has left the store."""
    from render_cluster import run  # noqa: PLC0415 - see above

    with _watched("assembly", spec.tenant, spec.video_id):
        finished = run.assemble(spec, plan, store)
    with _watched("upkeep", spec.tenant, spec.video_id, fatal=False):
        _note(spec, plan, store, running=False)
        sweep_if_due(store, spec.tenant)
    return finished


def make_renditions(spec: VideoSpec, plan: VideoPlan, store: StoreSpec) -> Renditions:
    """A good video without small copies is a good video: what cannot be made is left out, and said."""
    from render_cluster import proxies  # noqa: PLC0415 - see above

    with _watched("renditions", spec.tenant, spec.video_id, fatal=False):
        return proxies.make_renditions(spec, plan, store)
    return Renditions()


def _note(spec: VideoSpec, plan: VideoPlan, store: StoreSpec, *, running: bool) -> None:
    keys = [segment_key(plan, segment) for segment in plan.segments]
    note_use(store, spec.tenant, video_digest(spec), [*keys, audio_key(plan), *media_of(plan)], running=running)


@contextmanager
def _planning(spec: VideoSpec, store: StoreSpec) -> Iterator[None]:
    """What fails is no running render."""
    note_planning(store, spec.tenant, video_digest(spec))
    try:
        yield
    except Exception:
        note_use(store, spec.tenant, video_digest(spec), (), running=False)
        raise


@contextmanager
def _watched(step: str, tenant: str, video: str, *, fatal: bool = True, **fields: object) -> Iterator[None]:
    """Say how long it took, or that it failed; only what we worded ourselves is repeated."""
    begun, about = time.perf_counter(), {"tenant": tenant, "video": video, **fields}
    try:
        yield
    except Exception as error:
        meters.failed(step)
        reason = str(error) if isinstance(error, RenderError) else type(error).__name__
        say(f"{step}.failed", **about, reason=reason)
        if fatal:
            raise
    else:
        say(f"{step}.done", **about, seconds=round(time.perf_counter() - begun, 3))
