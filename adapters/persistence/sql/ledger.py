"""The ledger on PostgreSQL: one order at a time of a tenant looks at its caps, so no two can pass the same gap."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, text, true, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.budgets import budget_in
from adapters.persistence.sql.expenses import EXPENSES, expense_of, values_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables.money import ExpenseState
from application.ports.clock import Clock
from application.ports.ledger import HELD_FOR, Expense, Ledger, OrderKey, Purchase, Reservation
from domain.budgets.budget import Budget, Cap, CapScope, caps_of, refused_by
from domain.budgets.money import Money
from domain.budgets.prices import Cost
from domain.shared.ids import IdeaId, TenantId

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:tenant, 1))")
_SUBJECTS = {
    CapScope.VIDEO: EXPENSES.c.idea_id,
    CapScope.RUN: EXPENSES.c.run_id,
    CapScope.CHANNEL_DAY: EXPENSES.c.channel_id,
}
_IS_HELD = EXPENSES.c.state == ExpenseState.RESERVED


@dataclass(frozen=True, slots=True)
class SqlLedger(Ledger):
    """`usual` is the budget of a tenant that set none itself."""

    sessions: Sessions
    clock: Clock
    usual: Budget = field(default_factory=Budget)

    async def reserve(self, purchase: Purchase) -> Reservation:
        tenant_id = purchase.purpose.tenant_id
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(_ONE_AT_A_TIME, {"tenant": str(tenant_id)})
            turn = await _turn(session, tenant_id, purchase.key)
            await self._refuse_beyond_caps(session, purchase, turn)
            now = self.clock.now()
            held = values_of(purchase, turn, now, now + HELD_FOR)
            statement = upsert(EXPENSES).values(held)
            await session.execute(statement.on_conflict_do_update(constraint=EXPENSES.primary_key, set_=held))
        return Reservation(purchase=purchase, turn=turn)

    async def settle(self, reservation: Reservation, cost: Cost) -> None:
        amounts = {measure.value: str(amount) for measure, amount in cost.usage.amounts.items()}
        served = {"provider": cost.usage.provider, "model": cost.usage.model, "amounts": amounts}
        await self._end(reservation, state=ExpenseState.SETTLED, charged=cost.money.amount, **served)

    async def release(self, reservation: Reservation) -> None:
        await self._end(reservation, state=ExpenseState.RELEASED)

    async def close(self, tenant_id: TenantId, order: str) -> Money | None:
        columns = EXPENSES.c
        ours = (columns.tenant_id == tenant_id, columns.order_key == order)
        interrupted = update(EXPENSES).where(*ours, _IS_HELD)
        total = select(columns.currency, func.sum(columns.charged).label("charged")).where(*ours)
        async with writing(self.sessions, tenant_id) as session:
            values = {"state": ExpenseState.SETTLED, "charged": columns.reserved, "reserved": 0}
            await session.execute(interrupted.values(values))
            row = (await session.execute(total.group_by(columns.currency))).first()
        return None if row is None else Money(row.charged, row.currency)

    async def expenses(
        self,
        tenant_id: TenantId,
        *,
        ideas: Sequence[IdeaId] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Sequence[Expense]:
        columns, now = EXPENSES.c, self.clock.now()
        conditions = [
            or_(columns.charged > 0, and_(_IS_HELD, columns.held_until > now, columns.reserved > 0)),
            *([] if ideas is None else [columns.idea_id.in_(ideas)]),
            *([] if since is None else [columns.day >= since]),
            *([] if until is None else [columns.day <= until]),
        ]
        statement = own(EXPENSES, tenant_id, *conditions).order_by(columns.at, columns.order_key, columns.number)
        async with reading(self.sessions, tenant_id) as session:
            return [expense_of(row) for row in (await session.execute(statement)).mappings()]

    async def _refuse_beyond_caps(self, session: AsyncSession, purchase: Purchase, turn: int) -> None:
        purpose, money = purchase.purpose, purchase.expected.money
        tenant = await budget_in(session, purpose.tenant_id, None, self.usual)
        channel = await budget_in(session, purpose.tenant_id, purpose.channel_id, Budget())
        caps = list(caps_of(purpose, tenant, channel))
        if not caps:
            return
        sums = (await session.execute(_spent(purchase, turn, caps, self.clock.now()))).one()
        for cap, amount in zip(caps, sums, strict=True):
            spent = Money(amount, money.currency)
            if cap.limit < spent + money:
                raise refused_by(cap, spent, money, tenant, channel)

    async def _end(self, reservation: Reservation, **values: Any) -> None:  # noqa: ANN401 - columns of all kinds
        purchase, columns = reservation.purchase, EXPENSES.c
        it = _is_purchase(purchase.purpose.tenant_id, purchase.key, reservation.turn)
        async with writing(self.sessions, purchase.purpose.tenant_id) as session:
            await session.execute(update(EXPENSES).where(it, _IS_HELD).values({columns.reserved: 0, **values}))


async def _turn(session: AsyncSession, tenant_id: TenantId, key: OrderKey) -> int:
    """Return the turn that is still reserved, so that it is reserved once, or a new one."""
    columns = EXPENSES.c
    ours = (columns.tenant_id == tenant_id, columns.order_key == key.order, columns.number == key.number)
    statement = select(columns.turn, columns.state).where(*ours).order_by(columns.turn.desc()).limit(1)
    last = (await session.execute(statement)).first()
    if last is None:
        return 1
    return int(last.turn) if last.state == ExpenseState.RESERVED else int(last.turn) + 1


def _spent(purchase: Purchase, turn: int, caps: Sequence[Cap], now: datetime) -> Select[Any]:
    """Add up, for each cap, what is charged and what is held by others; only what counts for one of them is read."""
    columns, tenant_id = EXPENSES.c, purchase.purpose.tenant_id
    held = case((and_(_IS_HELD, columns.held_until > now), columns.reserved), else_=0)
    counted = columns.charged + held
    under = [_is_under(cap) for cap in caps]
    sums = [func.coalesce(func.sum(counted).filter(each), 0) for each in under]
    it = _is_purchase(tenant_id, purchase.key, turn)
    return select(*sums).where(
        columns.tenant_id == tenant_id, columns.currency == purchase.expected.money.currency, ~it, or_(*under)
    )


def _is_under(cap: Cap) -> ColumnElement[bool]:
    in_time = true() if cap.since is None else EXPENSES.c.day.between(cap.since, cap.until)
    return in_time if cap.subject is None else and_(in_time, _SUBJECTS[cap.scope] == cap.subject)


def _is_purchase(tenant_id: TenantId, key: OrderKey, turn: int) -> ColumnElement[bool]:
    columns = EXPENSES.c
    return and_(
        columns.tenant_id == tenant_id,
        columns.order_key == key.order,
        columns.number == key.number,
        columns.turn == turn,
    )
