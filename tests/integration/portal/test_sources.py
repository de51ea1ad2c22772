"""Where ideas come from, in the settings; and on an idea, what it is like and why its score is as it is."""

from uuid import UUID, uuid4

import pytest

from application.contracts.curation import NewSource
from domain.ideas.likeness import Likeness, Standing
from domain.shared.ids import ChannelId, IdeaId
from tests.support.builders import ANN, NOON, an_idea
from tests.support.portal_world import Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]
PRIVATE = "http://127.0.0.1/feed.xml"


async def test_a_source_is_added_its_failure_told_and_it_can_be_paused_and_removed(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/sources")
    await window.ready()
    await window.page.get_by_label("Add a source").fill(PRIVATE)
    await window.page.get_by_label("What it gives").select_option("trends")
    await window.page.get_by_role("button", name="Add source").click()
    await window.page.locator("td", has_text="Trends").wait_for()
    row = window.page.get_by_role("row", name=PRIVATE).first

    assert "private or reserved address" in await row.inner_text()
    await row.get_by_role("button", name="Pause").click()
    await window.page.get_by_role("button", name="Resume").wait_for()
    (source,) = await portal.world.container.sources().every(portal.context.tenant_id)
    assert (source.status, source.state.failures, source.role) == ("paused", 1, "trends")
    await window.page.get_by_role("button", name="Remove").click()
    await window.page.get_by_text("There are none yet.").wait_for()


async def test_the_audience_and_the_threshold_are_saved_and_a_wrong_number_is_told(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/sources")
    await window.ready()
    await window.page.get_by_label("Approve by itself from").fill("7")
    await window.page.get_by_role("button", name="Save audience").click()
    await window.page.locator("#e-auto_approve_from").wait_for()
    await window.page.get_by_label("Approve by itself from").fill("0.7")
    await window.page.get_by_label("Ages").fill("13-17")
    await window.page.get_by_label("Interests, one a line").fill("trees\ncities")
    await window.page.get_by_role("button", name="Save audience").click()
    await window.page.get_by_text("Audience saved").wait_for()
    channels = portal.world.container.channels()
    curation = (await channels.get(portal.context.tenant_id, ChannelId(portal.world.ours.channel_id))).curation

    assert (curation.auto_approve_from, curation.audience.age_band) == (0.7, "13-17")
    assert curation.audience.interests == ("trees", "cities")


async def test_a_campaign_is_begun_and_ended_and_a_backward_period_is_told(portal: Portal) -> None:
    window = await portal.signed_in()
    await window.go("/settings/sources")
    await window.ready()
    await window.page.get_by_label("Begin a campaign").fill("Shade")
    await window.page.get_by_label("From", exact=True).fill("2026-12-24")
    await window.page.get_by_label("Until", exact=True).fill("2026-12-01")
    await window.page.get_by_role("button", name="Begin campaign").click()
    await window.page.locator("#e-ends_at").wait_for()
    await window.page.get_by_label("Until", exact=True).fill("2027-01-31")
    await window.page.get_by_label("Topics, one a line").last.fill("trees")
    await window.page.get_by_role("button", name="Begin campaign").click()
    await window.page.get_by_text("Campaign “Shade” saved").wait_for()
    await window.page.get_by_role("button", name="End Shade").click()
    await window.page.get_by_text("Campaign “Shade” ended").wait_for()
    channels, owner = portal.world.container.channels(), ChannelId(portal.world.ours.channel_id)
    (campaign,) = await channels.campaigns(portal.context.tenant_id, owner)

    assert (campaign.name, campaign.topics, campaign.status) == ("Shade", ("trees",), "ended")


async def an_alike_pair(portal: Portal) -> tuple[UUID, UUID]:
    channel = ChannelId(portal.world.ours.channel_id)
    first = an_idea(channel_id=channel, title="Trees cool the road", score=0.3)
    match = Likeness(
        idea_id=IdeaId(first.id),
        title=first.title,
        similarity=0.86,
        why="both speak of “tree”, “shade”",
        standing=Standing.REJECTED,
    )
    second = an_idea(
        id=IdeaId(uuid4()),
        channel_id=channel,
        title="Shade for the city",
        score=0.8,
        score_parts={"trend": 0.1, "novelty": 0.0},
        score_reasons={"trend": "2 recent signals speak of it.", "novelty": "A near duplicate."},
        match=match,
        held_because="It is 86% like “Trees cool the road”, which was rejected.",
        routing="English fits it best.",
        created_at=NOON,
    )
    async with portal.world.container.unit_of_work(portal.context) as work:
        for idea in (first, second):
            idea.propose(by=ANN)
            work.ideas.add(idea)
        await work.commit()
    return first.id, second.id


async def test_an_idea_shows_what_it_is_like_why_and_why_it_is_left_to_a_person(portal: Portal) -> None:
    first, second = await an_alike_pair(portal)
    window = await portal.signed_in()
    await window.go(f"/ideas/{second}")
    await window.ready()
    text = await window.page.locator("main").inner_text()

    for told in (
        "86 %",
        "both speak of “tree”, “shade”",
        "rejected",
        "2 recent signals",
        "Left to you.",
        "fits it best",
    ):
        assert told in text
    await window.page.locator("section.det").get_by_role("link", name="Trees cool the road").click()
    await window.page.wait_for_url(f"**/ideas/{first}**")


async def test_a_source_of_all_channels_says_so(portal: Portal) -> None:
    curating = portal.world.container.curating()
    await curating.add_source(portal.context.tenant_id, NewSource(locator="https://a.example/feed"))
    window = await portal.signed_in()
    await window.go("/settings/sources")

    assert "to all channels" in await window.page.locator("main").inner_text()
