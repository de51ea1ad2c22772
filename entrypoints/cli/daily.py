"""`tgcf run daily`: start a run, follow it to its end and say what became of it."""

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from rich.console import Console

from application.contracts.pipeline import DailyRunRequest
from application.contracts.views import PipelineView, RunView
from domain.shared.errors import NotFoundError, PipelineUnavailableError
from domain.shared.ids import TenantId
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.access import same_gates
from entrypoints.cli.board import open_board
from entrypoints.cli.joining import channel_of, joined, opened, tenant_of
from entrypoints.cli.locations import as_location
from entrypoints.cli.outcome import Outcome, failures, outcome_of, settled
from entrypoints.cli.report import Reporter

POLL_SEC = 0.5
BEGINS_WITHIN_SEC = 90.0
ACTOR = "user:command-line"
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, kw_only=True)
class Order:
    channel: str
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    gates: str | None = None


async def run_and_report(settings: Settings, order: Order, *, as_json: bool) -> int:
    """Return 1 if a source or an item failed."""
    own = joined(settings)
    async with opened(own) as container:
        reporter = Reporter(container.object_store(), own.web.public_url, own.tenant)
        run = await follow(container, await start(container, order), reporter)
    if as_json:
        sys.stdout.write(reporter.run(run).model_dump_json(indent=1) + "\n")
    else:
        summarise(run, reporter)
    return tell_failures(run)


async def start(container: Container, order: Order) -> UUID:
    tenant = await tenant_of(container)
    channel = await channel_of(container, tenant, order.channel)
    request = DailyRunRequest(
        tenant_id=tenant.id,
        channel_id=channel.id,
        run_id=uuid4(),
        sources=tuple(as_location(source) for source in order.sources),
        topics=order.topics,
        gates=same_gates(order.gates),
        actor=ACTOR,
    )
    return await container.pipeline().start_run(request)


async def follow(container: Container, run_id: UUID, reporter: Reporter) -> RunView:
    tenant = await tenant_of(container)
    told, started = Told(reporter), time.monotonic()
    with open_board(err) as board:
        while True:
            run = await _look(container, tenant.id, run_id)
            if run is None:
                _expect_soon(time.monotonic() - started)
            else:
                board.show(run)
                told.gates(run, _say_gate, datetime.now(UTC))
                if settled(run):
                    return run
            await asyncio.sleep(POLL_SEC)


def _expect_soon(waited: float) -> None:
    if waited > BEGINS_WITHIN_SEC:
        msg = f"The run has not begun within {BEGINS_WITHIN_SEC:.0f} seconds: see the folder logs of the home for why."
        raise PipelineUnavailableError(msg)


def _say_gate(line: str) -> None:
    err.print(line, style="yellow", markup=False)


async def _look(container: Container, tenant_id: TenantId, run_id: UUID) -> RunView | None:
    try:
        return await container.pipelines().run(tenant_id, run_id)
    except NotFoundError:
        return None


class Told:
    """Each gate at which an idea waits is told once, with the page where it is decided.

    The policy passes its gates at once: only what still waits after a moment waits for somebody.
    """

    def __init__(self, reporter: Reporter, patience: timedelta = timedelta(seconds=1.5)) -> None:
        self._reporter = reporter
        self._patience = patience
        self._since: dict[str, datetime] = {}
        self._told: set[str] = set()

    def gates(self, run: RunView, say: Callable[[str], None], now: datetime) -> None:
        for view in run.pipelines:
            if outcome_of(view) is Outcome.WAITING:
                self._consider(run, view, say, now)

    def _consider(self, run: RunView, view: PipelineView, say: Callable[[str], None], now: datetime) -> None:
        page = self._reporter.decision_page(view)
        gate = f"{view.idea.idea_id} {view.stage} {page}"
        if gate not in self._told and now - self._since.setdefault(gate, now) >= self._patience:
            self._told.add(gate)
            self._problems(run, say)
            say(f"{view.idea.title} waits for your decision ({view.stage}): {page}")

    def _problems(self, run: RunView, say: Callable[[str], None]) -> None:
        """Whoever is asked to decide learns first which sources could not be read: the run may wait for days."""
        for sentence in failures(run):
            if sentence not in self._told:
                self._told.add(sentence)
                say(f"✗ {sentence}")


def summarise(run: RunView, reporter: Reporter) -> None:
    for item in reporter.run(run).items:
        watch = item.post.watch_url if item.post and item.post.watch_url else ""
        out.print(f"{item.idea.title} · {item.outcome}{' · ' if watch else ''}{watch}", markup=False)


def tell_failures(run: RunView) -> int:
    found = failures(run)
    for sentence in found:
        err.print(f"✗ {sentence}", style="red", markup=False)
    return 1 if found else 0
