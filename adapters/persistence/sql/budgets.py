"""Budgets on PostgreSQL."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import uuid4

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.journal import AUDIT
from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables import BudgetRow
from application.ports.clock import Clock
from application.ports.ledger import BudgetBook
from domain.budgets.budget import Budget, CapScope, WhenReached
from domain.budgets.money import Money
from domain.shared.ids import ChannelId, TenantId

BUDGETS = table_of(BudgetRow)


@dataclass(frozen=True, slots=True)
class SqlBudgetBook(BudgetBook):
    """`usual` is what the settings say for a tenant that set nothing itself."""

    sessions: Sessions
    clock: Clock
    usual: Budget = field(default_factory=Budget)

    async def budget(self, tenant_id: TenantId, channel_id: ChannelId | None = None) -> Budget:
        async with reading(self.sessions, tenant_id) as session:
            return await budget_in(session, tenant_id, channel_id, self.usual)

    async def set_budget(
        self, tenant_id: TenantId, budget: Budget, channel_id: ChannelId | None = None, *, actor: str
    ) -> None:
        subject, caps = channel_id or tenant_id, {scope.value: str(money.amount) for scope, money in budget.caps}
        currency = next((money.currency for _, money in budget.caps), "")
        now = self.clock.now()
        values = {"currency": currency, "caps": caps, "when_reached": budget.when_reached, "updated_at": now}
        statement = upsert(BUDGETS).values(tenant_id=tenant_id, subject_id=subject, **values)
        audit = {
            "tenant_id": tenant_id,
            "entry_id": uuid4(),
            "actor": actor,
            "action": "BudgetSet",
            "entity": "channel" if channel_id else "tenant",
            "entity_id": subject,
            "before": told(await self.budget(tenant_id, channel_id)),
            "after": told(budget),
            "reason": "",
            "workflow_id": "",
            "at": now,
        }
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(statement.on_conflict_do_update(constraint=BUDGETS.primary_key, set_=values))
            await session.execute(insert(AUDIT).values(audit))


async def budget_in(session: AsyncSession, tenant_id: TenantId, channel_id: ChannelId | None, usual: Budget) -> Budget:
    """Read in the transaction that counts, so that a cap holds from the moment in which it is set."""
    statement = own(BUDGETS, tenant_id, BUDGETS.c.subject_id == (channel_id or tenant_id))
    row = (await session.execute(statement)).mappings().first()
    if row is None:
        return Budget() if channel_id else usual
    caps = tuple((CapScope(name), Money(Decimal(amount), row["currency"])) for name, amount in row["caps"].items())
    return Budget(caps=caps, when_reached=WhenReached(row["when_reached"]) if row["when_reached"] else None)


def told(budget: Budget) -> str:
    """Return the budget in words, for the audit trail."""
    caps = [f"{scope} {money}" for scope, money in budget.caps]
    return ", ".join([*caps, *([f"then {budget.when_reached}"] if budget.when_reached else [])])
