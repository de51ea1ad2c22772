"""Costs and budgets over JSON, and on the page of a video."""

import pytest

from domain.shared.ids import ChannelId, IdeaId, RunId, TenantId
from tests.support.purchases import TODAY, a_cost, a_purchase, a_purpose
from tests.support.web import Content, WebWorld

pytestmark = pytest.mark.postgres


async def paid(web: WebWorld, content: Content) -> None:
    ledger = web.container.ledger()
    whom = {"channel_id": ChannelId(web.ours.channel_id), "idea_id": IdeaId(content.idea_id)}
    for stage, amount in (("assets", "0.063"), ("script", "0.004")):
        purpose = a_purpose(TenantId(web.ours.tenant_id), run_id=RunId(content.run_id), stage=stage, **whom)
        await ledger.settle(await ledger.reserve(a_purchase(purpose, amount)), a_cost(amount))


async def test_what_a_video_cost_is_told_by_stage(web: WebWorld) -> None:
    content = await web.content()
    await paid(web, content)
    async with await web.api() as client:
        costs = (await client.get("/api/v1/costs", params={"idea_id": str(content.idea_id)})).json()
        none = (await client.get("/api/v1/costs", params={"since": "2030-01-01"})).json()

    assert (costs["total"], costs["currency"]) == ("0.067000", "USD")
    assert list(costs["by_stage"].items()) == [("script", "0.004000"), ("assets", "0.063000")]
    assert [(each["provider"], each["day"]) for each in costs["expenses"]] == [("openai", str(TODAY))] * 2
    assert none["expenses"] == []


async def test_nobody_sees_what_another_tenant_paid(web: WebWorld) -> None:
    content = await web.content()
    await paid(web, content)
    async with await web.api(web.theirs) as stranger:
        costs = (await stranger.get("/api/v1/costs", params={"idea_id": str(content.idea_id)})).json()

    assert costs["expenses"] == []


async def test_a_budget_is_set_for_the_tenant_and_for_a_channel(web: WebWorld) -> None:
    caps = {"caps": {"tenant_day": "5.00", "video": "0.35"}, "when_reached": "offline"}
    own = f"/api/v1/channels/{web.ours.channel_id}/budget"
    async with await web.api() as client:
        assert (await client.get("/api/v1/budget")).json() == {"currency": "USD", "caps": {}, "when_reached": "wait"}
        assert (await client.put("/api/v1/budget", json=caps)).status_code == 200
        await client.put(own, json={"caps": {"video": "0"}})

        assert (await client.get("/api/v1/budget")).json()["caps"] == {"tenant_day": "5.00", "video": "0.35"}
        assert (await client.get(own)).json() == {"currency": "USD", "caps": {"video": "0"}, "when_reached": None}
        refused = await client.put("/api/v1/budget", json={"caps": {"tenant_day": "-1"}})
        assert refused.status_code == 422
        trail = (await client.get("/api/v1/audit")).json()["items"]
    assert [each["after"] for each in trail if each["action"] == "BudgetSet"] == [
        "video 0.00 USD",
        "tenant_day 5.00 USD, video 0.35 USD, then offline",
    ]


async def test_the_page_of_a_video_says_what_it_cost(web: WebWorld) -> None:
    content = await web.content()
    async with await web.portal() as client:
        free = (await client.get(f"/t/{web.container.settings().tenant}/videos/{content.video_id}")).text
        await paid(web, content)
        page = (await client.get(f"/t/{web.container.settings().tenant}/videos/{content.video_id}")).text

    assert "works here and is free" in free
    assert "0.063 USD" in page
    assert "0.067 USD" in page
