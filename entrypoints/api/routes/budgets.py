"""Budgets and costs over JSON."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from application.contracts.costs import BudgetPayload, CostsPayload
from application.queries.costs import budget_of, costs_of
from domain.budgets.budget import Budget, CapScope, WhenReached
from domain.budgets.money import Money
from domain.shared.ids import ChannelId, IdeaId
from entrypoints.api.answers import problems
from entrypoints.api.bodies import Body
from entrypoints.api.idempotency import IdempotentRoute, KeyHeader
from entrypoints.web.dependencies import ApiCallerDep, BudgetsDep, ChannelsDep, LedgerDep, SettingsDep

router = APIRouter(tags=["budgets"], route_class=IdempotentRoute)
MOST_IDEAS = 100
Cap = Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=6)]


class BudgetChange(Body):
    """All caps that hold from now on, in the currency of the prices; what is not named has none."""

    caps: dict[CapScope, Cap] = Field(default_factory=dict)
    when_reached: WhenReached | None = None

    def budget(self, currency: str) -> Budget:
        caps = tuple((scope, Money(cap, currency)) for scope, cap in self.caps.items())
        return Budget(caps=caps, when_reached=self.when_reached)


@router.get("/costs", name="api:costs:list")
async def list_costs(  # noqa: PLR0913, PLR0917  (three ways to choose, two places to ask)
    caller: ApiCallerDep,
    ledger: LedgerDep,
    settings: SettingsDep,
    idea_id: Annotated[list[UUID] | None, Query(max_length=MOST_IDEAS)] = None,
    since: date | None = None,
    until: date | None = None,
) -> CostsPayload:
    """What was paid for ideas, their scripts and assets, added up by stage; a video and its post cost their idea's."""
    ideas = None if idea_id is None else [IdeaId(each) for each in idea_id]
    expenses = await ledger.expenses(caller.tenant_id, ideas=ideas, since=since, until=until)
    return costs_of(expenses, settings.budget.currency)


@router.get("/budget", name="api:budgets:show")
async def show_budget(caller: ApiCallerDep, budgets: BudgetsDep, settings: SettingsDep) -> BudgetPayload:
    """The tenant's caps: its own, or the settings'."""
    return budget_of(await budgets.budget(caller.tenant_id), settings.budget.currency)


@router.put("/budget", name="api:budgets:set", responses=problems(409))
async def set_budget(
    body: BudgetChange, caller: ApiCallerDep, budgets: BudgetsDep, settings: SettingsDep, _key: KeyHeader = None
) -> BudgetPayload:
    """Hold from the next order on. What waits looks again within half an hour, after a day three, or when retried."""
    budget = body.budget(settings.budget.currency)
    await budgets.set_budget(caller.tenant_id, budget, actor=caller.actor)
    return budget_of(budget, settings.budget.currency)


@router.get("/channels/{channel_id}/budget", name="api:budgets:channel", responses=problems(404))
async def show_channel_budget(
    channel_id: UUID, caller: ApiCallerDep, channels: ChannelsDep, budgets: BudgetsDep, settings: SettingsDep
) -> BudgetPayload:
    """The channel's own caps; where it has none, its tenant's hold."""
    channel = await channels.get(caller.tenant_id, ChannelId(channel_id))
    return budget_of(await budgets.budget(caller.tenant_id, channel.id), settings.budget.currency)


@router.put("/channels/{channel_id}/budget", name="api:budgets:set_channel", responses=problems(404, 409))
async def set_channel_budget(  # noqa: PLR0913, PLR0917  (whose, what, and the key)
    channel_id: UUID,
    body: BudgetChange,
    caller: ApiCallerDep,
    channels: ChannelsDep,
    budgets: BudgetsDep,
    settings: SettingsDep,
    _key: KeyHeader = None,
) -> BudgetPayload:
    """A channel's caps stand instead of the tenant's for a channel, run or video; those of all channels are not its."""
    channel = await channels.get(caller.tenant_id, ChannelId(channel_id))
    budget = body.budget(settings.budget.currency)
    await budgets.set_budget(caller.tenant_id, budget, channel.id, actor=caller.actor)
    return budget_of(budget, settings.budget.currency)
