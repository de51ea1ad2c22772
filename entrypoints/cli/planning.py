"""`tgcf plan`: what a day would make, cost and need, before anything is spent."""

import sys
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from rich.console import Console

from application.contracts.plan import DayPlan
from domain.shared.errors import InvalidInputError, NotFoundError
from domain.tenancy.tenant import Tenant
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.joining import channel_of, joined, opened, tenant_of
from entrypoints.cli.locations import as_location
from entrypoints.cli.plan_sheet import print_plan
from entrypoints.cli.planner import planner_of

out = Console(highlight=False, soft_wrap=True)
NOBODY = "There is nothing to plan yet: `tgcf up` makes the first tenant, `tgcf channel add <name>` a channel."


@dataclass(frozen=True, slots=True)
class Question:
    """`day` is empty for today, `channel` for all; `sources` stand instead of the channels' own."""

    day: str = ""
    channel: str = ""
    sources: tuple[str, ...] = ()


async def show(settings: Settings, question: Question, *, as_json: bool) -> None:
    async with opened(joined(settings)) as container:
        try:
            tenant = await tenant_of(container)
        except NotFoundError:
            out.print(NOBODY)
            return
        plan = await _plan(container, tenant, question)
    if as_json:
        sys.stdout.write(plan.model_dump_json(indent=1) + "\n")
    else:
        print_plan(out, plan)


async def _plan(container: Container, tenant: Tenant, question: Question) -> DayPlan:
    if question.channel:
        await channel_of(container, tenant, question.channel)
    today = container.clock().now().astimezone(ZoneInfo(tenant.time_zone)).date()
    sources = tuple(map(as_location, question.sources))
    return await planner_of(container)(tenant.id, _day(question.day) or today, question.channel, sources)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        msg = f"{text} is no day: write it as 2026-03-31."
        raise InvalidInputError(msg) from error
