"""A pipeline whose budget is reached waits in sight of everybody, spends no more, and loses no decision."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.commands import ApproveScript, RetryStage
from application.contracts.pipeline import GatePolicy, Stage, StageState
from domain.budgets.prices import Usage
from domain.ideas.idea import Idea
from domain.tenancy.channel import GateMode
from tests.support.line import AUTO, Line
from tests.support.purchases import a_budget

pytestmark = pytest.mark.temporal

ALL_BUT_THE_SCRIPT = GatePolicy(idea=GateMode.AUTO, script=GateMode.MANUAL, schedule=GateMode.AUTO)


def deciding(line: Line, idea: Idea) -> dict[str, Any]:
    return {"tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id, "decision_id": uuid4()}


async def spent(line: Line) -> Decimal:
    return sum((each.charged.amount for each in await line.ledger.expenses(line.tenant_id)), Decimal(0))


async def cap(line: Line, **caps: str) -> None:
    await line.ledger.set_budget(line.tenant_id, a_budget(None, **caps), actor="user:ann")


async def test_a_reached_budget_is_waited_for_and_a_raised_one_lets_the_pipeline_go_on(line: Line) -> None:
    line.imagery.usage = Usage.pictures("openai", "draws")
    await cap(line, tenant_day="0.25")
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.ASSETS, StageState.WAITING)

    assert "of the day is reached: of 0.25 USD" in line.progress.stages[idea.id, Stage.ASSETS].detail
    assert await spent(line) <= Decimal("0.25")
    assert [asset for asset in line.all_of("asset") if asset.failure] == []

    await cap(line, tenant_day="0.30")
    await line.pipeline.decide(RetryStage(**deciding(line, idea)))
    await line.until_published()

    assert sorted(line.imagery.drawn) == ["s1", "s2", "thumbnail"]
    assert await spent(line) == Decimal("0.30")
    assert sum(asset.current.cost_usd for asset in line.all_of("asset")) == pytest.approx(0.30)


async def test_an_approval_that_was_given_before_the_budget_was_reached_still_counts_afterwards(line: Line) -> None:
    line.imagery.usage = Usage.pictures("openai", "draws")
    await cap(line, video="0")
    idea = await line.an_idea()
    await line.start(idea, ALL_BUT_THE_SCRIPT)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    script = line.the("script")
    await line.pipeline.decide(
        ApproveScript(
            **deciding(line, idea),
            script_id=script.id,
            content_hash=script.content_hash,
            expected_version=script.version,
        )
    )
    await line.until(idea, Stage.ASSETS, StageState.WAITING)

    assert line.the("script").status == "approved"
    assert "Raise the cap" in line.progress.stages[idea.id, Stage.ASSETS].detail

    await cap(line, video="1")
    await line.pipeline.decide(RetryStage(**deciding(line, idea)))
    await line.until_published()
    assert line.the("script").revision == 1


async def test_ideas_that_the_budget_has_no_room_for_are_told_with_the_run(line: Line) -> None:
    line.idea_writer.usage = Usage.text("openai", "writes", input_tokens=1000, output_tokens=1000)
    await cap(line, tenant_day="0.02")
    await line.run_daily("one.md", "two.md")
    await line.until_published()

    problems = line.the("run").source_failures
    assert [problem.source for problem in problems] == ["two.md"]
    assert "budget of the day is reached" in problems[0].reason
