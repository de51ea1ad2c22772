"""One render from the order to the finished file: what is missing is rendered side by side, the rest is reused."""

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TypeVar, TypeVarTuple

from render_cluster import tasks
from render_cluster.compute import Compute
from render_cluster.errors import MediaMissingError, RenderError, WorkerLostError
from render_cluster.excerpt import excerpt
from render_cluster.keys import video_key
from render_cluster.media import StoreSpec
from render_cluster.outcome import Finished, Progress, State
from render_cluster.plan import VideoPlan
from render_cluster.spec import VideoSpec
from render_cluster.tally import Tally
from render_cluster.window import Job, run_within
from render_cluster.workload import Kind, kind_at, longest_first, name_of, shared_out, title_of

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

ASKED_PER_SLOT = 2
"""Steps in the cluster for each that can run: the next is there when one ends, and a grown cluster is used at once."""
LEAST_ASKED = 4
ROUNDS = 3
"""Of rendering what has left the cache, or was taken from it, while the rest was rendered."""
MEGABYTE = 2**20
SEGMENT_MEMORY, WHOLE_MEMORY = 500 * MEGABYTE, 700 * MEGABYTE


class Production:
    """Its progress can be read at any time after `begin`, and its end awaited by any number of callers.

    `tell` is called with every progress, and must not raise.
    """

    def __init__(
        self, spec: VideoSpec, store: StoreSpec, compute: Compute, tell: Callable[[Progress], None] | None = None
    ) -> None:
        self._spec, self._store, self._compute, self._tell = spec, store, compute, tell
        self._title = title_of(spec.title, spec.video_id)
        self._tally = Tally()
        self._run: asyncio.Task[Finished] | None = None

    def begin(self) -> None:
        """Go on if it runs or has succeeded; try again if it has failed."""
        if self._run is None or _state(self._run) in {State.FAILED, State.LOST}:
            self._tally = Tally()
            self._run = asyncio.create_task(self._produce())

    @property
    def ended(self) -> bool:
        return self._run is not None and self._run.done()

    def progress(self) -> Progress:
        tally, state = self._tally, _state(self._run)
        if state is State.RUNNING:
            return Progress(done=tally.done, total=tally.total, detail=tally.detail, eta_sec=tally.eta_sec())
        return Progress(state=state, done=tally.done, total=tally.total, failure=_failure(self._run))

    async def finished(self) -> Finished:
        """Raise what made the render fail."""
        if self._run is None:
            raise asyncio.InvalidStateError
        return await asyncio.shield(self._run)

    async def stop(self) -> None:
        """Return when nothing of it runs any more."""
        if self._run and not self._run.done():
            self._run.cancel()
            await asyncio.wait([self._run])

    async def _produce(self) -> Finished:
        for left in reversed(range(ROUNDS)):
            try:
                finished = await self._made()
            except MediaMissingError:
                if not left:
                    raise
                self._say("rendering again what has left the cache")
            else:
                self._tally.finish()
                return finished
        raise AssertionError(ROUNDS)

    async def _made(self) -> Finished:
        """Planning finds what there is; raise `MediaMissingError` if some of it is gone when it is needed."""
        await self._open_ahead()
        prepared = await self._call(tasks.prepare, self._spec, self._store, name="plan", memory=SEGMENT_MEMORY)
        if isinstance(prepared, Finished):
            return prepared
        await self._render(prepared)
        self._say("joining and checking")
        return await self._joined(prepared.plan)

    async def _open_ahead(self) -> None:
        shares = shared_out(self._spec, await self._compute.slots())
        note = video_key(self._spec, "json")
        jobs = [partial(self._open, share, note) for share in shares]
        await run_within(self._room, jobs)

    async def _open(self, share: VideoSpec, note: str) -> None:
        await self._call(tasks.open_ahead, share, note, self._store, name="material", memory=SEGMENT_MEMORY)

    async def _joined(self, plan: VideoPlan) -> Finished:
        """The checks decide; the small copies are made meanwhile."""
        order = self._spec, plan, self._store
        copies = asyncio.create_task(
            self._call(tasks.make_renditions, *order, name="renditions", memory=SEGMENT_MEMORY)
        )
        try:
            finished = await self._call(tasks.assemble, *order, name="join and check", memory=WHOLE_MEMORY)
            return finished.beside(await copies)
        finally:
            copies.cancel()
            await asyncio.gather(copies, return_exceptions=True)

    async def _render(self, prepared: tasks.Prepared) -> None:
        plan, missing = prepared.plan, longest_first(prepared.plan, prepared.missing)
        left = Counter[Kind]()
        for number in missing:
            left[kind_at(plan, number)] += plan.segments[number].frames
        self._tally.plan(plan.frames, left, await self._compute.slots())
        self._say(f"rendering {len(missing)} of {len(plan.segments)} segments")
        jobs: list[Job] = [partial(self._audio, plan)] if prepared.audio_missing else []
        await run_within(self._room, jobs + [partial(self._segment, plan, number) for number in missing])

    async def _segment(self, plan: VideoPlan, number: int) -> None:
        name, part = name_of(plan, number), excerpt(plan, number)
        rendered = await self._call(tasks.render_segment, part, 0, self._store, name=name, memory=SEGMENT_MEMORY)
        self._tally.advance(kind_at(plan, number), plan.segments[number].frames, rendered.seconds)
        self._say(f"{name} rendered")

    async def _audio(self, plan: VideoPlan) -> None:
        await self._call(tasks.render_audio, plan, self._store, name="sound", memory=WHOLE_MEMORY)

    async def _call(self, step: Callable[[*Ts], T], *args: *Ts, name: str, memory: int) -> T:
        return await self._compute.call(step, *args, label=f"{self._title} · {name}", memory=memory)

    async def _room(self) -> int:
        return max(LEAST_ASKED, ASKED_PER_SLOT * await self._compute.slots())

    def _say(self, detail: str) -> None:
        self._tally.detail = detail
        if self._tell:
            self._tell(self.progress())


async def produce(
    spec: VideoSpec, store: StoreSpec, compute: Compute, tell: Callable[[Progress], None] | None = None
) -> Finished:
    """From begin to end, for who waits for it: a cancellation leaves nothing of it running."""
    production = Production(spec, store, compute, tell)
    production.begin()
    try:
        return await production.finished()
    finally:
        await production.stop()


def _state(run: asyncio.Task[Finished] | None) -> State:
    if run is None or not run.done():
        return State.RUNNING
    if run.cancelled() or isinstance(error := run.exception(), WorkerLostError):
        return State.LOST
    return State.FINISHED if error is None else State.FAILED


def _failure(run: asyncio.Task[Finished] | None) -> str:
    if run is None or run.cancelled():
        return "The render was stopped"
    return explained(error) if (error := run.exception()) else ""


def explained(error: BaseException) -> str:
    """A fault that the renderer knows says what to do; any other is named by its kind."""
    return str(error) if isinstance(error, RenderError | WorkerLostError) else f"{type(error).__name__}: {error}"
