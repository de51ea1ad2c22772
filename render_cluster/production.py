"""One render from the order to the finished file: what is missing is rendered side by side, the rest is reused."""

import asyncio
from collections.abc import Coroutine, Sequence

from render_cluster import tasks
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.outcome import Finished, Progress, State
from render_cluster.plan import VideoPlan
from render_cluster.spec import VideoSpec
from render_cluster.tally import Tally

AT_ONCE = 6
LONGEST_TITLE = 40


class Production:
    """Its progress can be read at any time after `begin`, and its end awaited by any number of callers."""

    def __init__(self, spec: VideoSpec, store: StoreSpec, compute: Compute) -> None:
        self._spec, self._store, self._compute = spec, store, compute
        self._title = " ".join(spec.title.split())[:LONGEST_TITLE] or spec.video_id
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tally = Tally(len(spec.scenes) + 2)
        self._run: asyncio.Task[Finished] | None = None

    def begin(self) -> None:
        """Go on if it runs or has succeeded; try again if it has failed."""
        if self._run is None or _state(self._run) in {State.FAILED, State.LOST}:
            self._tally = Tally(len(self._spec.scenes) + 2)
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
        if self._run and not self._run.done():
            self._run.cancel()
            await asyncio.wait([self._run])

    async def _produce(self) -> Finished:
        prepared = await self._compute.call(tasks.prepare, self._spec, self._store, label=f"{self._title} · plan")
        if isinstance(prepared, tasks.Prepared):
            prepared = await self._make(prepared)
        self._tally.done = self._tally.total
        return prepared

    async def _make(self, prepared: tasks.Prepared) -> Finished:
        plan = prepared.plan
        parts = [self._audio(plan)] if prepared.audio_missing else []
        parts += [self._segment(plan, number) for number in prepared.missing]
        frames = sum(plan.segments[number].frames for number in prepared.missing)
        self._tally.total = len(plan.segments) + 2
        self._tally.plan(frames, self._tally.total - 1 - len(parts))
        self._tally.detail = f"rendering {len(prepared.missing)} of {len(plan.segments)} segments"
        await _all(parts)
        self._tally.detail = "joining and checking"
        label = f"{self._title} · join and check"
        return await self._compute.call(tasks.assemble, self._spec, plan, self._store, label=label)

    async def _segment(self, plan: VideoPlan, number: int) -> None:
        segment = plan.segments[number]
        name = f"scene {segment.scene + 1}/{len(plan.scenes)}"
        if segment.frames < plan.scenes[segment.scene].frames:
            name += f" from frame {segment.first}"
        async with self._slots:
            label = f"{self._title} · {name}"
            await self._compute.call(tasks.render_segment, plan, number, self._store, label=label)
        self._tally.advance(segment.frames)
        self._tally.detail = f"{name} rendered"

    async def _audio(self, plan: VideoPlan) -> None:
        await self._compute.call(tasks.render_audio, plan, self._store, label=f"{self._title} · sound")
        self._tally.advance()


async def _all(parts: Sequence[Coroutine[None, None, None]]) -> None:
    """The first failure ends the others."""
    running = [asyncio.ensure_future(part) for part in parts]
    try:
        await asyncio.gather(*running)
    finally:
        for part in running:
            part.cancel()
        await asyncio.gather(*running, return_exceptions=True)


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
