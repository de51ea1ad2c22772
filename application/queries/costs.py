"""What was spent, added up."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from application.contracts.costs import BudgetPayload, CostsPayload, ExpensePayload
from application.ports.ledger import Expense
from domain.budgets.budget import Budget

STAGES = ("idea", "script", "assets")


def costs_of(expenses: Sequence[Expense], currency: str) -> CostsPayload:
    """What was paid in another currency than the tenant's is not added up."""
    own = [each for each in expenses if each.charged.currency == currency]
    by_stage: dict[str, Decimal] = defaultdict(Decimal)
    for each in own:
        by_stage[each.purpose.stage] += each.charged.amount + each.reserved.amount
    return CostsPayload(
        currency=currency,
        total=sum(by_stage.values(), Decimal(0)),
        by_stage={stage: by_stage[stage] for stage in sorted(by_stage, key=_order)},
        expenses=tuple(map(_told, own)),
    )


def budget_of(budget: Budget, currency: str) -> BudgetPayload:
    return BudgetPayload(
        currency=next((money.currency for _, money in budget.caps), currency),
        caps={scope: money.amount for scope, money in budget.caps},
        when_reached=budget.when_reached,
    )


def _order(stage: str) -> int:
    return STAGES.index(stage) if stage in STAGES else len(STAGES)


def _told(expense: Expense) -> ExpensePayload:
    return ExpensePayload(
        stage=expense.purpose.stage,
        provider=expense.usage.provider,
        model=expense.usage.model,
        amounts=expense.usage.amounts,
        charged=expense.charged.amount,
        reserved=expense.reserved.amount,
        channel_id=expense.purpose.channel_id,
        run_id=expense.purpose.run_id,
        idea_id=expense.purpose.idea_id,
        day=expense.purpose.day,
        at=expense.at,
    )
